import { POINT_STRIDE } from '../paint/strokePoints.ts'
import type { Surface } from '../paint/surface.ts'

/** Fills closed rings (unpacked points, panel px) even-odd with the colour, at the surface's current opacity. */
export function paintFill(surface: Surface, rings: readonly Float32Array[], color: string): void {
  surface.save()
  surface.fillStyle = color
  surface.beginPath()
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += POINT_STRIDE) {
      if (i === 0) surface.moveTo(ring[0]!, ring[1]!)
      else surface.lineTo(ring[i]!, ring[i + 1]!)
    }
    surface.closePath()
  }
  surface.fill('evenodd')
  surface.restore()
}
