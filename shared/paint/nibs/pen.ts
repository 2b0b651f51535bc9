import { getStroke } from 'perfect-freehand'
import { POINT_STRIDE } from '../strokePoints.ts'
import type { Surface } from '../surface.ts'
import { EVERY_CONTROL, nib } from './nib.ts'
import type { Ends, NibLook } from './nib.ts'

/** How strongly pressure changes the nib's width. */
const THINNING = 0.62

/** Ink from a nib that opens under pressure, tapered at both ends. */
function paintPen(surface: Surface, look: NibLook, points: Float32Array, ends: Ends): void {
  const list: [number, number, number][] = []
  let length = 0
  for (let i = 0; i < points.length; i += POINT_STRIDE) {
    const last = list.at(-1)
    if (last) length += Math.hypot(points[i]! - last[0], points[i + 1]! - last[1])
    list.push([points[i]!, points[i + 1]!, points[i + 2]!])
  }
  const taper = (most: number) => Math.min(look.size * most, (ends.length ?? length) * 0.3)
  const outline = getStroke(list, {
    size: look.size,
    thinning: THINNING,
    smoothing: 0.5,
    streamline: 0.15,
    simulatePressure: false,
    last: true,
    start: ends.start ? { taper: taper(1.5), cap: true } : { taper: 0, cap: true },
    end: ends.end ? { taper: taper(3), cap: true } : { taper: 0, cap: true },
  })
  const first = outline[0]
  if (!first) return
  surface.beginPath()
  surface.moveTo(first[0], first[1])
  outline.forEach(([x, y], i) => {
    const next = outline[(i + 1) % outline.length]!
    surface.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2)
  })
  surface.closePath()
  surface.fill()
}

/** Ink: pressure opens the nib, both ends taper. New points change its outline a little way back. */
export const pen = nib({
  id: 'pen',
  label: 'Ink pen',
  alsoCalled: 'inking liner',
  key: 'P',
  icon: 'pen-nib',
  paint: (surface, look, points, _, __, ends) => paintPen(surface, look, points, ends),
  widest: 1 + THINNING,
  laid: 'ink',
  overlaps: () => false,
  live: { most: 48, kept: 24, overlap: 12, reach: 0.85, tapers: { start: 5, end: 3.2, points: 16 } },
  snaps: true,
  controls: EVERY_CONTROL,
  start: { size: 8, steady: 0.45 },
})
