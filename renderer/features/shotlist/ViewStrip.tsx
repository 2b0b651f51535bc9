import { X } from 'lucide-react'
import { useBoard } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { filterWords, noFilter, withFilter } from './columnFilter.ts'
import { columnsOf } from './columns.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { Viewing } from './useListView.ts'

interface ViewStripProps {
  readonly viewing: Viewing
  readonly onOpen: (column: ColumnId) => void
}

/** How the list is narrowed and put together, each part with a way out of it. */
export function ViewStrip({ viewing: { view, look }, onOpen }: ViewStripProps) {
  const { sort, group, filters } = view
  const board = useBoard()
  if (sort === null && group === null && filters.length === 0) return null
  const labelOf = (column: ColumnId): string => columnsOf(board).find(({ id }) => id === column)?.label ?? ''
  return (
    <section className="view-strip" aria-label="How the list is shown">
      {group !== null && (
        <Chip text={`Grouped by ${labelOf(group)}`} onAway={() => look({ group: null })} onOpen={() => onOpen(group)} />
      )}
      {sort !== null && (
        <Chip
          text={`Sorted by ${labelOf(sort.column)}${sort.descending ? ', descending' : ''}`}
          onAway={() => look({ sort: null })}
          onOpen={() => onOpen(sort.column)}
        />
      )}
      {filters.map((filter) => (
        <Chip
          key={filter.column}
          text={filterWords({ label: labelOf(filter.column) }, filter)}
          onAway={() => look({ filters: withFilter(filters, noFilter(filter.column)) })}
          onOpen={() => onOpen(filter.column)}
        />
      ))}
      {filters.length > 0 && (
        <Button variant="ghost" onClick={() => look({ filters: [] })}>
          Show all
        </Button>
      )}
    </section>
  )
}

interface ChipProps {
  readonly text: string
  readonly onAway: () => void
  readonly onOpen: () => void
}

function Chip({ text, onAway, onOpen }: ChipProps) {
  return (
    <span className="view-chip">
      <button type="button" onClick={onOpen}>
        {text}
      </button>
      <button type="button" aria-label={`No longer ${text}`} onClick={onAway}>
        <X aria-hidden />
      </button>
    </span>
  )
}
