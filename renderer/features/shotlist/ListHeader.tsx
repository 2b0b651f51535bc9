import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import type { PointerEvent } from 'react'
import type { GridColumn, ColumnId } from './columns.ts'
import type { ListView } from './listRows.ts'

interface ListHeaderProps {
  readonly columns: readonly GridColumn[]
  readonly sort: ListView['sort']
  readonly onSort: (column: ColumnId) => void
  readonly onResize: (column: ColumnId, width: number) => void
}

/** Column names. A click sorts; dragging the right edge resizes. */
export function ListHeader({ columns, sort, onSort, onResize }: ListHeaderProps) {
  return (
    <div role="row" aria-rowindex={1} className="list-header">
      {columns.map((column, place) => {
        const sorted = sort?.column === column.id
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={place + 1}
            aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            className={`cell ${column.id}`}
            style={{ width: column.width }}
          >
            <button type="button" tabIndex={-1} onClick={() => onSort(column.id)}>
              {column.label}
              {sorted && (sort.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
            </button>
            <Edge column={column} onResize={onResize} />
          </div>
        )
      })}
    </div>
  )
}

function Edge({ column, onResize }: { readonly column: GridColumn; readonly onResize: ListHeaderProps['onResize'] }) {
  const start = useRef<{ x: number; width: number } | null>(null)
  function down(event: PointerEvent<HTMLSpanElement>): void {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width: column.width }
  }
  function move(event: PointerEvent): void {
    if (start.current) onResize(column.id, start.current.width + event.clientX - start.current.x)
  }
  return (
    <span
      className="column-edge"
      aria-hidden
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = null
      }}
    />
  )
}
