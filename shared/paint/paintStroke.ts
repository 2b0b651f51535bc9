import { getStroke } from 'perfect-freehand'
import { POINT_STRIDE } from '../document/strokePoints.ts'
import { assertNever } from '../contract/failure.ts'
import { FACET } from './nib.ts'
import type { Nib } from './nib.ts'
import { ribbon, sampleCurve } from './inkPath.ts'
import type { Curve } from './inkPath.ts'
import type { Painter } from './painter.ts'
import { paintPencil } from './paintPencil.ts'
import type { Surface } from './surface.ts'

/**
 * Which ends of a stroke these points hold: a stroke under way is painted in parts. `alone`: on a surface of its own, from
 * where it is laid as its nib demands, so an eraser leaves ink and a marker multiplies with nothing.
 */
export interface Ends {
  readonly start: boolean
  readonly end: boolean
  readonly alone?: boolean
  /** Of the whole stroke (panel px), where these points are not all of it: a pen's ends are drawn out in keeping with it. */
  readonly length?: number
}
export const WHOLE: Ends = { start: true, end: true }

/**
 * Paints pen points (unpacked, panel px) at full opacity with a nib. The surface's transform is from panel px; `scale` is
 * its device px per panel px, and only decides how finely curves and grain are cut.
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
  switch (nib.brush) {
    case 'pencil':
      paintPencil(surface, nib, points, painter, scale)
      break
    case 'pen':
      paintPen(surface, nib, points, ends)
      break
    case 'brush':
      paintBrush(surface, nib, points, scale)
      break
    case 'marker':
      paintMarker(surface, nib, points, ends.alone ? 'source-over' : 'multiply')
      break
    case 'eraser':
      surface.globalCompositeOperation = ends.alone ? 'source-over' : 'destination-out'
      fillRibbon(surface, ribbonCurve(nib, points, scale), nib.size, (pressure) => 0.5 + 0.5 * pressure)
      break
    default:
      assertNever(nib.brush)
  }
  surface.restore()
}

/** How much a pen's nib opens and closes with pressure; at most how wide its line is, in nib sizes. */
const THINNING = 0.62
export const PEN_WIDEST = 1 + THINNING

/** Ink from a nib that opens under pressure, drawn out to a point at both ends. */
function paintPen(surface: Surface, nib: Nib, points: Float32Array, ends: Ends): void {
  const list: [number, number, number][] = []
  let length = 0
  for (let i = 0; i < points.length; i += POINT_STRIDE) {
    const last = list.at(-1)
    if (last) length += Math.hypot(points[i]! - last[0], points[i + 1]! - last[1])
    list.push([points[i]!, points[i + 1]!, points[i + 2]!])
  }
  const taper = (most: number) => Math.min(nib.size * most, (ends.length ?? length) * 0.3)
  const outline = getStroke(list, {
    size: nib.size,
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

/** The soft edge of a brush reaches this far in from its rim, as part of its width; the heart keeps this much of its ink. */
const SOFT_EDGE = 0.34
const HEART = 0.97

/** Laid from the rim inwards, each pass adding what brings the sum to a smooth rise: more passes where they would be seen. */
function paintBrush(surface: Surface, nib: Nib, points: Float32Array, scale: number): void {
  const alpha = surface.globalAlpha
  const curve = ribbonCurve(nib, points, scale)
  const passes = Math.max(3, Math.min(12, Math.round((nib.size * scale) / 8)))
  let laid = 0
  for (let pass = 1; pass <= passes; pass += 1) {
    const t = pass / passes
    const wanted = HEART * t * t * (3 - 2 * t)
    surface.globalAlpha = (alpha * (wanted - laid)) / (1 - laid)
    laid = wanted
    const width = 1 - SOFT_EDGE * ((pass - 1) / (passes - 1))
    fillRibbon(surface, curve, nib.size * width, (pressure) => 0.05 + 0.95 * pressure ** 1.6)
  }
}

/** Radians that a marker's flat nib is held at, and its thickness as a part of its width. */
const CHISEL = { turn: 0.9, flat: 0.45 } as const

/** A slanted felt nib: one stroke() of one path, so its tone is even however it crosses itself. */
function paintMarker(surface: Surface, nib: Nib, points: Float32Array, laid: string): void {
  surface.globalCompositeOperation = laid
  surface.strokeStyle = nib.color
  surface.lineCap = 'round'
  surface.lineJoin = 'round'
  surface.lineWidth = nib.size
  // The chisel is a turned and flattened pen. The path is given in the pen's own space, since canvases differ on what a
  // transform does to a path that was begun before it.
  surface.rotate(-CHISEL.turn)
  surface.scale(1, CHISEL.flat)
  const cos = Math.cos(CHISEL.turn)
  const sin = Math.sin(CHISEL.turn)
  const penX = (i: number): number => cos * points[i]! - sin * points[i + 1]!
  const penY = (i: number): number => (sin * points[i]! + cos * points[i + 1]!) / CHISEL.flat
  const last = points.length - POINT_STRIDE
  surface.beginPath()
  surface.moveTo(penX(0), penY(0))
  // Curves rather than many short lines, each of which would be a join to round.
  for (let i = POINT_STRIDE; i < last; i += POINT_STRIDE) {
    const next = i + POINT_STRIDE
    surface.quadraticCurveTo(penX(i), penY(i), (penX(i) + penX(next)) / 2, (penY(i) + penY(next)) / 2)
  }
  // A dot is a line of no length, which canvas leaves out: a hair's breadth makes it a dot.
  surface.lineTo(penX(last) + (last === 0 ? 0.01 : 0), penY(last))
  surface.stroke()
}

function ribbonCurve(nib: Nib, points: Float32Array, scale: number): Curve {
  return sampleCurve(points, Math.max(1, nib.size / 8, FACET / scale))
}

function fillRibbon(surface: Surface, curve: Curve, size: number, width: (pressure: number) => number): void {
  surface.beginPath()
  ribbon(surface, curve, 0, curve.count - 1, (i) => (size / 2) * width(curve.pressure[i]!))
  surface.fill()
}
