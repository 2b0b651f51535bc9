import { GRAIN_LEVELS, hash, meanTone } from '../grain.ts'
import { ribbon, sampleCurve } from '../inkPath.ts'
import type { Curve } from '../inkPath.ts'
import type { Painter } from '../painter.ts'
import { EVERY_CONTROL, FACET, nib } from './nib.ts'
import type { NibLook } from './nib.ts'
import type { Surface } from '../surface.ts'

/** Tilt in degrees from upright at which a pencil starts to draw with the side of its lead. */
const SIDE_FROM = 32
const SIDE_FULL = 65
/** Width of the lead's side relative to its point. */
const SIDE_WIDTH = 3.2

/** Lines thinner than this (device px) use one fill and half the levels. */
const FINE_PX = 2.5
/** Below this (device px) the tooth is smaller than a px, and a line is drawn in its average tone. */
const TONE_PX = 2

/** Whether each stretch of a line is drawn with one fill, so that it hardly overlaps itself. */
function isFine(size: number, scale: number): boolean {
  return size * scale < FINE_PX
}

/**
 * Graphite on tooth: pressure pushes it deeper into the grain (darker and a little wider), tilt uses the side of the
 * lead (wide and pale). Two fills per stretch of similar pressure: a loose rim and a firmer core.
 */
function paintPencil(surface: Surface, look: NibLook, points: Float32Array, painter: Painter, scale: number): void {
  const curve = sampleCurve(points, Math.max(1.5, look.size / 3, FACET / scale))
  const last = curve.count - 1
  if (isFine(look.size, scale)) {
    paintFine(surface, look, curve, painter, scale)
    return
  }
  const radii = Float32Array.from(curve.x, (_, i) => leadRadius(look, curve, i))
  const levels = Uint8Array.from(curve.x, (_, i) => darkness(curve, i, false))
  for (let from = 0; from <= last;) {
    const level = levels[from]!
    let to = Math.min(from + 1, last)
    while (to < last && levels[to] === level) to += 1
    const round = { from: from === 0, to: to === last }
    fillGrain(surface, look, painter, scale, level - 2, 0.9, () =>
      ribbon(surface, curve, from, to, (i) => radii[i]!, round),
    )
    fillGrain(surface, look, painter, scale, level, 0.95, () =>
      ribbon(surface, curve, from, to, (i) => radii[i]! * 0.66, round),
    )
    if (to === last) break
    from = to
  }
}

/** A line of a px or two: one plain stroke per stretch of similar pressure, at the lead's average width there. */
function paintFine(surface: Surface, look: NibLook, curve: Curve, painter: Painter, scale: number): void {
  const last = curve.count - 1
  surface.lineCap = 'round'
  surface.lineJoin = 'round'
  surface.globalAlpha *= 0.9
  for (let from = 0; from <= last;) {
    const level = darkness(curve, from, true)
    let radius = leadRadius(look, curve, from)
    let to = from
    while (to < last && darkness(curve, to + 1, true) === level) {
      to += 1
      radius += leadRadius(look, curve, to)
    }
    const stretch = { from, to: Math.min(last, to + 1), width: (2 * radius) / (to - from + 1), level: level - 1 }
    strokeStretch(surface, look, curve, stretch, painter, scale)
    from = to + 1
  }
}

interface Stretch {
  readonly from: number
  readonly to: number
  /** Panel px */
  readonly width: number
  readonly level: number
}

/** Drawn with the grain pattern or, if a px holds more than one tooth, in its average tone. */
function strokeStretch(
  surface: Surface,
  look: NibLook,
  curve: Curve,
  { from, to, width, level }: Stretch,
  painter: Painter,
  scale: number,
): void {
  surface.save()
  let [dx, dy, texel] = [0, 0, 1]
  if (look.size * scale < TONE_PX) {
    surface.strokeStyle = look.color
    surface.globalAlpha *= meanTone(level)
  } else {
    const grain = painter.grain.pattern(surface, level, look.color, scale, look.grain)
    surface.strokeStyle = grain.style
    ;[dx, dy, texel] = [look.seed % 256, (look.seed >>> 8) % 256, grain.texel]
    surface.translate(dx, dy)
    surface.scale(texel, texel)
  }
  surface.lineWidth = width / texel
  surface.beginPath()
  surface.moveTo((curve.x[from]! - dx) / texel, (curve.y[from]! - dy) / texel)
  // Canvas does not draw zero-length lines: a tiny length makes it a dot.
  if (to === from) surface.lineTo((curve.x[from]! - dx + 0.01) / texel, (curve.y[from]! - dy) / texel)
  for (let i = from + 1; i <= to; i += 1) surface.lineTo((curve.x[i]! - dx) / texel, (curve.y[i]! - dy) / texel)
  surface.stroke()
  surface.restore()
}

function fillGrain(
  surface: Surface,
  look: NibLook,
  painter: Painter,
  scale: number,
  level: number,
  alpha: number,
  trace: () => void,
): void {
  const { style, texel } = painter.grain.pattern(surface, level, look.color, scale, look.grain)
  surface.save()
  surface.globalAlpha *= alpha
  surface.beginPath()
  trace()
  // Each stroke offsets the tooth by its seed, so that overlapping strokes fill more of the paper.
  surface.translate(look.seed % 256, (look.seed >>> 8) % 256)
  surface.scale(texel, texel)
  surface.fillStyle = style
  surface.fill()
  surface.restore()
}

function leadRadius(look: NibLook, curve: Curve, i: number): number {
  const side = sideOfLead(curve.tilt[i]!)
  const along = curve.along[i]! / 5
  const step = Math.floor(along)
  const wobble = hash(look.seed + step) * (1 - along + step) + hash(look.seed + step + 1) * (along - step)
  return (look.size / 2) * (0.5 + 0.5 * curve.pressure[i]!) * (1 + (SIDE_WIDTH - 1) * side) * (0.85 + 0.3 * wobble)
}

function darkness(curve: Curve, i: number, coarse: boolean): number {
  const pressed = Math.max(0, curve.pressure[i]!) ** 0.8
  const dark = (0.22 + 0.78 * pressed) * (1 - 0.5 * sideOfLead(curve.tilt[i]!))
  return coarse ? 1 + 2 * Math.round(dark * 2) : Math.round(dark * (GRAIN_LEVELS - 1))
}

function sideOfLead(tilt: number): number {
  const t = Math.max(0, Math.min(1, (tilt - SIDE_FROM) / (SIDE_FULL - SIDE_FROM)))
  return t * t * (3 - 2 * t)
}

/** Graphite: pressure darkens it, tilt uses the side of the lead. */
export const pencil = nib({
  id: 'pencil',
  label: 'Pencil',
  alsoCalled: 'draw sketch graphite',
  key: 'B',
  icon: 'pencil',
  paint: paintPencil,
  widest: SIDE_WIDTH * 1.15,
  laid: 'ink',
  overlaps: (size, scale) => !isFine(size, scale),
  live: { most: 32, kept: 8, overlap: 1, reach: 2 },
  snaps: true,
  controls: [...EVERY_CONTROL, 'grain', 'tilt'],
  start: { size: 7 },
})
