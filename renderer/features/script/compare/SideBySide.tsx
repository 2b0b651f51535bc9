import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { Dialog as Base } from 'radix-ui'
import { useMemo, useRef, useState } from 'react'
import { sameElements } from '#shared/breakdown/changedLines.ts'
import type { DraftId } from '#shared/document/ids.ts'
import type { DraftRow } from '#shared/document/schema.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import { changeStarts, otherElement } from './beside.ts'
import { plainModel } from './plainModel.ts'
import { DraftPages } from './DraftPages.tsx'
import type { DraftPagesHandle } from './DraftPages.tsx'

interface ShownDraft {
  readonly id: DraftId
  readonly script: Screenplay
}

interface SideBySideProps {
  readonly drafts: readonly DraftRow[]
  readonly before: ShownDraft
  readonly after: ShownDraft
  readonly onChoose: (fields: { readonly before?: DraftId; readonly after?: DraftId }) => void
  readonly onClose: () => void
}

/** The older draft at the left: both stay at the same text, whichever is scrolled. */
export function SideBySide({ drafts, before, after, onChoose, onClose }: SideBySideProps) {
  const [left, right] = useMemo(
    () => [plainModel(before.id, before.script, after.script), plainModel(after.id, after.script, before.script)],
    [before.id, before.script, after.id, after.script],
  )
  const pairs = useMemo(() => sameElements(before.script, after.script), [before.script, after.script])
  const starts = useMemo(() => changeStarts(right.changed), [right])
  const panes = [useRef<DraftPagesHandle>(null), useRef<DraftPagesHandle>(null)] as const
  const [at, setAt] = useState(-1)

  function step(by: 1 | -1): void {
    const next = Math.max(0, Math.min(starts.length - 1, at + by))
    setAt(next)
    const line = starts[next]
    if (line === undefined) return
    panes[1].current?.show(line)
    follow(1, right.text.lines[line]!.element)
  }

  function follow(from: 0 | 1, element: number): void {
    const other = otherElement(pairs, from, element)
    const model = from === 0 ? right : left
    const line = model.text.lines.findIndex((each) => each.element >= other)
    panes[from === 0 ? 1 : 0].current?.show(Math.max(0, line))
  }

  const options = drafts
    .toReversed()
    .map(({ id, name, color }) => ({ value: id, label: name, ...(color !== '' && { note: color }) }))
  return (
    <>
      <header className="compare-bar">
        <Base.Title className="compare-title">Compare drafts</Base.Title>
        <output className="compare-count">
          {starts.length === 0
            ? 'The drafts are alike'
            : `${at < 0 ? '' : `${at + 1} of `}${starts.length} ${starts.length === 1 ? 'change' : 'changes'}`}
        </output>
        <IconButton
          label="Previous change"
          icon={<ChevronUp aria-hidden />}
          disabled={at <= 0}
          onClick={() => step(-1)}
        />
        <IconButton
          label="Next change"
          icon={<ChevronDown aria-hidden />}
          disabled={at >= starts.length - 1}
          onClick={() => step(1)}
        />
        <IconButton label="Close" keys="Esc" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <div className="compare-sides">
        {([left, right] as const).map((model, side) => (
          <section key={side} className="compare-side" aria-label={side === 0 ? 'Earlier draft' : 'Later draft'}>
            <Select
              label={side === 0 ? 'Earlier draft' : 'Later draft'}
              value={side === 0 ? before.id : after.id}
              options={options}
              onChange={(id) => onChoose(side === 0 ? { before: id } : { after: id })}
            />
            <DraftPages
              ref={panes[side as 0 | 1]}
              label={side === 0 ? 'Earlier draft' : 'Later draft'}
              model={model}
              gone={side === 0}
              onScroll={(element) => follow(side as 0 | 1, element)}
            />
          </section>
        ))}
      </div>
    </>
  )
}
