import { useMemo, useRef } from 'react'
import type { CSSProperties } from 'react'
import { useActions } from '../../editor/useActions.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { ContextMenu } from '../../ui/Menu.tsx'
import { useRowDrag } from '../../ui/useRowDrag.ts'
import { useAllHeld } from '../../ui/heldDrafts.ts'
import type { GridColumn } from './columns.ts'
import { DayLine } from './DayLine.tsx'
import { gridMenu } from './gridMenu.ts'
import { ListHeader } from './ListHeader.tsx'
import type { ListRow, ListView } from './listRows.ts'
import { SceneLine } from './SceneLine.tsx'
import { cellId, ShotLine } from './ShotLine.tsx'
import { useGridHands } from './useGridHands.ts'
import { gapAt, isLow, useGridScroll } from './useGridScroll.ts'
import { heldByShot } from './useHeldCells.ts'
import { useShotGrid } from './useShotGrid.ts'

interface ShotGridBoxProps {
  readonly rows: readonly ListRow[]
  readonly columns: readonly GridColumn[]
  readonly sort: ListView['sort']
  /** The rows stand in film order. */
  readonly inOrder: boolean
  /** They are the shooting order's. */
  readonly shooting: boolean
  readonly onSort: Parameters<typeof ListHeader>[0]['onSort']
  readonly onResize: Parameters<typeof ListHeader>[0]['onResize']
}

/** The scrolled grid. Only the visible rows are mounted. */
export function ShotGridBox({ rows, columns, sort, inOrder, shooting, onSort, onResize }: ShotGridBoxProps) {
  const board = useBoard()
  const box = useRef<HTMLDivElement>(null)
  const actions = useActions()
  const editor = useEditor()
  const grid = useShotGrid(rows, columns, { inOrder, shooting })
  const drafts = useAllHeld()
  const held = useMemo(() => heldByShot(drafts), [drafts])
  const { at, editing } = grid
  const atShot = grid.shotIds[at.row]
  const atColumn = columns[at.column]
  const atPlace = rows.findIndex((row) => row.id === atShot)
  const virtual = useGridScroll(box, rows, columns, { atPlace, atColumn: at.column })
  const { cell, handlers } = useGridHands(box, grid, columns.length, () => actions.run('shot.remove'))
  const drag = useRowDrag({
    list: box,
    gapAt: (y) => gapAt(box.current, virtual, rows.length, y),
    drop: ({ gap }) => grid.steps.drop(gap),
  })
  const line = drag.carried && (virtual.measurementsCache[drag.carried.gap]?.start ?? virtual.getTotalSize())
  const width = columns.reduce((sum, column) => sum + column.width, 0)

  return (
    <ContextMenu
      items={() => gridMenu(actions, grid, editor)}
      focusAfter={() => box.current?.focus({ preventScroll: true })}
    >
      <div
        ref={box}
        role="grid"
        className="list-box"
        style={{ '--number-width': `${columns[0]?.width ?? 0}px` } as CSSProperties}
        tabIndex={0}
        aria-label="Shot list"
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        {...(atShot && atColumn && { 'aria-activedescendant': cellId(atShot, atColumn.id) })}
        {...handlers}
        onPointerDownCapture={(event) => {
          const row = editor.canWrite && inOrder ? carriedRow(event.target, grid.selected) : null
          if (row === null || event.shiftKey) return
          event.stopPropagation()
          drag.press(event, row)
        }}
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
                {row.kind === 'day' ? (
                  <DayLine row={row} rowIndex={item.index + 2} columns={columns.length} />
                ) : row.kind === 'scene' ? (
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
          {line !== null && <div className="list-drop" style={{ top: line, width }} />}
        </div>
      </div>
    </ContextMenu>
  )
}

/** The selected row whose number is pressed: its rows are dragged by it. */
function carriedRow(target: EventTarget, selected: ReadonlySet<string>): string | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('.cell.shot[data-shot]') : null
  const id = cell?.dataset['shot']
  return id !== undefined && selected.has(id) && !cell?.querySelector('textarea') ? id : null
}
