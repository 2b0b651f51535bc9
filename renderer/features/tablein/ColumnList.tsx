import type { Board } from '#shared/document/board.ts'
import { tableTargets } from '#shared/interchange/tableIn/columnNames.ts'
import type { TableTarget } from '#shared/interchange/tableIn/columnNames.ts'
import type { TableChoices } from '#shared/interchange/tableIn/tablePlan.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Select } from '../../ui/Select.tsx'

interface ColumnListProps {
  readonly board: Board
  readonly rows: readonly (readonly string[])[]
  readonly choices: TableChoices
  readonly onChoices: (choices: TableChoices) => void
}

const SAMPLES = 3

/** Every column of the table with what is in it, and the field that it is read as. */
export function ColumnList({ board, rows, choices, onChoices }: ColumnListProps) {
  const { head, columns } = choices
  if (columns.length === 0) return <Empty title="This table has no columns." />
  return (
    <ul className="importing-list" aria-label="Columns">
      {columns.map((target, at) => {
        const heading = (head === null ? '' : (rows[head]?.[at] ?? '')).trim() || `Column ${at + 1}`
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a column has nothing of its own but its place
          <li key={at} className="tablein-column" data-left-out={target === null || undefined}>
            <span className="tablein-cut">{heading}</span>
            <span className="tablein-cut importing-quiet">{samplesOf(rows, head, at)}</span>
            <Select
              label={`Field for ${heading}`}
              value={target ?? ''}
              options={[
                { value: '', label: 'Leave out' },
                ...tableTargets(board).map(({ id, label }) => ({ value: id as string, label })),
              ]}
              onChange={(chosen) => onChoices({ ...choices, columns: moved(columns, at, chosen as TableTarget | '') })}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** A field is read from one column: the one before is left out. */
function moved(columns: TableChoices['columns'], at: number, chosen: TableTarget | ''): TableChoices['columns'] {
  const target = chosen === '' ? null : chosen
  return columns.map((each) => (each === target ? null : each)).with(at, target)
}

function samplesOf(rows: ColumnListProps['rows'], head: number | null, at: number): string {
  const cells = rows.slice((head ?? -1) + 1).map((row) => (row[at] ?? '').replaceAll(/\s+/g, ' ').trim())
  return [...new Set(cells.filter(Boolean))].slice(0, SAMPLES).join(' · ') || 'empty'
}
