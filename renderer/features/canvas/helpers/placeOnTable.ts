import { screenPoint } from '#shared/geometry/points.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import { outOf, toView } from '#shared/geometry/turn.ts'
import type { ViewTurn } from '#shared/geometry/turn.ts'
import type { HelperState } from './helperSettings.ts'

/** The table round a part of it: it stands upright, whichever way the view in it is turned. */
export function frameOf(part: Element): HTMLElement {
  return part.closest<HTMLElement>('.table') ?? part.parentElement!
}

/** How the table's view stands. `part`: any element of the table. */
export function viewOn(part: Element, { flip, turn }: Pick<HelperState, 'flip' | 'turn'>): ViewTurn {
  const { clientWidth: width, clientHeight: height } = frameOf(part)
  return viewIn({ width, height }, flip, turn)
}

/** The same for a table whose size (CSS px) is known. */
export function viewIn(room: ViewTurn['room'], flip: boolean, degrees: number): ViewTurn {
  return { degrees, flip, room, out: outOf(degrees, room) }
}

/** The pointer's position on the table's view, flipped, turned or neither. `part`: any element of the table. */
export function placeOnTable(
  part: Element,
  at: { clientX: number; clientY: number },
  stands: Pick<HelperState, 'flip' | 'turn'>,
): ScreenPoint {
  const box = frameOf(part).getBoundingClientRect()
  return toView(viewOn(part, stands), screenPoint(at.clientX - box.left, at.clientY - box.top))
}
