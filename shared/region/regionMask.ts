import type { Region, RegionShape } from '../document/turn.ts'
import type { Rect } from '../geometry/rect.ts'
import { distancesTo } from './distance.ts'

type Shapes = Pick<Region, 'shapes' | 'feather'>

/**
 * How much of the new picture shows in each px of `part` (px of the take, whole): 1 inside the shapes, fading to 0 over
 * the feather outside them, and exactly 0 beyond it.
 */
export function regionMask({ shapes, feather }: Shapes, part: Rect): Float32Array {
  const inside = shapesInside(shapes, part)
  const distances = feather > 0 ? distancesTo(inside, part.width, part.height) : null
  const mask = new Float32Array(inside.length)
  for (let at = 0; at < mask.length; at += 1)
    mask[at] = inside[at] ? 1 : distances ? eased(1 - distances[at]! / feather) : 0
  return mask
}

/** 1 for every px of `part` whose centre is in one of the shapes. */
export function shapesInside(shapes: readonly RegionShape[], part: Rect): Uint8Array {
  const inside = new Uint8Array(part.width * part.height)
  for (const shape of shapes)
    if (shape.kind === 'brush') brush(shape.points, shape.radius, part, inside)
    else lasso(shape.points, part, inside)
  return inside
}

/** Smooth at both ends; 0 at and below 0. */
function eased(part: number): number {
  const within = Math.max(0, Math.min(1, part))
  return within * within * (3 - 2 * within)
}

type Places = readonly (readonly [number, number])[]

/** Every px within the radius of the path. */
function brush(points: Places, radius: number, part: Rect, inside: Uint8Array): void {
  points.forEach((point, at) => {
    const [x0, y0] = points[at - 1] ?? point
    const [x1, y1] = point
    const top = Math.max(0, Math.floor(Math.min(y0, y1) - radius - part.y))
    const bottom = Math.min(part.height - 1, Math.ceil(Math.max(y0, y1) + radius - part.y))
    const left = Math.max(0, Math.floor(Math.min(x0, x1) - radius - part.x))
    const right = Math.min(part.width - 1, Math.ceil(Math.max(x0, x1) + radius - part.x))
    const [dx, dy] = [x1 - x0, y1 - y0]
    const length = dx * dx + dy * dy
    for (let y = top; y <= bottom; y += 1)
      for (let x = left; x <= right; x += 1) {
        const [px, py] = [part.x + x + 0.5 - x0, part.y + y + 0.5 - y0]
        const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
        const [ex, ey] = [px - along * dx, py - along * dy]
        if (ex * ex + ey * ey <= radius * radius) inside[y * part.width + x] = 1
      }
  })
}

/** Every px with its centre inside the closed path, wherever it winds round it. */
function lasso(points: Places, part: Rect, inside: Uint8Array): void {
  if (points.length < 3) return brush(points, 0.75, part, inside)
  for (let y = 0; y < part.height; y += 1) {
    const crossings = crossingsAt(points, part.y + y + 0.5)
    let winding = 0
    crossings.forEach(([from, turn], at) => {
      winding += turn
      const next = crossings[at + 1]
      if (winding === 0 || !next) return
      const left = Math.max(0, Math.ceil(from - part.x - 0.5))
      const right = Math.min(part.width - 1, Math.floor(next[0] - part.x - 0.5))
      if (left <= right) inside.fill(1, y * part.width + left, y * part.width + right + 1)
    })
  }
}

/** Where the path crosses this height, from left to right, and in which direction. */
function crossingsAt(points: Places, y: number): (readonly [x: number, turn: 1 | -1])[] {
  const crossings: (readonly [number, 1 | -1])[] = []
  points.forEach(([x1, y1], at) => {
    const [x0, y0] = points.at(at - 1)!
    if (y0 <= y === y1 <= y) return
    crossings.push([x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), y1 > y0 ? 1 : -1])
  })
  return crossings.toSorted(([one], [other]) => one - other)
}

/** The smallest part of a picture, in whole px, that holds everything the shapes and their feather reach; null if nothing. */
export function regionBounds({ shapes, feather }: Shapes, width: number, height: number): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const shape of shapes) {
    const reach = feather + (shape.kind === 'brush' ? shape.radius : 1)
    for (const [x, y] of shape.points) {
      ;[left, top] = [Math.min(left, x - reach), Math.min(top, y - reach)]
      ;[right, bottom] = [Math.max(right, x + reach), Math.max(bottom, y + reach)]
    }
  }
  const x = Math.max(0, Math.floor(left))
  const y = Math.max(0, Math.floor(top))
  const [wide, high] = [Math.min(width, Math.ceil(right)) - x, Math.min(height, Math.ceil(bottom)) - y]
  return wide > 0 && high > 0 ? { x, y, width: wide, height: high } : null
}
