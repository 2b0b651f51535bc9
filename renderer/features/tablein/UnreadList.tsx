import type { OddRow } from '#shared/interchange/oddRow.ts'
import type { PlannedRow } from '#shared/interchange/tableIn/tablePlan.ts'
import { Empty } from '../../ui/Empty.tsx'

interface UnreadListProps {
  readonly rows: readonly PlannedRow[]
  readonly odd: readonly OddRow[]
}

/** Nobody looks through more than this here. */
const MOST_SHOWN = 300

/** Rows and cells that could not be read, and why. */
export function UnreadList({ rows, odd }: UnreadListProps) {
  const cells = rows.flatMap(({ row, unread }) => unread.map((cell) => ({ row, ...cell })))
  if (cells.length + odd.length === 0) return <Empty title="Every cell was read." />
  return (
    <ul className="importing-list tablein-unread" aria-label="Not read">
      {odd.map(({ row, why }, at) => (
        <li key={`odd ${at}`}>
          <b>Row {row}</b>
          <span>{why}</span>
        </li>
      ))}
      {cells.slice(0, MOST_SHOWN).map(({ row, label, text, why }) => (
        <li key={`${row} ${label}`}>
          <b>Row {row}</b>
          <span>
            {label} {text !== '' && <q>{text}</q>}
            <small>{why}</small>
          </span>
        </li>
      ))}
      {cells.length > MOST_SHOWN && <li>And {cells.length - MOST_SHOWN} more.</li>}
    </ul>
  )
}
