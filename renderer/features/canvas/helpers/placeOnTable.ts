import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import { outOf, toView } from '#shared/geometry/turn.ts'
import type { HelperState } from './helperSettings.ts'

/** The table round a part of it: it stands upright, whichever way the view in it is turned. */
export function frameOf(part: Element): HTMLElement {
  return part.closest<HTMLElement>('.table') ?? part.parentElement!
}

/** The pointer's position on the table's view, flipped, turned or neither. `part`: any element of the table. */
export function placeOnTable(
  part: Element,
  at: { clientX: number; clientY: number },
  { flip, turn }: Pick<HelperState, 'flip' | 'turn'>,
): ScreenPoint {
  const frame = frameOf(part)
  const box = frame.getBoundingClientRect()
  const room = { width: frame.clientWidth, height: frame.clientHeight }
  const view = { degrees: turn, flip, room, out: outOf(turn, room) }
  return toView(view, screenPoint(at.clientX - box.left, at.clientY - box.top))
}
