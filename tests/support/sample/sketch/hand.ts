import { packPoints } from '#shared/paint/strokePoints.ts'
import type { PenPoint } from '#shared/paint/strokePoints.ts'
import type { Brush } from '#shared/paint/nibs/nibOf.ts'
import type { Point } from './buffer.ts'

/** How a line is laid down. */
export interface Touch {
  readonly brush: Brush
  readonly color: string
  readonly size: number
  readonly opacity: number
  /** Pressure at the heart of the line, 0..1. */
  readonly press: number
  /** px by which the hand strays. */
  readonly stray: number
  /** px that the line runs on past its ends. */
  readonly over: number
  /** Part of the line's length over which it fades in and out. */
  readonly taper: number
  readonly tilt: number
}

/** A stroke before it has a layer and an id. */
export interface Stroke {
  readonly brush: Brush
  readonly color: string
  readonly size: number
  readonly opacity: number
  readonly points: string
  readonly length: number
}

export const INK: Touch = {
  brush: 'pen',
  color: '#23211f',
  size: 5,
  opacity: 1,
  press: 0.72,
  stray: 1.3,
  over: 0,
  taper: 0.22,
  tilt: 20,
}
export const PENCIL: Touch = {
  ...INK,
  brush: 'pencil',
  color: '#5c7389',
  size: 5,
  opacity: 0.62,
  press: 0.5,
  stray: 3.2,
  over: 18,
  taper: 0.3,
}
export const LEAD: Touch = { ...PENCIL, color: '#3b3836', opacity: 0.85, press: 0.6, stray: 1.6, over: 0 }
export const MARKER: Touch = {
  ...INK,
  brush: 'marker',
  color: '#c4c3bd',
  size: 30,
  opacity: 0.9,
  press: 0.8,
  stray: 2.6,
  taper: 0,
}
export const BRUSH: Touch = { ...INK, brush: 'brush', size: 11, press: 0.8, stray: 1.1, taper: 0.3 }

/** Puts points on the paper as a hand does: a little off, a little past the ends, pressing in and lifting out. */
export function stroke(points: readonly Point[], touch: Touch, random: () => number): Stroke | null {
  const run = extended(points, touch.over * (0.4 + random()))
  const length = lengthOf(run)
  const path = touch.brush === 'marker' ? run : evenly(run, Math.min(11, Math.max(2.5, length / 12)))
  if (path.length < 2) return null
  const drift = [wave(random), wave(random)] as const
  const weight = wave(random)
  const stray = touch.stray * Math.min(1.6, 0.45 + length / 500)
  const firm = touch.press * (0.88 + 0.24 * random())
  const pen = path.map(([x, y], i): PenPoint => {
    const along = i / (path.length - 1)
    const at = (along * length) / 150
    return {
      x: x + drift[0](at) * stray,
      y: y + drift[1](at) * stray,
      pressure: Math.min(1, Math.max(0.04, firm * (0.86 + 0.2 * weight(at * 0.6)) * swell(along, touch.taper))),
      tilt: touch.tilt,
      azimuth: 300,
    }
  })
  const { brush, color, size, opacity } = touch
  return { brush, color, size, opacity, points: packPoints(pen), length }
}

export function lengthOf(points: readonly Point[]): number {
  let sum = 0
  for (let i = 1; i < points.length; i += 1)
    sum += Math.hypot(points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1])
  return sum
}

function swell(along: number, taper: number): number {
  if (taper === 0) return 1
  const lead = Math.min(1, along / (taper * 0.7))
  const out = Math.min(1, (1 - along) / taper)
  return 0.18 + 0.82 * Math.sqrt(Math.max(0, lead)) * Math.sqrt(Math.max(0, out))
}

/** A slow wave through random values, -1..1. */
function wave(random: () => number): (at: number) => number {
  const values = Array.from({ length: 24 }, () => random() * 2 - 1)
  return (at) => {
    const cell = Math.floor(at) % 23
    const t = at - Math.floor(at)
    const k = t * t * (3 - 2 * t)
    return values[cell]! * (1 - k) + values[cell + 1]! * k
  }
}

function extended(points: readonly Point[], by: number): Point[] {
  if (by === 0 || points.length < 2) return [...points]
  const reach = Math.min(points.length - 1, 3)
  const before = beyond(points[reach]!, points[0]!, by)
  const after = beyond(points.at(-1 - reach)!, points.at(-1)!, by)
  return [before, ...points, after]
}

function beyond(from: Point, to: Point, by: number): Point {
  const size = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  return [to[0] + ((to[0] - from[0]) / size) * by, to[1] + ((to[1] - from[1]) / size) * by]
}

/** The line with a point every `step` px, its jitter smoothed away. */
export function evenly(points: readonly Point[], step: number): Point[] {
  const fine = walked(points, Math.min(step, 5))
  const smooth = step < 6 ? eased(fine) : eased(eased(eased(fine)))
  return walked(smooth, step)
}

function walked(points: readonly Point[], step: number): Point[] {
  const out: Point[] = []
  let left = 0
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1]!, points[i]!]
    const size = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (size === 0) continue
    for (; left <= size; left += step)
      out.push([a[0] + ((b[0] - a[0]) * left) / size, a[1] + ((b[1] - a[1]) * left) / size])
    left -= size
  }
  const last = points.at(-1)
  if (last) out.push(last)
  return out
}

function eased(points: readonly Point[]): Point[] {
  return points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]]
    if (!before || !after) return point
    return [(before[0] + point[0] * 2 + after[0]) / 4, (before[1] + point[1] * 2 + after[1]) / 4]
  })
}

/** A smooth curve through a few places, as points. */
export function curve(...through: readonly Point[]): Point[] {
  const out: Point[] = []
  for (let i = 0; i + 1 < through.length; i += 1) {
    const [p, q] = [through[i]!, through[i + 1]!]
    const [o, r] = [through[i - 1] ?? p, through[i + 2] ?? q]
    for (let step = 0; step < 12; step += 1) out.push(spline(o, p, q, r, step / 12))
  }
  const last = through.at(-1)
  if (last) out.push(last)
  return out
}

function spline(o: Point, p: Point, q: Point, r: Point, t: number): Point {
  const at = (i: 0 | 1) =>
    0.5 *
    (2 * p[i] +
      (q[i] - o[i]) * t +
      (2 * o[i] - 5 * p[i] + 4 * q[i] - r[i]) * t * t +
      (3 * p[i] - o[i] - 3 * q[i] + r[i]) * t * t * t)
  return [at(0), at(1)]
}
