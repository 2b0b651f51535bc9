import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import type { PointerEvent } from 'react'
import { ColumnPanel } from './ColumnPanel.tsx'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { GridColumn } from './columns.ts'
import { useColumnDrag } from './useColumnDrag.ts'
import type { Viewing } from './useListView.ts'

export interface ListHeaderProps {
  readonly columns: readonly GridColumn[]
  readonly viewing: Viewing
  /** The column whose panel is open. */
  readonly opened: ColumnId | null
  readonly onOpen: (column: ColumnId | null) => void
  /** `dragged`: its edge is still held. */
  readonly onResize: (column: GridColumn, width: number, dragged: boolean) => void
  readonly onFit: (column: GridColumn) => void
  readonly onHide: (column: GridColumn) => void
  readonly onMove: (column: GridColumn, by: -1 | 1) => void
  /** To a gap between the columns: 0 before the first. */
  readonly onDrop: (column: GridColumn, gap: number) => void
  /** Takes the focus after a panel was open. */
  readonly focusAfter: () => void
}

/**
 * Column names. A click sorts, a drag moves the column; the right edge is dragged, or pressed twice to fit; the arrow
 * opens the column's panel, which does the same by keyboard.
 */
export function ListHeader(props: ListHeaderProps) {
  const { columns, viewing, opened, onOpen, onResize, onFit, onHide, onMove, onDrop, focusAfter } = props
  const { view, look } = viewing
  const drag = useColumnDrag(columns, (column, gap) => {
    onDrop(column, gap)
    focusAfter()
  })
  const line = drag.carried && columns.slice(0, drag.carried.gap).reduce((sum, { width }) => sum + width, 0)
  function sortBy(column: ColumnId): void {
    if (drag.isDragsClick()) return
    if (view.sort?.column !== column) look({ sort: { column, descending: false } })
    else look({ sort: view.sort.descending ? null : { column, descending: true } })
  }
  return (
    <div role="row" aria-rowindex={1} className="list-header" data-spots="columns">
      {columns.map((column, place) => {
        const sort = view.sort?.column === column.id ? view.sort : null
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={place + 1}
            data-spots={`column:${column.id}`}
            aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            className={`cell ${column.id} ${drag.carried?.id === column.id ? 'carried' : ''}`}
            style={{ width: column.width }}
          >
            <button
              type="button"
              className="column-name"
              tabIndex={-1}
              onClick={() => sortBy(column.id)}
              {...drag.handlersOf(column)}
            >
              <span>{column.label}</span>
              {sort && (sort.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
            </button>
            <ColumnPanel
              column={column}
              open={opened === column.id}
              onOpen={(open) => onOpen(open ? column.id : null)}
              viewing={viewing}
              onHide={() => onHide(column)}
              onMove={(by) => onMove(column, by)}
              onFit={() => onFit(column)}
              focusAfter={focusAfter}
            />
            <Edge column={column} onResize={onResize} onFit={() => onFit(column)} />
          </div>
        )
      })}
      {line !== null && <div className="column-drop" style={{ left: line }} aria-hidden />}
    </div>
  )
}

interface EdgeProps {
  readonly column: GridColumn
  readonly onResize: ListHeaderProps['onResize']
  readonly onFit: () => void
}

function Edge({ column, onResize, onFit }: EdgeProps) {
  const start = useRef<{ x: number; width: number } | null>(null)
  function down(event: PointerEvent<HTMLSpanElement>): void {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width: column.width }
  }
  function move(event: PointerEvent): void {
    if (start.current) onResize(column, start.current.width + event.clientX - start.current.x, true)
  }
  function up(event: PointerEvent): void {
    const by = start.current ? event.clientX - start.current.x : 0
    if (start.current && by !== 0) onResize(column, start.current.width + by, false)
    start.current = null
  }
  return (
    <span
      className="column-edge"
      aria-hidden
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onDoubleClick={onFit}
    />
  )
}
