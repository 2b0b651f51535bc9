import { POINT_STRIDE } from './strokePoints.ts'
import type { Surface } from './surface.ts'

/** A stroke's curve as samples: one entry per sample in each list. */
export interface Curve {
  readonly count: number
  /** Panel px. */
  readonly x: Float32Array
  readonly y: Float32Array
  readonly pressure: Float32Array
  readonly tilt: Float32Array
  /** Distance along the curve, in panel px. */
  readonly along: Float32Array
  /** Unit normal, to the left of the pen's direction. */
  readonly nx: Float32Array
  readonly ny: Float32Array
  /** How sharply the curve bends here: the sine of half the turn (0 straight, 1 reversal), and the distance it spans in px. */
  readonly bend: Float32Array
  readonly reach: Float32Array
}

/** Maximum samples between two pen points, however far apart. */
const MOST_STEPS = 400

/**
 * Pen points as a smooth curve, sampled about every `step` panel px. The curve passes through the midpoints between
 * points (quadratic), so that a fast hand's sparse points leave no corners; it starts and ends exactly where the pen
 * did.
 */
export function sampleCurve(points: Float32Array, step: number): Curve {
  const count = Math.floor(points.length / POINT_STRIDE)
  const steps = stepsBetween(points, count, step)
  const curve = blankCurve(steps.reduce((sum, some) => sum + some, Math.min(1, count)))
  let at = 0
  const put = (t: number, from: number, over: number, to: number, ends: number) => {
    // `ends` says which ends of the curve are pen points (1: the first, 2: the last) rather than midpoints.
    const first = ends & 1 ? 1 : 0.5
    const last = ends & 2 ? 0 : 0.5
    const a = (1 - t) * (1 - t) * first
    const c = t * t * last
    const b = 1 - a - c
    curve.x[at] = a * points[from]! + b * points[over]! + c * points[to]!
    curve.y[at] = a * points[from + 1]! + b * points[over + 1]! + c * points[to + 1]!
    curve.pressure[at] = a * points[from + 2]! + b * points[over + 2]! + c * points[to + 2]!
    curve.tilt[at] = a * points[from + 3]! + b * points[over + 3]! + c * points[to + 3]!
    at += 1
  }
  if (count > 0) put(0, 0, 0, 0, 3)
  for (let i = 1; i < count; i += 1) {
    const over = i * POINT_STRIDE
    const ends = (i === 1 ? 1 : 0) | (i === count - 1 ? 2 : 0)
    const to = i === count - 1 ? over : over + POINT_STRIDE
    for (let s = 1; s <= steps[i]!; s += 1) put(s / steps[i]!, over - POINT_STRIDE, over, to, ends)
  }
  measure(curve)
  return curve
}

function blankCurve(count: number): Curve {
  const list = () => new Float32Array(count)
  return {
    count,
    x: list(),
    y: list(),
    pressure: list(),
    tilt: list(),
    along: list(),
    nx: list(),
    ny: list(),
    bend: list(),
    reach: list(),
  }
}

function stepsBetween(points: Float32Array, count: number, step: number): number[] {
  const steps = [0]
  for (let i = 1; i < count; i += 1) {
    const at = i * POINT_STRIDE
    const before = Math.hypot(
      points[at]! - points[at - POINT_STRIDE]!,
      points[at + 1]! - points[at - POINT_STRIDE + 1]!,
    )
    const next = i === count - 1 ? at : at + POINT_STRIDE
    const after = Math.hypot(points[next]! - points[at]!, points[next + 1]! - points[at + 1]!)
    const length = (i === 1 ? before : before / 2) + after / 2
    steps.push(Math.min(MOST_STEPS, Math.max(1, Math.round(length / step))))
  }
  return steps
}

function measure(curve: Curve): void {
  const { count, x, y, along, nx, ny, bend, reach } = curve
  for (let i = 0; i < count; i += 1) {
    const a = Math.max(0, i - 1)
    const b = Math.min(count - 1, i + 1)
    const [dx, dy] = [x[b]! - x[a]!, y[b]! - y[a]!]
    const length = Math.hypot(dx, dy)
    nx[i] = length === 0 ? 0 : dy / length
    ny[i] = length === 0 ? -1 : -dx / length
    const back = Math.hypot(x[i]! - x[a]!, y[i]! - y[a]!)
    const ahead = Math.hypot(x[b]! - x[i]!, y[b]! - y[i]!)
    along[i] = i === 0 ? 0 : along[i - 1]! + back
    // On a straight line the two sides add up to the whole; the greater the difference, the sharper the bend.
    bend[i] = back + ahead === 0 ? 0 : Math.sqrt(Math.max(0, 1 - (length / (back + ahead)) ** 2))
    reach[i] = Math.min(back, ahead)
  }
}

const BOTH = { from: true, to: true } as const

/**
 * Adds a ribbon to the surface's path: samples `from` to `to` (inclusive), `radius` wide at each. All parts wind the
 * same way, so one nonzero fill covers it evenly however it crosses itself. `round` says which ends are rounded: if
 * the ribbon continues in another fill, rounded ends would overlap into a darker spot, unless the curve turns there.
 */
export function ribbon(
  surface: Surface,
  curve: Curve,
  from: number,
  to: number,
  radius: (index: number) => number,
  round: { readonly from: boolean; readonly to: boolean } = BOTH,
): void {
  if (to === from || round.from || foldsBack(curve, from, radius(from))) disc(surface, curve, from, radius(from))
  if (to === from) return
  if (round.to || foldsBack(curve, to, radius(to))) disc(surface, curve, to, radius(to))
  let start = from
  for (let i = from + 1; i <= to; i += 1) {
    if (i < to && !foldsBack(curve, i, radius(i))) continue
    band(surface, curve, start, i, radius)
    if (i < to) disc(surface, curve, i, radius(i))
    start = i
  }
}

/** True if the ribbon's inner edge would cross itself: the bend is tighter than the ribbon is wide. */
function foldsBack(curve: Curve, index: number, radius: number): boolean {
  const bend = curve.bend[index]!
  return bend > 0.5 || 2 * bend * radius > curve.reach[index]! * 0.8
}

function band(surface: Surface, curve: Curve, from: number, to: number, radius: (index: number) => number): void {
  const { x, y, nx, ny } = curve
  for (let i = from; i <= to; i += 1) {
    const r = radius(i)
    if (i === from) surface.moveTo(x[i]! + nx[i]! * r, y[i]! + ny[i]! * r)
    else surface.lineTo(x[i]! + nx[i]! * r, y[i]! + ny[i]! * r)
  }
  for (let i = to; i >= from; i -= 1) {
    const r = radius(i)
    surface.lineTo(x[i]! - nx[i]! * r, y[i]! - ny[i]! * r)
  }
  surface.closePath()
}

function disc(surface: Surface, curve: Curve, index: number, radius: number): void {
  surface.moveTo(curve.x[index]! + radius, curve.y[index]!)
  surface.arc(curve.x[index]!, curve.y[index]!, radius, 0, Math.PI * 2)
  surface.closePath()
}
