import { POINT_STRIDE } from './strokePoints.ts'
import { WHOLE } from './nibs/nib.ts'
import type { Ends } from './nibs/nib.ts'
import { nibOf } from './nibs/nibOf.ts'
import type { Nib } from './nibs/nibOf.ts'
import type { Painter } from './painter.ts'
import type { Surface } from './surface.ts'

/**
 * Paints pen points (unpacked, panel px) at full opacity with a nib. The surface's transform maps from panel px;
 * `scale` is its device px per panel px, and only affects how finely curves and grain are subdivided.
 */
export function paintStroke(
  surface: Surface,
  nib: Nib,
  points: Float32Array,
  painter: Painter,
  scale: number,
  ends: Ends = WHOLE,
): void {
  if (points.length < POINT_STRIDE) return
  surface.save()
  surface.fillStyle = nib.color
  nibOf(nib.brush).paint(surface, nib, points, painter, scale, ends)
  surface.restore()
}
