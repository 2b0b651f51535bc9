import { useVirtualizer } from '@tanstack/react-virtual'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect } from 'react'
import type { RefObject } from 'react'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import type { GridColumn } from './columns.ts'
import type { ListRow } from './listRow.ts'
import { rowHeight } from './rowHeight.ts'

/** The mounted rows. */
type GridRows = Virtualizer<HTMLDivElement, Element>

const SHOT_PX = 50
const HEADER_PX = 30

/** Which rows are mounted, and how the current cell stays visible. `atPlace`: its row's place; -1 for none. */
export function useGridScroll(
  box: RefObject<HTMLDivElement | null>,
  rows: readonly ListRow[],
  columns: readonly GridColumn[],
  { atPlace, atColumn }: { readonly atPlace: number; readonly atColumn: number },
): GridRows {
  const board = useBoard()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    getItemKey: (place) => rows[place]!.id,
    estimateSize: (place) => rowHeight(rows[place]!, board, columns),
    scrollPaddingStart: HEADER_PX,
    overscan: 8,
  })
  useEffect(() => {
    // The list takes the keyboard focus on mount, unless the person is typing elsewhere.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true })
  }, [box])
  useEffect(() => {
    if (atPlace >= 0) virtual.scrollToIndex(atPlace === 1 ? 0 : atPlace)
  }, [atPlace, virtual])
  const { sight } = useEditor()
  useEffect(() => virtual.measure(), [virtual, rows, columns])
  // Undo leads to rows that are not mounted, and to the current one when it is scrolled away.
  useEffect(
    () =>
      sight.add({
        look: () => () => false,
        show(spot) {
          const id =
            spot.kind === 'scene' ? spot.sceneId : spot.kind === 'shot' || spot.kind === 'frame' ? spot.shotId : null
          const place = rows.findIndex((row) => row.id === id)
          if (place >= 0) virtual.scrollToIndex(place)
          return place >= 0
        },
      }),
    [sight, rows, virtual],
  )
  useEffect(() => scrollAcross(box.current, columns, atColumn), [box, columns, atColumn])
  return virtual
}

/** The gap between rows nearest to a height in the window (CSS px): 0 above the first. */
export function gapAt(box: HTMLElement | null, virtual: GridRows, rows: number, y: number): number {
  if (!box) return 0
  const at = y - box.getBoundingClientRect().top - HEADER_PX + box.scrollTop
  const row = virtual.measurementsCache.findIndex(({ start, size }) => at < start + size / 2)
  return row < 0 ? rows : row
}

/** Rows per page of the list. */
export function pageOf(box: HTMLElement | null): number {
  return Math.max(1, Math.floor(((box?.clientHeight ?? 0) - HEADER_PX) / SHOT_PX) - 1)
}

/** In the lower half, where a list under the cell would be cut off. */
export function isLow({ scrollOffset, scrollRect }: GridRows, end: number): boolean {
  return scrollRect !== null && end + HEADER_PX - (scrollOffset ?? 0) > scrollRect.height * 0.6
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
