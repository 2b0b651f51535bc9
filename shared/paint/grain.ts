import type { Surface, SurfaceMaker } from './surface.ts'

/** How much of the paper's tooth graphite fills at each pressure level, from a breath to pressed hard. */
const COVERAGE = [0.38, 0.47, 0.57, 0.68, 0.79, 0.91] as const
/** Darkest value per level: graphite never covers completely, and light pressure stays pale even where it catches. */
const DARKEST = [0.44, 0.54, 0.65, 0.76, 0.86, 0.94] as const
export const GRAIN_LEVELS = COVERAGE.length

/** The tile repeats after this many panel px. */
const TILE_PX = 192
/** Texels per side of the finest tile: two per panel px. */
const FINEST = 384
/** Pressed graphite fades over this much of the tooth's height. */
const SOFT = 0.38
/** The share that is even tone: graphite also rubs off in the hollows. */
const TONE = 0.42
/** Maximum number of cached tiles: six levels of a dozen colours. */
const KEPT = 72
/** And of their masks: six levels at a few scales and degrees of grain. */
const KEPT_MASKS = 48

/** How much of the tooth shows if nobody says: of 0, an even tone, to 1. */
export const USUAL_GRAIN = 0.5
const GRAIN_STEPS = 20

/** The paper's tooth, as patterns to fill pencil strokes with. Generated numerically, so it is the same everywhere. */
export interface Grain {
  /**
   * A pattern in this colour, and the size of its texels in panel px at this scale (device px per panel px). `grain`
   * (0..1): how much of the tooth shows; its average is the same.
   */
  pattern(
    surface: Surface,
    level: number,
    color: string,
    scale: number,
    grain?: number,
  ): { style: unknown; texel: number }
}

/** Average coverage of a line at this level: its tone when the tooth is too small to be seen. */
export function meanTone(level: number): number {
  const at = Math.max(0, Math.min(GRAIN_LEVELS - 1, level))
  const coverage = COVERAGE[at]!
  return DARKEST[at]! * ((1 - TONE) * coverage + TONE * coverage * coverage)
}

export function createGrain(maker: SurfaceMaker): Grain {
  let tooth: Float32Array | null = null
  const masks = new Map<string, { picture: unknown; side: number }>()
  const patterns = new Map<string, { style: unknown; texel: number }>()

  function mask(level: number, mip: number, grain: number): { picture: unknown; side: number } {
    const key = `${level}/${mip}/${grain}`
    const known = masks.get(key)
    if (known) return known
    const side = FINEST >> mip
    const { surface, picture } = maker.make(side, side)
    const pixels = surface.createImageData(side, side)
    tooth ??= makeTooth()
    const alphas = shrink(pressed(tooth, level, grain), mip)
    for (let i = 0; i < alphas.length; i += 1) pixels.data[i * 4 + 3] = Math.round(alphas[i]! * 255)
    surface.putImageData(pixels as never, 0, 0)
    const made = { picture, side }
    if (masks.size >= KEPT_MASKS) masks.delete(masks.keys().next().value!)
    masks.set(key, made)
    return made
  }

  return {
    pattern(surface, level, color, scale, grain = USUAL_GRAIN) {
      const at = Math.max(0, Math.min(GRAIN_LEVELS - 1, Math.round(level)))
      const mip = Math.max(0, Math.min(3, Math.round(Math.log2(2 / scale))))
      const rough = Math.round(Math.max(0, Math.min(1, grain)) * GRAIN_STEPS) / GRAIN_STEPS
      const key = `${color}/${at}/${mip}/${rough}`
      const known = patterns.get(key)
      if (known) return known
      const { picture, side } = mask(at, mip, rough)
      const tile = maker.make(side, side)
      tile.surface.drawImage(picture as never, 0, 0, side, side)
      tile.surface.globalCompositeOperation = 'source-in'
      tile.surface.fillStyle = color
      tile.surface.fillRect(0, 0, side, side)
      const made = { style: surface.createPattern(tile.picture as never, 'repeat'), texel: TILE_PX / side }
      if (patterns.size >= KEPT) patterns.delete(patterns.keys().next().value!)
      patterns.set(key, made)
      return made
    },
  }
}

