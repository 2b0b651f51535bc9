import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { CSSProperties } from 'react'
import type { ShotId } from '#shared/document/ids.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { ContextMenu } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { useRowDrag } from '../../ui/useRowDrag.ts'
import { useAllHeld } from '../../ui/heldDrafts.ts'
import { columnsOf } from './columns.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { GridColumn } from './columns.ts'
import { DayLine } from './DayLine.tsx'
import type { DayLineProps } from './DayLine.tsx'
import { headOver } from './foldRows.ts'
import { fitWidth } from './fitWidth.ts'
import { gridMenu } from './gridMenu.ts'
import { GroupLine } from './GroupLine.tsx'
import { headId } from './HeadLine.tsx'
import type { HeadLineProps } from './HeadLine.tsx'
import { FindStrip } from './FindStrip.tsx'
import { ListHeader } from './ListHeader.tsx'
import type { ListHeaderProps } from './ListHeader.tsx'
import { isInOrder, isNarrowed } from './listRow.ts'
import type { HeadRow, ListRow } from './listRow.ts'
import { heightOf } from './rowWindow.ts'
import { SceneLine } from './SceneLine.tsx'
import { cellAround, cellId, ShotLine } from './ShotLine.tsx'
import { useFinding } from './useFinding.ts'
import { hiddenFrom } from './stillListed.ts'
import { useGridHands } from './useGridHands.ts'
import { gapAt, isLow, useGridScroll } from './useGridScroll.ts'
import { heldByShot } from './useHeldCells.ts'
import type { Viewing } from './useListView.ts'
import { useShotGrid } from './useShotGrid.ts'

interface ShotGridBoxProps {
  /** All rows, and those that no folded head hides. */
  readonly all: readonly ListRow[]
  readonly rows: readonly ListRow[]
  readonly columns: readonly GridColumn[]
  readonly viewing: Viewing
  /** The column whose panel is open. */
  readonly opened: ColumnId | null
  readonly onOpen: (column: ColumnId | null) => void
  readonly onResize: ListHeaderProps['onResize']
  readonly onHide: ListHeaderProps['onHide']
  readonly onMove: ListHeaderProps['onMove']
  readonly onDrop: ListHeaderProps['onDrop']
}

