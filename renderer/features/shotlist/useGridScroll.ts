import { useEffect, useEffectEvent, useMemo } from 'react'
import type { RefObject } from 'react'
import type { Spot } from '../../editor/undoing/spot.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import type { GridColumn } from './columns.ts'
import { dropGap } from './dropGap.ts'
import type { ListRow } from './listRow.ts'
import { rowHeight } from './rowHeight.ts'
import { rowStarts } from './rowWindow.ts'
import { useRowWindow } from './useRowWindow.ts'
import type { RowWindow } from './useRowWindow.ts'

const SHOT_PX = 50
const HEADER_PX = 30

/** Which rows are mounted, and how the current cell stays visible. `atPlace`: its row's place; -1 for none. */
export function useGridScroll(
  box: RefObject<HTMLDivElement | null>,
  rows: readonly ListRow[],
  columns: readonly GridColumn[],
  { atPlace, atColumn }: { readonly atPlace: number; readonly atColumn: number },
): RowWindow {
  const board = useBoard()
  const starts = useMemo(() => rowStarts(rows.map((row) => rowHeight(row, board, columns))), [rows, board, columns])
  const view = useRowWindow(box, starts, { at: atPlace, head: HEADER_PX })
  useEffect(() => {
    // The list takes the keyboard focus on mount, unless the person is typing elsewhere.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true })
  }, [box])
  const { sight } = useEditor()
  const reveal = useEffectEvent((now: readonly ListRow[], spot: Spot) => {
    const id = rowOfSpot(spot)
    const place = now.findIndex((row) => row.id === id)
    if (place >= 0) view.reveal(place)
    return place >= 0
  })
  // Undo leads to rows that are not mounted, and to the current one when it is scrolled away.
  useEffect(() => sight.add({ look: () => () => false, show: (spot) => reveal(rows, spot) }), [sight, rows])
  useEffect(() => scrollAcross(box.current, columns, atColumn), [box, columns, atColumn])
  return view
}

/** The row that shows it; null for none. */
function rowOfSpot(spot: Spot): string | null {
  if (spot.kind === 'scene') return spot.field === undefined ? spot.sceneId : null
  if (spot.kind === 'day') return spot.dayId
  return spot.kind === 'shot' || spot.kind === 'frame' ? spot.shotId : null
}

/** The gap between rows at a height in the window (CSS px): 0 above the first. */
export function gapAt(box: HTMLElement | null, { starts }: RowWindow, rows: readonly ListRow[], y: number): number {
  if (!box) return 0
  return dropGap(rows, starts, y - box.getBoundingClientRect().top - HEADER_PX + box.scrollTop)
}

/** Rows per page of the list. */
export function pageOf(box: HTMLElement | null): number {
  return Math.max(1, Math.floor(((box?.clientHeight ?? 0) - HEADER_PX) / SHOT_PX) - 1)
}

/** In the lower half, where a list under the cell would be cut off. */
export function isLow({ top, room }: RowWindow, end: number): boolean {
  return room > 0 && end + HEADER_PX - top > (room + HEADER_PX) * 0.6
}

/** Scrolls a column into view beside the number column, which is always visible. */
function scrollAcross(box: HTMLElement | null, columns: readonly GridColumn[], at: number): void {
  if (!box) return
  // The number and the picture stay in sight.
  const fixed = columns
    .slice(0, 2)
    .reduce((sum, { id, width }) => sum + (id === 'shot' || id === 'panel' ? width : 0), 0)
  if (columns[at]?.id === 'shot' || columns[at]?.id === 'panel') return
  const left = columns.slice(0, at).reduce((sum, column) => sum + column.width, 0)
  const right = left + (columns[at]?.width ?? 0)
  if (left < box.scrollLeft + fixed) box.scrollLeft = Math.max(0, left - fixed)
  else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth
}
