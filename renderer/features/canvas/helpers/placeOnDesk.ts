import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'

/** Where a pointer is on the desk's view, whichever way round it is seen. `part`: any element that lies in the view. */
export function placeOnDesk(part: Element, at: { clientX: number; clientY: number }, flip: boolean): ScreenPoint {
  const box = (part.closest('.desk-view') ?? part).getBoundingClientRect()
  return screenPoint(flip ? box.right - at.clientX : at.clientX - box.left, at.clientY - box.top)
}
