import type { Perspective } from '#shared/document/schema.ts'
import { panelPoint } from '#shared/geometry/points.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'

type Direction = readonly [number, number]

/** Bends the points of one stroke onto one line of the perspective, chosen once the pen has travelled some way. */
export interface Guide {
  readonly start: PanelPoint
  readonly grid: Perspective
  /** Panel px. */
  readonly decideAfter: number
  /** 'free': no line of this perspective passes through the stroke's start. */
  readonly line: Direction | 'undecided' | 'free'
}

/**
 * The directions (unit length) that a line from `start` may take: to each vanishing point, and those that this kind of
 * perspective keeps parallel to the picture: horizontal and vertical for one point (or none), vertical for two.
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

/** `point` moved onto the nearest line of the perspective through `start`. Pure; panel px. */
export function snapPoint(start: PanelPoint, point: PanelPoint, grid: Perspective): PanelPoint {
  const direction = nearestDirection(start, point, grid)
  return direction ? along(start, point, direction) : point
}

export function guideFrom(start: PanelPoint, grid: Perspective, decideAfter: number): Guide {
  return { start, grid, decideAfter, line: 'undecided' }
}

/** The guide after the pen reached that point. Predicted points decide nothing. */
export function decided(guide: Guide, at: PanelPoint): Guide {
  const { start, grid, decideAfter, line } = guide
  if (line !== 'undecided' || Math.hypot(at.x - start.x, at.y - start.y) < decideAfter) return guide
  return { ...guide, line: nearestDirection(start, at, grid) ?? 'free' }
}

/** Where a point of the stroke goes: until its line is chosen, the stroke waits at its start. */
export function guided({ start, line }: Guide, at: PanelPoint): PanelPoint {
  if (line === 'undecided') return start
  return line === 'free' ? at : along(start, at, line)
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
