import { POINT_STRIDE } from '../strokePoints.ts'
import { contrastOf, hash } from '../grain.ts'
import type { Painter } from '../painter.ts'
import type { Surface } from '../surface.ts'
import { EVERY_CONTROL, nib } from './nib.ts'
import type { Ends, HandMove, NibLook } from './nib.ts'

/** Distance between puffs as a fraction of the nib's width, and its minimum in panel px. */
const APART = 1 / 8
const CLOSEST = 1
/** How much of a puff a line through the nib's middle crosses on average, in nib sizes: the integral of `softness`. */
const MET = 0.5
/** Coverage of one pass in the middle of the line, at minimum and at full pressure. */
const FAINTEST = 0.02
const DENSEST = 0.93
/** The cone widens a little with pressure. */
const NARROWEST = 0.8
/** Puffs at the start of a stroke: a press without movement leaves a round cloud. */
const FIRST_PUFFS = 2

/** Droplet size in panel px, and how much its density varies from the mist around it: paper shows between them. */
const DROPLET = 1.25
const SPECKLE = 1.3
/** Maximum and minimum side of a puff's bitmap in texels, and the number of bitmaps cached. */
const LARGEST = 256
const SMALLEST = 8
const KEPT = 24

/**
 * Speed (panel px per ms) at which the spray is half as dense; the minimum density at any speed; the ms over which
 * spray builds up.
 */
const HALF_SPEED = 2.4
const THINNEST = 0.35
const GATHERS = 110

/** Spray builds up over time: the slower the hand the denser, up to the pressure's maximum; a resting hand fills the spot. */
function flow({ pressure, before, px, ms }: HandMove): number {
  const wanted = pressure * Math.max(THINNEST, 1 / (1 + px / Math.max(1, ms) / HALF_SPEED))
  return before + (wanted - before) * (1 - Math.exp(-Math.max(1, ms) / GATHERS))
}

/** Puffs of mist at even steps along the path, each rotated according to the stroke's seed, so that the cloud is reproducible. */
function paintAirbrush(
  surface: Surface,
  look: NibLook,
  points: Float32Array,
  painter: Painter,
  scale: number,
  ends: Ends,
): void {
  const apart = Math.max(CLOSEST, look.size * APART)
  const over = Math.max(1, (MET * look.size) / apart)
  const puff = puffOf(painter, look, scale)
  const alpha = surface.globalAlpha
  function lay(x: number, y: number, pressure: number, number: number): void {
    const covered = FAINTEST + (DENSEST - FAINTEST) * Math.max(0, pressure) ** 1.4
    const radius = (look.size / 2) * (NARROWEST + (1 - NARROWEST) * pressure)
    surface.save()
    surface.globalAlpha = alpha * (1 - (1 - covered) ** (1 / over))
    surface.translate(x, y)
    surface.rotate(hash(look.seed + Math.imul(number, 7919)) * 2 * Math.PI)
    surface.drawImage(puff as never, -radius, -radius, 2 * radius, 2 * radius)
    surface.restore()
  }
  surface.imageSmoothingEnabled = true
  if (ends.start) for (let at = 0; at < FIRST_PUFFS; at += 1) lay(points[0]!, points[1]!, points[2]!, -1 - at)
  let along = ends.before ?? 0
  for (let i = POINT_STRIDE; i < points.length; i += POINT_STRIDE) {
    const length = Math.hypot(points[i]! - points[i - POINT_STRIDE]!, points[i + 1]! - points[i - POINT_STRIDE + 1]!)
    for (let step = Math.floor(along / apart) + 1; step * apart <= along + length; step += 1) {
      const [x, y, pressure] = between(points, i, (step * apart - along) / length)
      lay(x, y, pressure, step)
    }
    along += length
  }
}

