import type { Surface } from '../surface.ts'
import { EVERY_CONTROL, nib } from './nib.ts'
import type { NibLook } from './nib.ts'
import { fillRibbon, ribbonCurve } from './ribbonLine.ts'

/** Width of a brush's soft edge, inwards from its rim, as a fraction of its width; the share of ink left in its core. */
const SOFT_EDGE = 0.34
const HEART = 0.97

/** Painted from the rim inwards, each pass raising the sum along a smooth ramp: more passes where they would be visible. */
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

/** A soft, wet brush, from a hair to its full width with pressure. */
export const brush = nib({
  id: 'brush',
  label: 'Brush',
  alsoCalled: 'paintbrush',
  key: 'W',
  icon: 'brush',
  paint: (surface, look, points, _, scale) => paintBrush(surface, look, points, scale),
  widest: 1,
  laid: 'ink',
  overlaps: () => true,
  live: { most: 20, kept: 6, overlap: 2, reach: 0.85 },
  snaps: true,
  controls: EVERY_CONTROL,
  start: { size: 28 },
})
