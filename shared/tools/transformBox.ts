import type { PanelPoint } from '../geometry/points.ts'
import type { Rect } from '../geometry/rect.ts'

/** Affine [a, b, c, d, e, f], as used by canvas and marks. */
export type Matrix = readonly [number, number, number, number, number, number]
export const STAY: Matrix = [1, 0, 0, 1, 0, 0]

export function apply([a, b, c, d, e, f]: Matrix, { x, y }: PanelPoint): PanelPoint {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

/**
 * The part of a selection's box that is held: its inside, its rotation knob, or a corner or side by its position (0, ½
 * or 1 on each axis).
 */
export type Grip =
  | { readonly kind: 'inside' }
  | { readonly kind: 'turn' }
  | { readonly kind: 'scale'; readonly across: number; readonly down: number }

/** Screen px from the box's top to its knob, and the distance at which a grip is grabbed. */
export const KNOB_PX = 26
const NEAR_PX = 9

const PLACES = [0, 0.5, 1]
const SCALE_GRIPS = PLACES.flatMap((down) => PLACES.map((across) => ({ kind: 'scale' as const, across, down }))).filter(
  ({ across, down }) => across !== 0.5 || down !== 0.5,
)

/** Minimum side in screen px for a grip in its middle, and minimum size for grips to be grabbed from inside the box. */
const ROOM_PX = 36
/** Minimum size of a box's inside as a target, in screen px. */
const INSIDE_PX = 14

/** The scale grips at this zoom: a short side has only its corners. */
export function gripsOf(box: Rect, zoom: number): typeof SCALE_GRIPS {
  return SCALE_GRIPS.filter(
    ({ across, down }) =>
      (across !== 0.5 || box.width * zoom >= ROOM_PX) && (down !== 0.5 || box.height * zoom >= ROOM_PX),
  )
}

export function gripAt(box: Rect, at: PanelPoint, zoom: number): Grip | null {
  const near = NEAR_PX / zoom
  const knob = { x: box.x + box.width / 2, y: box.y - KNOB_PX / zoom }
  if (Math.hypot(at.x - knob.x, at.y - knob.y) <= near) return { kind: 'turn' }
  const inside = isIn(box, at, INSIDE_PX / zoom)
  // In a small box the grips would leave nothing to move it by, so they are only grabbed from outside.
  if (inside && Math.min(box.width, box.height) * zoom < ROOM_PX) return { kind: 'inside' }
  const held = gripsOf(box, zoom).find(
    ({ across, down }) =>
      Math.abs(at.x - (box.x + across * box.width)) <= near && Math.abs(at.y - (box.y + down * box.height)) <= near,
  )
  return held ?? (inside ? { kind: 'inside' } : null)
}

/** Whether a point is in a box, treated as at least `least` wide and high. */
function isIn({ x, y, width, height }: Rect, at: PanelPoint, least: number): boolean {
  const [across, down] = [Math.max(width, least), Math.max(height, least)]
  return Math.abs(at.x - x - width / 2) <= across / 2 && Math.abs(at.y - y - height / 2) <= down / 2
}

/** The transform from dragging a grip between two points. `constrain`: one axis, fifteen-degree steps, or fixed proportions. */
export function dragMatrix(grip: Grip, box: Rect, from: PanelPoint, to: PanelPoint, constrain: boolean): Matrix {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  if (grip.kind === 'inside') {
    if (!constrain) return [1, 0, 0, 1, dx, dy]
    return Math.abs(dx) > Math.abs(dy) ? [1, 0, 0, 1, dx, 0] : [1, 0, 0, 1, 0, dy]
  }
  if (grip.kind === 'turn') {
    const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2]
    const turned = Math.atan2(to.y - cy, to.x - cx) - Math.atan2(from.y - cy, from.x - cx)
    const step = Math.PI / 12
    return turnAbout(constrain ? Math.round(turned / step) * step : turned, cx, cy)
  }
  const [px, py] = [box.x + (1 - grip.across) * box.width, box.y + (1 - grip.down) * box.height]
  const wide = grip.across === 0.5 || box.width < 0.01 ? 1 : 1 + (dx * (grip.across * 2 - 1)) / box.width
  const high = grip.down === 0.5 || box.height < 0.01 ? 1 : 1 + (dy * (grip.down * 2 - 1)) / box.height
  if (!constrain || grip.across === 0.5 || grip.down === 0.5) return scaleAbout(atLeast(wide), atLeast(high), px, py)
  const both = Math.max(Math.abs(wide), Math.abs(high))
  return scaleAbout(atLeast(both * Math.sign(wide || 1)), atLeast(both * Math.sign(high || 1)), px, py)
}

/** Keeps a scale away from zero: a flattened selection could not be stretched again. */
function atLeast(scale: number): number {
  return Math.abs(scale) < 0.02 ? 0.02 * (scale < 0 ? -1 : 1) : scale
}

export function scaleAbout(wide: number, high: number, x: number, y: number): Matrix {
  return [wide, 0, 0, high, x - wide * x, y - high * y]
}

export function turnAbout(radians: number, x: number, y: number): Matrix {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]
}

export function isStill(matrix: Matrix): boolean {
  return matrix.every((value, i) => Math.abs(value - STAY[i]!) < 1e-6)
}