/** Heights 0..1, uniformly distributed, wrapping at the edges: fine tooth, its clumps, and the sheet's slow unevenness. */
function makeTooth(): Float32Array {
  const heights = new Float32Array(FINEST * FINEST)
  addNoise(heights, 2, 0.6, 11)
  addNoise(heights, 4, 0.24, 23)
  addNoise(heights, 16, 0.1, 37)
  addNoise(heights, 64, 0.06, 53)
  return spread(heights)
}

/** Adds wrapping value noise with cells of `cell` texels. */
function addNoise(heights: Float32Array, cell: number, weight: number, salt: number): void {
  const cells = FINEST / cell
  const corners = lattice(cells, salt)
  const eased = Float64Array.from({ length: cell }, (_, step) => ease(step / cell))
  for (let y = 0; y < FINEST; y += 1) {
    const above = Math.floor(y / cell) * cells
    const below = (above + cells) % corners.length
    const ty = eased[y % cell]!
    for (let cx = 0; cx < cells; cx += 1) {
      const next = (cx + 1) % cells
      const [a, b, c, d] = [corners[above + cx]!, corners[above + next]!, corners[below + cx]!, corners[below + next]!]
      const from = y * FINEST + cx * cell
      for (let step = 0; step < cell; step += 1) {
        const tx = eased[step]!
        heights[from + step]! += weight * mix(mix(a, b, tx), mix(c, d, tx), ty)
      }
    }
  }
}

/** Equalises the histogram, so that a threshold equals a coverage. */
function spread(heights: Float32Array): Float32Array {
  const bins = new Uint32Array(BINS)
  for (let i = 0; i < heights.length; i += 1) bins[binOf(heights[i]!)]! += 1
  const below = new Float32Array(BINS)
  let sum = 0
  bins.forEach((count, i) => {
    below[i] = (sum + count / 2) / heights.length
    sum += count
  })
  for (let i = 0; i < heights.length; i += 1) heights[i] = below[binOf(heights[i]!)]!
  return heights
}

const BINS = 1024
const binOf = (height: number): number => Math.min(BINS - 1, Math.floor(height * BINS))

function pressed(tooth: Float32Array, level: number, grain: number): Float32Array {
  const coverage = COVERAGE[level]!
  const darkest = DARKEST[level]!
  const low = 1 - coverage - SOFT
  const mean = meanTone(level)
  const contrast = contrastOf(grain)
  return tooth.map((height) => {
    const t = Math.max(0, Math.min(1, (height - low) / (2 * SOFT)))
    const usual = darkest * ((1 - TONE) * t * t * (3 - 2 * t) + TONE * coverage * coverage)
    return contrast === 1 ? usual : Math.max(0, Math.min(1, mean + (usual - mean) * contrast))
  })
}

/** By how much a tooth stands out, as a multiple of the usual. */
export function contrastOf(grain: number | undefined): number {
  return (grain ?? USUAL_GRAIN) / USUAL_GRAIN
}

function shrink(alphas: Float32Array, mip: number): Float32Array {
  let now = alphas
  for (let side = FINEST, i = 0; i < mip; i += 1, side /= 2) {
    const half = side / 2
    const from = now
    now = new Float32Array(half * half)
    for (let y = 0; y < half; y += 1)
      for (let x = 0; x < half; x += 1) {
        const a = y * 2 * side + x * 2
        now[y * half + x] = (from[a]! + from[a + 1]! + from[a + side]! + from[a + side + 1]!) / 4
      }
  }
  return now
}

/** Values 0..1 at the corners of the cells, row by row. Each is used by all the texels around it. */
function lattice(cells: number, salt: number): Float64Array {
  const corners = new Float64Array(cells * cells)
  for (let y = 0; y < cells; y += 1)
    for (let x = 0; x < cells; x += 1)
      corners[y * cells + x] = hash(Math.imul(y, 374761393) + Math.imul(x, 668265263) + Math.imul(salt, 2246822519))
  return corners
}

/** 0..1, the same for the same integer on every machine. */
export function hash(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296
}

const ease = (t: number) => t * t * (3 - 2 * t)
const mix = (a: number, b: number, t: number) => a + (b - a) * t
