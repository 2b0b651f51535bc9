import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { ClipboardEvent, KeyboardEvent, PointerEvent } from 'react'
import { clockLabel } from '#shared/film/clockLabel.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { useAllHeld } from '../../ui/heldDrafts.ts'
import type { GridColumn } from './columns.ts'
import { stepFrom, tabFrom } from './gridPlace.ts'
import type { GridPlace } from './gridPlace.ts'
import { ListHeader } from './ListHeader.tsx'
import type { ListRow, ListView } from './listRows.ts'
import { cellId, ShotLine } from './ShotLine.tsx'
import { heldByShot } from './useHeldCells.ts'
import { useShotGrid } from './useShotGrid.ts'

interface ShotGridBoxProps {
  readonly rows: readonly ListRow[]
  readonly columns: readonly GridColumn[]
  readonly sort: ListView['sort']
  readonly onSort: Parameters<typeof ListHeader>[0]['onSort']
  readonly onResize: Parameters<typeof ListHeader>[0]['onResize']
}

const SHOT_PX = 50
const SCENE_PX = 34
const HEADER_PX = 30

/** The scrolled grid. Only the rows in sight are in the page. */
export function ShotGridBox({ rows, columns, sort, onSort, onResize }: ShotGridBoxProps) {
  const board = useBoard()
  const box = useRef<HTMLDivElement>(null)
  const grid = useShotGrid(rows, columns)
  const drafts = useAllHeld()
  const held = useMemo(() => heldByShot(drafts), [drafts])
  const { at, editing, shotIds } = grid
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    getItemKey: (place) => rows[place]!.id,
    estimateSize: (place) => (rows[place]!.kind === 'shot' ? SHOT_PX : SCENE_PX),
    scrollPaddingStart: HEADER_PX,
    overscan: 8,
  })
  const size = { rows: shotIds.length, columns: columns.length, page: Math.max(1, pageOf(box.current)) }
  const atShot = shotIds[at.row]
  const atPlace = rows.findIndex((row) => row.id === atShot)
  const atColumn = columns[at.column]
  const width = columns.reduce((sum, column) => sum + column.width, 0)

  useEffect(() => {
    // The keys belong to the list as soon as it is there, unless the person is typing elsewhere.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    if (atPlace >= 0) virtual.scrollToIndex(atPlace === 1 ? 0 : atPlace)
  }, [atPlace, virtual])
  useEffect(() => scrollAcross(box.current, columns, at.column), [columns, at.column])

  function done(text: string, then: 'down' | 'up' | 'right' | 'left' | 'stay'): boolean {
    if (!grid.commit(text, then === 'stay')) return false
    const next: Readonly<Record<typeof then, GridPlace | undefined>> = {
      down: stepFrom(at, 'ArrowDown', false, size),
      up: stepFrom(at, 'ArrowUp', false, size),
      right: tabFrom(at, false, size),
      left: tabFrom(at, true, size),
      stay: undefined,
    }
    if (next[then]) grid.go(next[then])
    if (then !== 'stay') box.current?.focus({ preventScroll: true })
    return true
  }

  function cancel(typed: string): void {
    grid.cancel(typed)
    box.current?.focus({ preventScroll: true })
  }

  function pressed(event: KeyboardEvent): boolean {
    const { key } = event
    const mod = event.ctrlKey || event.metaKey
    if (event.altKey) return false
    const step = stepFrom(at, key, mod, size)
    const tab = key === 'Tab' && !mod ? tabFrom(at, event.shiftKey, size) : undefined
    if (step) grid.go(step, event.shiftKey)
    else if (tab) grid.go(tab)
    else if ((key === 'Enter' && !mod) || key === 'F2') grid.edit()
    else if (key === 'Delete' || key === 'Backspace') grid.clear()
    else if (key.length === 1 && !mod && key !== ' ') grid.edit(key)
    else return false
    return true
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target === box.current && pressed(event)) event.preventDefault()
  }

  function onPointer(event: PointerEvent, stretch: boolean): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-shot]') : null
    if (!cell || cell.querySelector('textarea')) return
    const row = shotIds.findIndex((id) => id === cell.dataset['shot'])
    if (row >= 0) grid.go({ row, column: Number(cell.dataset['place']) }, stretch)
  }

  function onCopy(event: ClipboardEvent): void {
    if (event.target !== box.current) return
    event.clipboardData.setData('text/plain', grid.copy())
    event.preventDefault()
    if (event.type === 'cut') grid.clear()
  }

  function onPaste(event: ClipboardEvent): void {
    if (event.target !== box.current) return
    event.preventDefault()
    grid.paste(event.clipboardData.getData('text/plain'))
  }

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
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.button === 0 && onPointer(event, event.shiftKey)}
      onPointerOver={(event) => event.buttons === 1 && event.target !== box.current && onPointer(event, true)}
      onDoubleClick={() => editing === null && grid.edit()}
      onCopy={onCopy}
      onCut={onCopy}
      onPaste={onPaste}
    >
      <ListHeader columns={columns} sort={sort} onSort={onSort} onResize={onResize} />
      <div role="presentation" className="list-rows" style={{ height: virtual.getTotalSize(), width }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]!
          return (
            <div
              key={item.key}
              role="presentation"
              className={editing?.shotId === row.id ? 'list-row on-top' : 'list-row'}
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
                    editing?.shotId === row.id
                      ? {
                          column: editing.column,
                          text: editing.text,
                          upward: isLow(box.current, item.end),
                          onDone: done,
                          onCancel: cancel,
                        }
                      : null
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

interface SceneLineProps {
  readonly row: Extract<ListRow, { kind: 'scene' }>
  readonly rowIndex: number
  readonly columns: number
}

function SceneLine({ row, rowIndex, columns }: SceneLineProps) {
  const { scene, number, heading, shots, seconds } = row
  return (
    <div role="row" aria-rowindex={rowIndex} className={scene.omitted ? 'scene-line omitted' : 'scene-line'}>
      <div role="gridcell" aria-colindex={1} aria-colspan={columns}>
        <b>{number}</b>
        <span className="heading">{scene.omitted ? 'OMITTED' : heading || 'Untitled scene'}</span>
        <small>{`${shots} ${shots === 1 ? 'shot' : 'shots'} · ${clockLabel(seconds)}`}</small>
      </div>
    </div>
  )
}

function pageOf(box: HTMLElement | null): number {
  return Math.floor(((box?.clientHeight ?? 0) - HEADER_PX) / SHOT_PX) - 1
}

/** In the lower half, where a list under the cell would be cut off. */
function isLow(box: HTMLElement | null, end: number): boolean {
  return box !== null && end + HEADER_PX - box.scrollTop > box.clientHeight * 0.6
}

/** Brings a column into sight beside the number's, which always is. */
function scrollAcross(box: HTMLElement | null, columns: readonly GridColumn[], at: number): void {
  if (!box) return
  const fixed = columns[0]?.width ?? 0
  const left = columns.slice(0, at).reduce((sum, column) => sum + column.width, 0)
  const right = left + (columns[at]?.width ?? 0)
  if (left < box.scrollLeft + fixed) box.scrollLeft = Math.max(0, left - fixed)
  else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth
}
