import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { Dialog as Base } from 'radix-ui'
import { useMemo, useRef, useState } from 'react'
import { sameElements } from '#shared/breakdown/changedLines.ts'
import type { DraftId } from '#shared/document/ids.ts'
import type { DraftRow } from '#shared/document/schema.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
import { changeNear, changeStarts, otherElement, placeAmong } from './beside.ts'
import { plainModel } from './plainModel.ts'
import type { ScriptModel } from '../useScriptModel.ts'
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
  /** The element of the later draft at which the script is being read. */
  readonly reading: number
  readonly onChoose: (fields: { readonly before?: DraftId; readonly after?: DraftId }) => void
  readonly onClose: () => void
}

/** The older draft at the left: both stay at the same text, whichever is scrolled. */
export function SideBySide({ drafts, before, after, reading, onChoose, onClose }: SideBySideProps) {
  const [left, right] = useMemo(
    () => [plainModel(before.id, before.script, after.script), plainModel(after.id, after.script, before.script)],
    [before.id, before.script, after.id, after.script],
  )
  const pairs = useMemo(() => sameElements(before.script, after.script), [before.script, after.script])
  const starts = useMemo(() => changeStarts(right.changed), [right])
  const panes = [useRef<DraftPagesHandle>(null), useRef<DraftPagesHandle>(null)] as const
  const [first] = useState(() => {
    const line = lineOf(right, reading)
    return starts[changeNear(starts, line)] ?? line
  })
  const [place, setPlace] = useState(() => placeAmong(starts, first))
  const [earlier, later] = [Math.ceil(place) - 1, Math.floor(place) + 1]

  function step(to: number): void {
    const line = starts[to]
    if (line === undefined) return
    setPlace(to)
    panes[1].current?.show(line)
    panes[0].current?.show(beside(1, line))
  }

  /** The line of the other draft that stands beside one of this. */
  function beside(from: 0 | 1, line: number): number {
    const [here, there] = from === 0 ? [left, right] : [right, left]
    return lineOf(there, otherElement(pairs, from, here.text.lines[line]?.element ?? 0))
  }

  function follow(from: 0 | 1, line: number): void {
    const other = beside(from, line)
    panes[from === 0 ? 1 : 0].current?.show(other)
    setPlace(placeAmong(starts, from === 0 ? other : line))
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
            : `${later === 0 ? '' : `${later} of `}${starts.length} ${starts.length === 1 ? 'change' : 'changes'}`}
        </output>
        <IconButton
          label="Previous change"
          icon={<ChevronUp aria-hidden />}
          disabled={earlier < 0}
          onClick={() => step(earlier)}
        />
        <IconButton
          label="Next change"
          icon={<ChevronDown aria-hidden />}
          disabled={later >= starts.length}
          onClick={() => step(later)}
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
              start={side === 0 ? beside(1, first) : first}
              onScroll={(line) => follow(side as 0 | 1, line)}
            />
          </section>
        ))}
      </div>
    </>
  )
}

function lineOf({ text }: Pick<ScriptModel, 'text'>, element: number): number {
  return Math.max(
    0,
    text.lines.findIndex((each) => each.element >= element),
  )
}
