import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { KeyboardEvent as KeyPress } from 'react'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'
import { Select } from '../../ui/Select.tsx'
import type { GridColumn } from './columns.ts'
import type { Finding } from './useFinding.ts'

interface FindStripProps {
  readonly finding: Finding
  readonly columns: readonly GridColumn[]
}

/** Finding and replacing words in the list's cells. Enter goes to the next, Shift+Enter to the one before, Esc closes. */
export function FindStrip({ finding, columns }: FindStripProps) {
  const { query, set, replacing, close, step, replaceAll, replaceOne } = finding
  const editor = useEditor()
  const box = useRef<HTMLElement>(null)
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  })
  useEffect(() => {
    const strip = box.current
    strip?.querySelector('input')?.select()
    const onKey = (event: KeyboardEvent): void => leave(event)
    strip?.addEventListener('keydown', onKey)
    return () => strip?.removeEventListener('keydown', onKey)
  }, [])
  const isEmpty = finding.cells.length === 0

  function onFindKey(event: KeyPress): void {
    if (event.key !== 'Enter') return
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  }
  return (
    <section ref={box} className="find-strip" aria-label="Find in the list">
      <LiveInput
        label="Find"
        placeholder="Find"
        value={query.text}
        onChange={(text) => set({ text })}
        onKeyDown={onFindKey}
      />
      {replacing && <ReplaceField finding={finding} />}
      <IconButton
        label="Match case"
        icon={<CaseSensitive aria-hidden />}
        aria-pressed={query.matchCase}
        onClick={() => set({ matchCase: !query.matchCase })}
      />
      <IconButton
        label="Whole words"
        icon={<WholeWord aria-hidden />}
        aria-pressed={query.wholeWord}
        onClick={() => set({ wholeWord: !query.wholeWord })}
      />
      <Select
        label="In"
        className="find-where"
        value={query.column}
        options={[
          { value: 'all', label: 'All columns' },
          ...columns.flatMap(({ id, label, field }) => (field === null ? [] : [{ value: id, label }])),
        ]}
        onChange={(column) => set({ column })}
      />
      <Check label="Selected shots" checked={query.selected} onChange={(selected) => set({ selected })} />
      <output className="find-count">{finding.words}</output>
      <div className="find-steps">
        <IconButton label="Previous" icon={<ChevronUp aria-hidden />} disabled={isEmpty} onClick={() => step(-1)} />
        <IconButton label="Next" icon={<ChevronDown aria-hidden />} disabled={isEmpty} onClick={() => step(1)} />
        <IconButton label="Close" keys="Esc" icon={<X aria-hidden />} onClick={close} />
      </div>
      {replacing && (
        <div className="find-replace">
          <Button disabled={isEmpty || !editor.canWrite} onClick={replaceOne}>
            Replace
          </Button>
          <Button disabled={isEmpty || !editor.canWrite} onClick={replaceAll}>
            Replace all
          </Button>
        </div>
      )}
    </section>
  )
}

/** Behind what is looked for in the order of keys, and on the line below it in sight. */
function ReplaceField({ finding: { query, set, replaceAll, replaceOne } }: Pick<FindStripProps, 'finding'>) {
  return (
    <div className="find-by">
      <LiveInput
        label="Replace with"
        placeholder="Replace with"
        value={query.by}
        onChange={(by) => set({ by })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (event.ctrlKey || event.metaKey) replaceAll()
          else replaceOne()
        }}
      />
    </div>
  )
}
