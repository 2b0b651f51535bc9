import { useRef } from 'react'
import type { ClipboardEvent, KeyboardEvent, PointerEvent, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useKeyStore } from '../../editor/useOwnKeys.ts'
import { beginsComposition } from '../../ui/composing.ts'
import { gridKey } from './gridKeys.ts'
import type { GridKey } from './gridKeys.ts'
import { htmlCells } from './htmlCells.ts'
import { placeAfter } from './gridPlace.ts'
import type { CellExit } from './gridPlace.ts'
import { readTsv } from './tsv.ts'
import { pageOf } from './useGridScroll.ts'
import { cellAround } from './ShotLine.tsx'
import type { ShotGrid } from './useShotGrid.ts'

/** What keys ask for beyond the cells. */
interface OtherKeys {
  readonly removeRows: () => void
  readonly openColumn: () => void
  readonly isNarrowed: boolean
  /** The list has no row. */
  readonly isBare: boolean
  readonly showAll: () => void
}

const TOGGLE: GridKey = { kind: 'toggle' }
const ON_HEADS: readonly GridKey['kind'][] = ['go', 'all', 'column']

/** The grid's keys, pointer and clipboard, and the way out of an edited cell. */
export function useGridHands(box: RefObject<HTMLDivElement | null>, grid: ShotGrid, columns: number, other: OtherKeys) {
  const { at, shotIds, editing } = grid
  const { mac } = useKeyStore()
  const sizeNow = () => ({ rows: shotIds.length, columns, page: pageOf(box.current) })
  /** A press that stretches the selection, and not one that carries its rows off: a quick hand is over another row at once. */
  const stretching = useRef(false)
  const focus = (): void => box.current?.focus({ preventScroll: true })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== box.current) return
    if (event.key === 'Escape' && other.isNarrowed) {
      event.preventDefault()
      return other.showAll()
    }
    if (grid.heads.onKey(event)) return event.preventDefault()
    // Load-bearing: the cell has the focus before this key is over, so that its letter is composed in the cell.
    if (beginsComposition(event.nativeEvent)) return flushSync(() => grid.edit(''))
    const asked = event.key === ' ' && grid.isTick ? TOGGLE : gridKey(event.nativeEvent, at, sizeNow(), mac)
    if (!asked) return
    // On a folded head there is no cell to change, and where the filters hide every row none to go to either.
    const { day } = grid.heads
    if (grid.heads.at !== null && !ON_HEADS.includes(asked.kind) && !(day && asked.kind === 'move')) return
    if (other.isBare && asked.kind !== 'column') return
    event.preventDefault()
    if (day && asked.kind === 'move') return grid.steps.moveDay(day, asked.by)
    runKey(grid, asked, other)
  }

  function point(event: PointerEvent, stretch: boolean): void {
    const cell = cellAround(event.target)
    if (!cell || cell.element.querySelector('textarea')) return
    const row = shotIds.findIndex((id) => id === cell.shotId)
    if (row >= 0) grid.go({ row, column: cell.place }, stretch)
  }

  return {
    /** Before every press. */
    begin: () => void (stretching.current = false),
    cell: leaving(grid, (exit) => placeAfter(at, exit, sizeNow()), focus),
    handlers: {
      onKeyDown,
      onPointerDown(event: PointerEvent) {
        stretching.current = event.button === 0
        if (event.button === 0) point(event, event.shiftKey)
        // The menu is of the row it is opened on, unless that is one of the selected.
        else if (event.button === 2 && !isSelected(grid, event)) point(event, false)
      },
      onPointerOver: (event: PointerEvent) =>
        stretching.current && event.buttons === 1 && event.target !== box.current && point(event, true),
      onDoubleClick: () => editing === null && grid.edit(),
      ...clipboardOf(grid, (event) => event.target === box.current && !other.isBare),
    },
  }
}

function runKey(grid: ShotGrid, asked: GridKey, other: OtherKeys): void {
  switch (asked.kind) {
    case 'go':
      return grid.go(asked.place, asked.stretch)
    case 'edit':
      return grid.edit(asked.text)
    case 'clear':
      return grid.clear()
    case 'all':
    case 'row':
      return grid.selectRows(asked.kind)
    case 'insert':
      return grid.steps.insert('below')
    case 'move':
      return grid.steps.move(asked.by)
    case 'fill':
      return grid.steps.fill()
    case 'remove':
      return other.removeRows()
    case 'column':
      return other.openColumn()
    case 'toggle':
      return grid.toggle()
  }
}

function isSelected(grid: ShotGrid, event: PointerEvent): boolean {
  return grid.selected.has(cellAround(event.target)?.shotId ?? '')
}

/** Returns focus from an edited cell to the grid, unless it is only being left. */
function leaving(grid: ShotGrid, placeOn: (exit: CellExit) => ReturnType<typeof placeAfter>, focus: () => void) {
  return {
    onCommit: grid.commit,
    onDone(exit: CellExit): void {
      grid.end()
      const next = placeOn(exit)
      if (next) grid.go(next)
      if (exit !== 'stay') focus()
    },
    onCancel(typed: string, visit: object | null): void {
      grid.cancel(typed, visit)
      focus()
    },
  }
}

function clipboardOf(grid: ShotGrid, isOurs: (event: ClipboardEvent) => boolean) {
  function onCopy(event: ClipboardEvent): void {
    if (!isOurs(event)) return
    event.clipboardData.setData('text/plain', grid.copy())
    event.preventDefault()
    if (event.type === 'cut') grid.clear()
  }
  function onPaste(event: ClipboardEvent): void {
    if (!isOurs(event)) return
    event.preventDefault()
    const { clipboardData: data } = event
    grid.paste(htmlCells(data.getData('text/html')) ?? readTsv(data.getData('text/plain')))
  }
  return { onCopy, onCut: onCopy, onPaste }
}
