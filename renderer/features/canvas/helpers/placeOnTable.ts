import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'

/** Where a pointer is on the table's view, whichever way round it is seen. `part`: any element that lies in the view. */
export function placeOnTable(part: Element, at: { clientX: number; clientY: number }, flip: boolean): ScreenPoint {
  const box = (part.closest('.table-view') ?? part).getBoundingClientRect()
  return screenPoint(flip ? box.right - at.clientX : at.clientX - box.left, at.clientY - box.top)
}
