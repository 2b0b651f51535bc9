import { useMemo, useRef } from 'react'
import { useBoard } from '../../editor/useEditor.ts'
import { useAllHeld } from '../../ui/heldDrafts.ts'
import type { GridColumn } from './columns.ts'
import { ListHeader } from './ListHeader.tsx'
import type { ListRow, ListView } from './listRows.ts'
import { SceneLine } from './SceneLine.tsx'
import { cellId, ShotLine } from './ShotLine.tsx'
import { useGridHands } from './useGridHands.ts'
import { isLow, useGridScroll } from './useGridScroll.ts'
import { heldByShot } from './useHeldCells.ts'
import { useShotGrid } from './useShotGrid.ts'

interface ShotGridBoxProps {
  readonly rows: readonly ListRow[]
  readonly columns: readonly GridColumn[]
  readonly sort: ListView['sort']
  readonly onSort: Parameters<typeof ListHeader>[0]['onSort']
  readonly onResize: Parameters<typeof ListHeader>[0]['onResize']
}

/** The scrolled grid. Only the visible rows are mounted. */
export function ShotGridBox({ rows, columns, sort, onSort, onResize }: ShotGridBoxProps) {
  const board = useBoard()
  const box = useRef<HTMLDivElement>(null)
  const grid = useShotGrid(rows, columns)
  const drafts = useAllHeld()
  const held = useMemo(() => heldByShot(drafts), [drafts])
  const { at, editing } = grid
  const atShot = grid.shotIds[at.row]
  const atColumn = columns[at.column]
  const atPlace = rows.findIndex((row) => row.id === atShot)
  const virtual = useGridScroll(box, rows, columns, { atPlace, atColumn: at.column })
  const { cell, handlers } = useGridHands(box, grid, columns.length)
  const width = columns.reduce((sum, column) => sum + column.width, 0)

  return (
    <div
      ref={box}
      role="grid"
      className="list-box"
      tabIndex={0}
      aria-label="Shot list"
      aria-multiselectable
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      {...(atShot && atColumn && { 'aria-activedescendant': cellId(atShot, atColumn.id) })}
      {...handlers}
    >
      <ListHeader columns={columns} sort={sort} onSort={onSort} onResize={onResize} />
      <div role="presentation" className="list-rows" style={{ height: virtual.getTotalSize(), width }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]!
          const typed = editing?.shotId === row.id ? editing : null
          return (
            <div
              key={item.key}
              role="presentation"
              className={typed ? 'list-row on-top' : 'list-row'}
              style={{ top: item.start, height: item.size, width }}
            >
              {row.kind === 'scene' ? (
                <SceneLine row={row} rowIndex={item.index + 2} columns={columns.length} />
              ) : (
                <ShotLine
                  board={board}
                  shot={row.shot}
                  number={row.number}
                  columns={columns}
                  held={held.get(row.id)}
                  rowIndex={item.index + 2}
                  selected={grid.selected.has(row.id)}
                  first={grid.span.first}
                  last={grid.span.last}
                  at={row.id === atShot ? at.column : -1}
                  editing={
                    typed && { column: typed.column, text: typed.text, upward: isLow(virtual, item.end), ...cell }
                  }
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
