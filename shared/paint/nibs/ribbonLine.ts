import { ribbon, sampleCurve } from '../inkPath.ts'
import type { Curve } from '../inkPath.ts'
import type { Surface } from '../surface.ts'
import { FACET } from './nib.ts'

/** The curve for a nib this wide (panel px), sampled as finely as this scale can show. */
export function ribbonCurve(size: number, points: Float32Array, scale: number): Curve {
  return sampleCurve(points, Math.max(1, size / 8, FACET / scale))
}

/** Fills the whole curve; `width` returns the fraction of `size` for a pressure. */
export function fillRibbon(surface: Surface, curve: Curve, size: number, width: (pressure: number) => number): void {
  surface.beginPath()
  ribbon(surface, curve, 0, curve.count - 1, (i) => (size / 2) * width(curve.pressure[i]!))
  surface.fill()
}
