import type { Surface } from '../surface.ts'
import { EVERY_CONTROL, nib } from './nib.ts'
import type { NibLook } from './nib.ts'
import { fillRibbon, ribbonCurve } from './ribbonLine.ts'

/** The soft edge of a brush reaches this far in from its rim, as part of its width; the heart keeps this much of its ink. */
const SOFT_EDGE = 0.34
const HEART = 0.97

/** Laid from the rim inwards, each pass adding what brings the sum to a smooth rise: more passes where they would be seen. */
function paintBrush(surface: Surface, { size }: NibLook, points: Float32Array, scale: number): void {
  const alpha = surface.globalAlpha
  const curve = ribbonCurve(size, points, scale)
  const passes = Math.max(3, Math.min(12, Math.round((size * scale) / 8)))
  let laid = 0
  for (let pass = 1; pass <= passes; pass += 1) {
    const t = pass / passes
    const wanted = HEART * t * t * (3 - 2 * t)
    surface.globalAlpha = (alpha * (wanted - laid)) / (1 - laid)
    laid = wanted
    const width = 1 - SOFT_EDGE * ((pass - 1) / (passes - 1))
    fillRibbon(surface, curve, size * width, (pressure) => 0.05 + 0.95 * pressure ** 1.6)
  }
}

/** A soft, wet brush from a hair to its full width. */
export const brush = nib({
  id: 'brush',
  label: 'Brush',
  key: 'W',
  paint: (surface, look, points, _, scale) => paintBrush(surface, look, points, scale),
  widest: 1,
  laid: 'ink',
  overlaps: () => true,
  live: { most: 20, kept: 6, overlap: 2, reach: 0.85 },
  snaps: true,
  controls: EVERY_CONTROL,
  start: { size: 28 },
})