/** A point on the smooth curve (Catmull-Rom) at `t` between the point before `i` and point `i`. */
function between(points: Float32Array, i: number, t: number): [number, number, number] {
  const b = i - POINT_STRIDE
  const a = Math.max(0, b - POINT_STRIDE)
  const d = Math.min(points.length - POINT_STRIDE, i + POINT_STRIDE)
  const on = (axis: number): number => {
    const [p, q, r, s] = [points[a + axis]!, points[b + axis]!, points[i + axis]!, points[d + axis]!]
    return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)))
  }
  return [on(0), on(1), points[b + 2]! + (points[i + 2]! - points[b + 2]!) * t]
}

/**
 * A hand that turns sharply overshoots the corner. As a Bézier curve, each piece lies between its two points and its two
 * handles, a sixth of the way between the points on either side away from them.
 */
function strays(points: Float32Array): number {
  const last = points.length - POINT_STRIDE
  const past = (axis: number): number => {
    let [least, most, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let i = 0; i <= last; i += POINT_STRIDE) {
      const here = points[i + axis]!
      const [before, after] = [
        points[Math.max(0, i - POINT_STRIDE) + axis]!,
        points[Math.min(last, i + POINT_STRIDE) + axis]!,
      ]
      const handle = Math.abs(after - before) / 6
      ;[least, most] = [Math.min(least, here), Math.max(most, here)]
      ;[low, high] = [Math.min(low, here - handle), Math.max(high, here + handle)]
    }
    return Math.max(least - low, high - most)
  }
  return Math.max(0, past(0), past(1))
}

const puffs = new WeakMap<Painter, Map<string, unknown>>()

/** The bitmap of one puff, cached for the colours and sizes in use. */
function puffOf(painter: Painter, { size, color, grain }: NibLook, scale: number): unknown {
  const kept = puffs.get(painter) ?? new Map<string, unknown>()
  puffs.set(painter, kept)
  const wanted = 2 ** Math.ceil(Math.log2(size * scale))
  const side = Math.max(SMALLEST, Math.min(LARGEST, wanted))
  const key = `${color}/${side}/${size}/${grain ?? ''}`
  const known = kept.get(key)
  if (known) return known
  const { surface, picture } = painter.maker.make(side, side)
  const pixels = surface.createImageData(side, side)
  const droplet = Math.max(1, (DROPLET * side) / size)
  // Droplets smaller than a texel average out to a mist.
  const speckle = SPECKLE * contrastOf(grain) * Math.min(1, (DROPLET * side) / size)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const from = Math.hypot((2 * x + 1) / side - 1, (2 * y + 1) / side - 1)
      const drops = (noise(x / droplet, y / droplet) - 0.5) * 2
      const mist = softness(from) * (1 + speckle * drops)
      pixels.data[(y * side + x) * 4 + 3] = Math.round(255 * Math.max(0, Math.min(1, mist)))
    }
  surface.putImageData(pixels as never, 0, 0)
  surface.globalCompositeOperation = 'source-in'
  surface.fillStyle = color
  surface.fillRect(0, 0, side, side)
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
  kept.set(key, picture)
  return picture
}

/** Density of a puff from its centre (0) to its rim (1), without an edge. */
function softness(from: number): number {
  return from >= 1 ? 0 : (1 - from * from) ** 2.4
}

/** Value noise, 0..1. */
function noise(x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [x - left, y - top]
  const upper = lattice(left, top) * (1 - u) + lattice(left + 1, top) * u
  const lower = lattice(left, top + 1) * (1 - u) + lattice(left + 1, top + 1) * u
  return upper * (1 - v) + lower * v
}

function lattice(x: number, y: number): number {
  return hash(Math.imul(x, 374761393) + Math.imul(y, 668265263))
}

/** A soft round spray: denser with pressure, when the hand lingers and when it returns. */
export const airbrush = nib({
  id: 'airbrush',
  label: 'Airbrush',
  alsoCalled: 'spray soft shading',
  key: 'J',
  icon: 'airbrush',
  digit: false,
  paint: paintAirbrush,
  widest: 1,
  strays,
  laid: 'ink',
  overlaps: () => true,
  live: { most: 16, kept: 5, overlap: 1, reach: 0.85 },
  snaps: true,
  controls: [...EVERY_CONTROL, 'grain'],
  start: { size: 120, steady: 0.1 },
  flow,
})
