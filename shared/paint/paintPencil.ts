import { GRAIN_LEVELS, hash } from './grain.ts'
import { SAMPLE_STRIDE, ribbon, sampleCurve } from './inkPath.ts'
import type { Painter } from './painter.ts'
import type { Nib } from './paintStroke.ts'
import type { Surface } from './surface.ts'

/** A pencil held beyond this many degrees from upright begins to draw with the side of its lead. */
const SIDE_FROM = 32
const SIDE_FULL = 65
/** The side of the lead is so much wider than its point. */
const SIDE_WIDTH = 3.2

/** At most how wide a pencil's line is, in nib sizes: for bounds. */
export const PENCIL_WIDEST = SIDE_WIDTH * 1.15

/**
 * Graphite on tooth: pressure presses it deeper into the grain (darker and a little wider), tilt lays the lead on its side
 * (wide and pale). Two fills for each stretch of like pressure: a loose rim and a firmer heart.
 */
export function paintPencil(surface: Surface, nib: Nib, points: Float32Array, painter: Painter, scale: number): void {
  const samples = sampleCurve(points, Math.max(1.5, nib.size / 3, 1.2 / scale))
  const last = samples.length / SAMPLE_STRIDE - 1
  const radius = (i: number) => leadRadius(nib, samples, i)
  for (let from = 0; from <= last;) {
    const level = darkness(samples, from)
    let to = Math.min(from + 1, last)
    while (to < last && darkness(samples, to) === level) to += 1
    fillGrain(surface, nib, painter, scale, level - 2, 0.85, () => ribbon(surface, samples, from, to, radius))
    fillGrain(surface, nib, painter, scale, level, 0.95, () =>
      ribbon(surface, samples, from, to, (i) => radius(i) * 0.66),
    )
    if (to === last) break
    from = to
  }
}

function fillGrain(
  surface: Surface,
  nib: Nib,
  painter: Painter,
  scale: number,
  level: number,
  alpha: number,
  trace: () => void,
): void {
  const { style, texel } = painter.grain.pattern(surface, level, nib.color, scale)
  surface.save()
  surface.globalAlpha *= alpha
  surface.beginPath()
  trace()
  // Each stroke finds its own tooth (by its seed), so that strokes laid over each other fill more of the paper.
  surface.translate(nib.seed % 256, (nib.seed >>> 8) % 256)
  surface.scale(texel, texel)
  surface.fillStyle = style
  surface.fill()
  surface.restore()
}

function leadRadius(nib: Nib, samples: Float32Array, i: number): number {
  const at = i * SAMPLE_STRIDE
  const pressure = samples[at + 2]!
  const side = sideOfLead(samples[at + 3]!)
  const along = samples[at + 5]! / 5
  const step = Math.floor(along)
  const wobble = hash(nib.seed + step) * (1 - along + step) + hash(nib.seed + step + 1) * (along - step)
  return (nib.size / 2) * (0.5 + 0.5 * pressure) * (1 + (SIDE_WIDTH - 1) * side) * (0.85 + 0.3 * wobble)
}

function darkness(samples: Float32Array, i: number): number {
  const at = i * SAMPLE_STRIDE
  const pressed = samples[at + 2]! ** 0.8
  return Math.round((0.22 + 0.78 * pressed) * (1 - 0.5 * sideOfLead(samples[at + 3]!)) * (GRAIN_LEVELS - 1))
}

function sideOfLead(tilt: number): number {
  const t = Math.max(0, Math.min(1, (tilt - SIDE_FROM) / (SIDE_FULL - SIDE_FROM)))
  return t * t * (3 - 2 * t)
}
