import { useId, useMemo, useState } from 'react'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { searchText } from '#shared/searchText.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { FieldNote } from '../../ui/FieldNote.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { isFiltering, noFilter, readLimit, valueCounts, withFilter } from './columnFilter.ts'
import type { ColumnFilter } from './columnFilter.ts'
import type { GridColumn } from './columns.ts'
import type { ShotListRow } from './listRow.ts'
import type { Viewing } from './useListView.ts'

const CONTENTS = [
  { value: 'any', label: 'All' },
  { value: 'filled', label: 'Filled' },
  { value: 'empty', label: 'Empty' },
] as const

/** Of longer lists the first ones; the rest are found by typing. */
const VALUES_SHOWN = 60

interface ColumnFilterFieldsProps {
  readonly column: GridColumn
  readonly viewing: Viewing
  /** What the other filters leave. */
  readonly shots: readonly ShotListRow[]
}

/** What a column's cells must hold. It takes effect as it is chosen. */
export function ColumnFilterFields({ column, viewing: { view, look }, shots }: ColumnFilterFieldsProps) {
  const filter = view.filters.find((each) => each.column === column.id) ?? noFilter(column.id)
  const board = useBoard()
  const figures = column.field !== null && fieldOf(board, column.field)?.kind === 'number' ? column.field : null
  const set = (change: Partial<ColumnFilter>): void =>
    look({ filters: withFilter(view.filters, { ...filter, ...change }) })
  return (
    <div className="column-filter">
      <Field label="Show only with">
        <LiveInput value={filter.holds} placeholder="Text" onChange={(holds) => set({ holds })} />
      </Field>
      {figures !== null && (
        <div className="column-range">
          <Figure label="From" column={figures} value={filter.from} onChange={(from) => set({ from })} />
          <Figure label="To" column={figures} value={filter.to} onChange={(to) => set({ to })} />
        </div>
      )}
      {column.id !== 'shot' && (
        <Segmented label="Cells" value={filter.content} options={CONTENTS} onChange={(content) => set({ content })} />
      )}
      {column.id !== 'shot' && <Values column={column} filter={filter} shots={shots} onChange={set} />}
      {isFiltering(filter) && (
        <Button variant="ghost" onClick={() => look({ filters: withFilter(view.filters, noFilter(column.id)) })}>
          Clear this filter
        </Button>
      )}
    </div>
  )
}

interface ValuesProps {
  readonly column: GridColumn
  readonly filter: ColumnFilter
  readonly shots: readonly ShotListRow[]
  readonly onChange: (change: Pick<ColumnFilter, 'values'>) => void
}

function Values({ column, filter, shots, onChange }: ValuesProps) {
  const board = useBoard()
  const all = useMemo(() => valueCounts(board, shots, column.id), [board, shots, column.id])
  const chosen = filter.values ?? []
  const typed = searchText(filter.holds.trim())
  const found = all.filter(({ value }) => chosen.includes(value) || searchText(value).includes(typed))
  if (found.length === 0) return null
  return (
    <div className="column-values" role="group" aria-label={`Values of ${column.label}`}>
      {found.slice(0, VALUES_SHOWN).map(({ value, count }) => (
        <Check
          key={value}
          label={value}
          hint={String(count)}
          checked={chosen.includes(value)}
          onChange={(on) => {
            const values = on ? [...chosen, value] : chosen.filter((other) => other !== value)
            onChange({ values: values.length === 0 ? null : values })
          }}
        />
      ))}
      {found.length > VALUES_SHOWN && (
        <small className="faint">and {found.length - VALUES_SHOWN} more: type to find</small>
      )}
    </div>
  )
}

interface FigureProps {
  readonly label: string
  readonly column: FieldId
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** What can't be read as a number asks for nothing, and is told so. */
function Figure({ label, column, value, onChange }: FigureProps) {
  const board = useBoard()
  const noteId = useId()
  const [text, setText] = useState(value === null ? '' : String(value))
  const { why } = readLimit(board, column, text)
  return (
    <Field label={label}>
      <LiveInput
        className="number"
        inputMode="decimal"
        value={text}
        {...(why !== null && { 'aria-invalid': true, 'aria-describedby': noteId })}
        onChange={(typed) => {
          setText(typed)
          onChange(readLimit(board, column, typed).value)
        }}
      />
      <FieldNote id={noteId} text={text} problem={why} most={undefined} />
    </Field>
  )
}
