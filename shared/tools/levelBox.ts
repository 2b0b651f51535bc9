import { turnedBy } from '../geometry/turn.ts'
import type { PanelPoint } from '../geometry/points.ts'
import type { Rect } from '../geometry/rect.ts'
import type { Matrix } from './transformBox.ts'

/**
 * Boxes that a hand draws stand upright in the window, as in other drawing programs, however the paper is turned under
 * it. `level`: the direction on the panel of what is level in the window, in degrees clockwise.
 */
export function levelOf(turn: number, flip: boolean): number {
  return flip ? turn : -turn
}

/** A box looks the same after a quarter turn: the least turn by which it stands there, more than -45 to 45 degrees. */
export function leastTurn(level: number): number {
  // Never -0, which would be another value.
  return level - 90 * Math.round(level / 90) + 0
}

/** The other corner as it would be if the panel were turned back about `from`, so that the box stands along its axes. */
export function laidLevel(from: PanelPoint, to: PanelPoint, level: number): PanelPoint {
  if (level === 0) return to
  const [x, y] = turnedBy(-level, to.x - from.x, to.y - from.y)
  return { x: from.x + x, y: from.y + y }
}

/** The reverse, for everything about `from`; null if that is nothing. */
export function turnAbout(from: PanelPoint, level: number): Matrix | null {
  if (level === 0) return null
  const [cos, sin] = turnedBy(level, 1, 0)
  return [cos, sin, -sin, cos, from.x - cos * from.x + sin * from.y, from.y - sin * from.x - cos * from.y]
}

/** The corners on the panel of a box from one to another, one after the other round it. */
export function levelCorners(from: PanelPoint, to: PanelPoint, level: number): readonly PanelPoint[] {
  const [width, height] = sides(from, to, level)
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ].map(([x, y]) => {
    const [dx, dy] = turnedBy(level, x!, y!)
    return { x: from.x + dx, y: from.y + dy }
  })
}

/** A box of the same size about the same middle that stands along the panel's axes. */
export function uprightBox(from: PanelPoint, to: PanelPoint, level: number): Rect {
  const [width, height] = sides(from, to, level).map(Math.abs) as [number, number]
  return { x: (from.x + to.x - width) / 2, y: (from.y + to.y - height) / 2, width, height }
}

function sides(from: PanelPoint, to: PanelPoint, level: number): readonly [width: number, height: number] {
  const corner = laidLevel(from, to, level)
  return [corner.x - from.x, corner.y - from.y]
}
