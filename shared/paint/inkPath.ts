import { POINT_STRIDE } from '../document/strokePoints.ts'
import type { Surface } from './surface.ts'

/** Floats of one sample along a stroke's curve: x, y (panel px), pressure, tilt, azimuth, and how far along it lies (px). */
export const SAMPLE_STRIDE = 6

/**
 * Pen points as a smooth curve, sampled about every `step` panel px. The curve runs through the middles between points
 * (quadratic), so that a fast hand's sparse points leave no corners; it begins and ends exactly where the pen did.
 */
export function sampleCurve(points: Float32Array, step: number): Float32Array {
  const count = Math.floor(points.length / POINT_STRIDE)
  const out: number[] = []
  const at = (index: number, field: number) => points[index * POINT_STRIDE + field]!
  const push = (values: (field: number) => number) => {
    const x = values(0)
    const y = values(1)
    const from = out.length - SAMPLE_STRIDE
    const along = from < 0 ? 0 : out[from + 5]! + Math.hypot(x - out[from]!, y - out[from + 1]!)
    out.push(x, y, values(2), values(3), values(4), along)
  }
  if (count === 0) return new Float32Array(0)
  push((field) => at(0, field))
  for (let i = 1; i < count; i += 1) {
    const last = i === count - 1
    // Azimuth would need care at 359 to 0 degrees; nothing here blends across it visibly, so it is taken as it is.
    const from = (field: number) => (i === 1 ? at(0, field) : (at(i - 1, field) + at(i, field)) / 2)
    const end = (field: number) => (last ? at(i, field) : (at(i, field) + at(i + 1, field)) / 2)
    const length = Math.hypot(at(i, 0) - from(0), at(i, 1) - from(1)) + Math.hypot(end(0) - at(i, 0), end(1) - at(i, 1))
    const steps = Math.min(400, Math.max(1, Math.round(length / step)))
    for (let s = 1; s <= steps; s += 1) {
      const t = s / steps
      push((field) => (1 - t) * (1 - t) * from(field) + 2 * t * (1 - t) * at(i, field) + t * t * end(field))
    }
  }
  return Float32Array.from(out)
}

/**
 * Adds a ribbon to the surface's path: samples `from` to `to` (inclusive), as wide as `radius` says at each. All its parts
 * turn the same way, so one nonzero fill covers it evenly however it crosses itself.
 */
export function ribbon(
  surface: Surface,
  samples: Float32Array,
  from: number,
  to: number,
  radius: (index: number) => number,
): void {
  disc(surface, samples, from, radius(from))
  if (to === from) return
  disc(surface, samples, to, radius(to))
  let start = from
  for (let i = from + 1; i <= to; i += 1) {
    if (i < to && !bendsSharply(samples, i, radius(i))) continue
    side(surface, samples, start, i, radius)
    if (i < to) disc(surface, samples, i, radius(i))
    start = i
  }
}

/** True where the inner edge would fold back on itself: the bend is tighter than the ribbon is wide. */
function bendsSharply(samples: Float32Array, index: number, radius: number): boolean {
  const [ax, ay] = direction(samples, index - 1, index)
  const [bx, by] = direction(samples, index, index + 1)
  const turn = Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by))
  const step = Math.min(distance(samples, index - 1, index), distance(samples, index, index + 1))
  return turn > 1.2 || turn * radius > step * 0.8
}

function side(
  surface: Surface,
  samples: Float32Array,
  from: number,
  to: number,
  radius: (index: number) => number,
): void {
  for (let pass = 0; pass < 2; pass += 1) {
    for (let step = from; step <= to; step += 1) {
      const i = pass === 0 ? step : to + from - step
      const [dx, dy] = direction(samples, Math.max(from, i - 1), Math.min(to, i + 1))
      const r = pass === 0 ? radius(i) : -radius(i)
      const x = samples[i * SAMPLE_STRIDE]! + dy * r
      const y = samples[i * SAMPLE_STRIDE + 1]! - dx * r
      if (pass === 0 && step === from) surface.moveTo(x, y)
      else surface.lineTo(x, y)
    }
  }
  surface.closePath()
}

function disc(surface: Surface, samples: Float32Array, index: number, radius: number): void {
  const x = samples[index * SAMPLE_STRIDE]!
  const y = samples[index * SAMPLE_STRIDE + 1]!
  surface.moveTo(x + radius, y)
  surface.arc(x, y, radius, 0, Math.PI * 2)
  surface.closePath()
}

function direction(samples: Float32Array, from: number, to: number): readonly [number, number] {
  const dx = samples[to * SAMPLE_STRIDE]! - samples[from * SAMPLE_STRIDE]!
  const dy = samples[to * SAMPLE_STRIDE + 1]! - samples[from * SAMPLE_STRIDE + 1]!
  const length = Math.hypot(dx, dy)
  return length === 0 ? [1, 0] : [dx / length, dy / length]
}

function distance(samples: Float32Array, from: number, to: number): number {
  return samples[to * SAMPLE_STRIDE + 5]! - samples[from * SAMPLE_STRIDE + 5]!
}
