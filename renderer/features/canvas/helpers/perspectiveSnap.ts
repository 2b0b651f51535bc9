import type { Perspective } from '#shared/document/schema.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'

type Direction = readonly [number, number]

/** Bends the points of one stroke onto one line of the perspective. `foreseen`: the pen has not been there, and decides nothing. */
export type Guide = (at: PanelPoint, foreseen?: boolean) => PanelPoint

/**
 * The directions (unit length) in which a line from `start` may run: to each vanishing point, and those that this kind of
 * perspective leaves parallel to the picture: level and upright for one point (or none), upright for two.
 */
export function directionsAt(start: PanelPoint, grid: Perspective): readonly Direction[] {
  const lines = grid.points.flatMap(([x, y]): Direction[] => {
    const length = Math.hypot(x - start.x, y - start.y)
    return length < 0.001 ? [] : [[(x - start.x) / length, (y - start.y) / length]]
  })
  const parallel: Direction[] =
    grid.points.length < 2
      ? [
          [1, 0],
          [0, 1],
        ]
      : grid.points.length === 2
        ? [[0, 1]]
        : []
  return [...lines, ...parallel]
}

/** `point` moved onto the line of the perspective through `start` that lies nearest to where it was. Pure; panel px. */
export function snapPoint(start: PanelPoint, point: PanelPoint, grid: Perspective): PanelPoint {
  const direction = nearestDirection(start, point, grid)
  return direction ? along(start, point, direction) : point
}

/**
 * A guide for a whole stroke: which line it follows is decided once the pen has gone `decideAfter` panel px, and stays.
 * Until then the stroke waits where it began.
 */
export function createGuide(start: PanelPoint, grid: Perspective, decideAfter: number): Guide {
  let chosen: Direction | null = null
  return (at, foreseen = false) => {
    if (!chosen && (foreseen || Math.hypot(at.x - start.x, at.y - start.y) < decideAfter)) return start
    chosen ??= nearestDirection(start, at, grid)
    return chosen ? along(start, at, chosen) : at
  }
}

function nearestDirection(start: PanelPoint, point: PanelPoint, grid: Perspective): Direction | null {
  const [x, y] = [point.x - start.x, point.y - start.y]
  let best: Direction | null = null
  let least = Infinity
  for (const direction of directionsAt(start, grid)) {
    const off = Math.abs(x * direction[1] - y * direction[0])
    if (off < least) [best, least] = [direction, off]
  }
  return best
}

function along(start: PanelPoint, point: PanelPoint, [x, y]: Direction): PanelPoint {
  const length = (point.x - start.x) * x + (point.y - start.y) * y
  return panelPoint(start.x + x * length, start.y + y * length)
}
