import { alongFifteenths, shapeTool } from './shapeTool.ts'
import type { ShapeGesture } from './shapeTool.ts'

/** A way that leaves the straight line by less than this part of its length was meant straight. */
const STRAIGHT = 0.07

/** An arrow that bends as the hand that drew it did; Shift rules it straight, to every fifteenth degree. */
export const arrowTool = shapeTool('arrow', 'Arrow', 'A', alongFifteenths, bendOf)

/**
 * The point that the arrow bends through: as far out as the way went farthest from the straight line, opposite the middle,
 * where a curve through three points is fullest.
 */
function bendOf({ shape, trail }: ShapeGesture): readonly [number, number] | null {
  const [ax, ay] = shape.from
  const [bx, by] = shape.to
  const length = Math.hypot(bx - ax, by - ay)
  if (length === 0) return null
  const [nx, ny] = [-(by - ay) / length, (bx - ax) / length]
  let farthest = 0
  for (const point of trail) {
    const away = (point.x - ax) * nx + (point.y - ay) * ny
    if (Math.abs(away) > Math.abs(farthest)) farthest = away
  }
  if (Math.abs(farthest) < length * STRAIGHT) return null
  return [(ax + bx) / 2 + nx * farthest, (ay + by) / 2 + ny * farthest]
}