/** The scrolled grid. Only the visible rows are mounted. */
export function ShotGridBox(props: ShotGridBoxProps) {
  const { all, rows, columns, viewing, opened, onOpen, onResize, onHide, onMove, onDrop } = props
  const { view, look } = viewing
  const { shooting } = view
  const inOrder = isInOrder(view)
  const board = useBoard()
  const box = useRef<HTMLDivElement>(null)
  const actions = useActions()
  const editor = useEditor()
  const say = useToast()
  const grid = useShotGrid(rows, columns, { inOrder, shooting, all, viewing })
  const drafts = useAllHeld()
  const held = useMemo(() => heldByShot(drafts), [drafts])
  const { at, editing, heads } = grid
  const atShot = grid.shotIds[at.row]
  const atColumn = columns[at.column]
  const atPlace = rows.findIndex((row) => row.id === (heads.at ?? atShot))
  const scrolled = useGridScroll(box, rows, columns, { atPlace, atColumn: at.column })
  const { starts, mounted } = scrolled
  const finding = useFinding(all, columns, {
    show({ shotId, column }) {
      const over = headOver(all, shotId)
      if (over) viewing.fold([over.id], false)
      grid.goTo(shotId, column)
    },
    focusAfter: () => box.current?.focus({ preventScroll: true }),
  })
  const openColumn = (): void => onOpen(atColumn?.id ?? null)
  const { begin, cell, handlers } = useGridHands(box, grid, columns.length, {
    removeRows() {
      // What was edited until the filter no longer lets it through is shown first.
      if (hiddenFrom(all, editor.session.state().shotIds).length === 0) return actions.run('shot.remove')
      look({ filter: '', filters: [] })
      say('The filter hid what is selected. Press again to delete it.')
    },
    openColumn,
    isNarrowed: isNarrowed(view),
    isBare: rows.length === 0,
    showAll: () => look({ filter: '', filters: [] }),
  })
  const latest = useRef(grid)
  useEffect(() => {
    latest.current = grid
  })
  const toggle = useCallback((shotId: ShotId, column: GridColumn) => latest.current.toggle([shotId], column), [])
  const drag = useRowDrag({
    list: box,
    gapAt: (y) => gapAt(box.current, scrolled, rows, y),
    drop: ({ gap }) => grid.steps.drop(gap),
    // Its press began a drag, and came to nothing: the number's cell is meant, and that row alone.
    tap: (id) => grid.goTo(id as ShotId, 'shot'),
  })
  const line = drag.carried && (starts[drag.carried.gap] ?? heightOf(starts))
  const groupedBy = columnsOf(board).find(({ id }) => id === view.group)?.label ?? ''
  const width = columns.reduce((sum, column) => sum + column.width, 0)

  return (
    <>
      {finding.opened > 0 && <FindStrip key={finding.opened} finding={finding} columns={columns} />}
      <ContextMenu
        items={() => gridMenu(actions, grid, editor, { label: atColumn?.label ?? '', open: openColumn })}
        focusAfter={() => box.current?.focus({ preventScroll: true })}
      >
        <div
          ref={box}
          role="grid"
          className={['list-box', finding.opened > 0 && 'finding', rows.length === 0 && 'bare']
            .filter(Boolean)
            .join(' ')}
          style={{ '--number-width': `${columns[0]?.width ?? 0}px` } as CSSProperties}
          tabIndex={0}
          aria-label="Shot list"
          aria-multiselectable
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          {...(heads.at !== null
            ? { 'aria-activedescendant': headId(heads.at) }
            : atShot && atColumn && { 'aria-activedescendant': cellId(atShot, atColumn.id) })}
          {...handlers}
          onPointerDownCapture={(event) => {
            begin()
            const row = editor.canWrite && inOrder ? carriedRow(event.target, grid.selected) : null
            if (row === null || event.shiftKey) return
            event.stopPropagation()
            drag.press(event, row)
          }}
        >
          <ListHeader
            columns={columns}
            viewing={viewing}
            opened={opened}
            onOpen={onOpen}
            onResize={onResize}
            onHide={onHide}
            onMove={onMove}
            onDrop={onDrop}
            onFit={(column) => onResize(column, fitWidth(board, rows, column, fontOf(box.current)), false)}
            focusAfter={() => box.current?.focus({ preventScroll: true })}
          />
          <div role="presentation" className="list-rows" style={{ height: heightOf(starts), width }}>
            {rows.slice(mounted.first, mounted.end).map((row, below) => {
              const place = mounted.first + below
              const [top, end] = [starts[place]!, starts[place + 1]!]
              const typed = editing?.shotId === row.id ? editing : null
              return (
                <div
                  key={row.id}
                  role="presentation"
                  className={typed ? 'list-row on-top' : 'list-row'}
                  style={{ top, height: end - top, width }}
                >
                  {row.kind !== 'shot' ? (
                    <Head
                      row={row}
                      groupedBy={groupedBy}
                      rowIndex={place + 2}
                      columns={columns.length}
                      folded={viewing.folded.has(row.id)}
                      isAt={heads.at === row.id}
                      onFold={() => heads.toggle(row.id)}
                      edited={heads.edited === row.id}
                      onEdited={() => heads.edit(null)}
                    />
                  ) : (
                    <ShotLine
                      board={board}
                      shot={row.shot}
                      number={row.number}
                      columns={columns}
                      held={held.get(row.id)}
                      byDay={viewing.view.shooting}
                      onToggle={toggle}
                      rowIndex={place + 2}
                      selected={grid.selected.has(row.id)}
                      first={grid.span.first}
                      last={grid.span.last}
                      at={row.id === atShot && heads.at === null ? at.column : -1}
                      editing={
                        typed && { column: typed.column, text: typed.text, upward: isLow(scrolled, end), ...cell }
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
    </>
  )
}

interface HeadOfProps extends HeadLineProps, Pick<DayLineProps, 'edited' | 'onEdited'> {
  readonly row: HeadRow
  readonly groupedBy: string
}

function Head({ row, groupedBy, edited, onEdited, ...head }: HeadOfProps) {
  if (row.kind === 'day') return <DayLine {...head} row={row} edited={edited} onEdited={onEdited} />
  return row.kind === 'scene' ? (
    <SceneLine {...head} row={row} />
  ) : (
    <GroupLine {...head} row={row} groupedBy={groupedBy} />
  )
}

function fontOf(box: HTMLElement | null): string {
  return box ? getComputedStyle(box).font : ''
}

/** The selected row whose number is pressed: its rows are dragged by it. */
function carriedRow(target: EventTarget, selected: ReadonlySet<string>): string | null {
  const cell = cellAround(target)
  const isNumber = cell?.element.matches('.shot') === true && !cell.element.querySelector('textarea')
  return cell && isNumber && selected.has(cell.shotId) ? cell.shotId : null
}
