import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'

/** The pointer's position on the table's view, flipped or not. `part`: any element inside the view. */
export function placeOnTable(part: Element, at: { clientX: number; clientY: number }, flip: boolean): ScreenPoint {
  const box = (part.closest('.table-view') ?? part).getBoundingClientRect()
  return screenPoint(flip ? box.right - at.clientX : at.clientX - box.left, at.clientY - box.top)
}
