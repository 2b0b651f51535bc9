import { POINT_STRIDE } from '../strokePoints.ts'
import type { Surface } from '../surface.ts'
import { nib } from './nib.ts'
import type { NibLook } from './nib.ts'

/** Angle of the flat nib in radians, and its thickness as a fraction of its width. */
const CHISEL = { turn: 0.9, flat: 0.45 } as const

/** A slanted felt nib: one stroke() of one path, so its tone is even however it crosses itself. */
function paintMarker(surface: Surface, look: NibLook, points: Float32Array, laid: string): void {
  surface.globalCompositeOperation = laid
  surface.strokeStyle = look.color
  surface.lineCap = 'round'
  surface.lineJoin = 'round'
  surface.lineWidth = look.size
  // The chisel is a rotated and flattened pen. The path is given in the pen's own space, since canvases differ on how a
  // transform affects a path begun before it.
  surface.rotate(-CHISEL.turn)
  surface.scale(1, CHISEL.flat)
  const cos = Math.cos(CHISEL.turn)
  const sin = Math.sin(CHISEL.turn)
  const penX = (i: number): number => cos * points[i]! - sin * points[i + 1]!
  const penY = (i: number): number => (sin * points[i]! + cos * points[i + 1]!) / CHISEL.flat
  const last = points.length - POINT_STRIDE
  surface.beginPath()
  surface.moveTo(penX(0), penY(0))
  // Curves instead of many short lines, each of which would need a rounded join.
  for (let i = POINT_STRIDE; i < last; i += POINT_STRIDE) {
    const next = i + POINT_STRIDE
    surface.quadraticCurveTo(penX(i), penY(i), (penX(i) + penX(next)) / 2, (penY(i) + penY(next)) / 2)
  }
  // Canvas does not draw zero-length lines: a tiny length makes it a dot.
  surface.lineTo(penX(last) + (last === 0 ? 0.01 : 0), penY(last))
  surface.stroke()
}

/** A flat felt nib: even tone within a stroke, darker where strokes cross. A wide live tail is the most expensive to repaint. */
export const marker = nib({
  id: 'marker',
  label: 'Marker',
  alsoCalled: 'copic highlighter felt',
  key: 'M',
  icon: 'marker',
  paint: (surface, look, points, _, __, ends) =>
    paintMarker(surface, look, points, ends.alone ? 'source-over' : 'multiply'),
  widest: 1,
  laid: 'tone',
  overlaps: () => false,
  live: { most: 20, kept: 6, overlap: 2, reach: 0.85 },
  snaps: true,
  controls: ['size', 'opacity', 'steady'],
  start: { size: 48, opacity: 0.4, steady: 0.2 },
})
