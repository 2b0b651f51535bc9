import { resized } from './resample.ts'
import { solved } from './solve.ts'
import type { Planes } from './pixels.ts'

/** How a picture lies over another of the same size: the place of (x, y) from the middle is `scale * (x, y) + move`. */
export interface Fit {
  /** As parts of the width and height. */
  readonly move: readonly [number, number]
  readonly scale: readonly [number, number]
}

export const AS_IT_IS: Fit = { move: [0, 0], scale: [1, 1] }

/** Longer sides at which the fit is looked for and made finer, px. */
const LEVELS = [128, 320, 900] as const
/** How far it may lie off, as a part of the sides. */
const MOST_MOVE = 0.07
const MOST_SCALE = 0.1
const COARSE_SCALES = [0.96, 0.98, 1, 1.02, 1.04] as const
const STEPS = 14
/** A fit must make the difference this much smaller to count. */
const GAIN = 0.97

interface Level {
  readonly base: Planes
  readonly answer: Planes
  /** Places to compare, as indices. */
  readonly places: Int32Array
}

/**
 * How `answer` has to be moved and scaled so that it lies over `base` where `compare` is set, whatever its colours have
 * become. Both cover the same part of a picture at any sizes; `compare` has the px of `base`. What is different in the
 * two altogether is left out of account as it is found. `AS_IT_IS` if nothing fits better.
 */
export function register(base: Planes, answer: Planes, compare: Uint8Array): Fit {
  const sides = LEVELS.filter((side, at) => at === 0 || side < Math.max(base.width, base.height) * 1.4)
  const levels = sides.map((side) => levelOf(base, answer, compare, side))
  if (levels[0]!.places.length < 40) return AS_IT_IS
  let fit = searched(levels[0]!)
  for (const level of levels) fit = refined(level, fit)
  const last = levels.at(-1)!
  const within =
    fit.move.every((by) => Math.abs(by) <= MOST_MOVE) && fit.scale.every((by) => Math.abs(by - 1) <= MOST_SCALE)
  return within && difference(last, fit) < GAIN * difference(last, AS_IT_IS) ? fit : AS_IT_IS
}

function levelOf(base: Planes, answer: Planes, compare: Uint8Array, side: number): Level {
  const factor = Math.min(1, side / Math.max(base.width, base.height))
  const width = Math.max(8, Math.round(base.width * factor))
  const height = Math.max(8, Math.round(base.height * factor))
  const places: number[] = []
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const [fromX, fromY] = [
        Math.floor(((x + 0.5) * base.width) / width),
        Math.floor(((y + 0.5) * base.height) / height),
      ]
      if (compare[fromY * base.width + fromX]) places.push(y * width + x)
    }
  return {
    base: resized(base, width, height),
    answer: resized(answer, width, height),
    places: Int32Array.from(places),
  }
}

/** The best of the whole moves at a few scales. */
function searched(level: Level): Fit {
  const { width, height } = level.base
  const thin = thinned(level, 1000)
  let best = AS_IT_IS
  let least = Infinity
  const [far, deep] = [Math.ceil(width * MOST_MOVE), Math.ceil(height * MOST_MOVE)]
  for (const scale of COARSE_SCALES)
    for (let y = -deep; y <= deep; y += 1)
      for (let x = -far; x <= far; x += 1) {
        const fit: Fit = { move: [x / width, y / height], scale: [scale, scale] }
        const apart = difference(thin, fit)
        if (apart < least * (1 - 1e-6)) [least, best] = [apart, fit]
      }
  return best
}

function thinned(level: Level, most: number): Level {
  const step = Math.max(1, Math.floor(level.places.length / most))
  return { ...level, places: level.places.filter((_place, at) => at % step === 0) }
}

/** What is left of the base's colours once the answer's are matched to them, summed over the channels. */
function difference({ base, answer, places }: Level, fit: Fit): number {
  const { width, height } = base
  let apart = 0
  for (let channel = 0; channel < 3; channel += 1) {
    const sums = [0, 0, 0, 0, 0]
    const [to, from] = [base.planes[channel]!, answer.planes[channel]!]
    for (const place of places) {
      const x = place % width
      const a = sample(from, width, height, placeX(fit, x, width), placeY(fit, (place - x) / width, height))
      const b = to[place]!
      sums[0]! += a
      sums[1]! += b
      sums[2]! += a * a
      sums[3]! += b * b
      sums[4]! += a * b
    }
    const count = places.length
    const [a, b, aa, bb, ab] = sums as [number, number, number, number, number]
    const spread = aa - (a * a) / count
    const shared = ab - (a * b) / count
    apart += bb - (b * b) / count - (spread > 1e-6 * count ? (shared * shared) / spread : 0)
  }
  return apart
}

function placeX({ move, scale }: Fit, x: number, width: number): number {
  return (x + 0.5 - width / 2) * scale[0] + width / 2 + move[0] * width - 0.5
}

function placeY({ move, scale }: Fit, y: number, height: number): number {
  return (y + 0.5 - height / 2) * scale[1] + height / 2 + move[1] * height - 0.5
}

/** Gauss and Newton's steps for move and scale, the colours matched anew before each. */
function refined(level: Level, from: Fit): Fit {
  const { width, height } = level.base
  const thin = thinned(level, 60_000)
  let fit = from
  for (let step = 0; step < STEPS; step += 1) {
    const by = stepOf(thin, fit)
    if (!by) break
    const [x, y, wide, high] = by as [number, number, number, number]
    fit = {
      move: [fit.move[0] + x / width, fit.move[1] + y / height],
      scale: [fit.scale[0] + (2 * wide) / width, fit.scale[1] + (2 * high) / height],
    }
    if (Math.max(...by.map(Math.abs)) < 0.002) break
  }
  return fit
}

/** The next step in px: to the right, down, and at the picture's right and lower edge. */
function stepOf(level: Level, fit: Fit): number[] | null {
  const { base, answer, places } = level
  const { width, height } = base
  const matrix = [0, 1, 2, 3].map(() => [0, 0, 0, 0])
  const right = [0, 0, 0, 0]
  for (let channel = 0; channel < 3; channel += 1) {
    const [to, from] = [base.planes[channel]!, answer.planes[channel]!]
    const samples = samplesOf(level, fit, channel)
    const tone = toneOf(samples.values, to, places)
    const usual = Math.max(
      2,
      samples.values.reduce((sum, value, at) => sum + Math.abs(to[places[at]!]! - tone(value)), 0) / places.length,
    )
    places.forEach((place, at) => {
      const x = place % width
      const y = (place - x) / width
      const apart = to[place]! - tone(samples.values[at]!)
      // What the model changed is far off, and must not pull.
      const weight = 1 / (1 + (apart / (2 * usual)) ** 2) ** 2
      const [ax, ay] = [placeX(fit, x, width), placeY(fit, y, height)]
      const slopeX = tone.gain * (sample(from, width, height, ax + 0.5, ay) - sample(from, width, height, ax - 0.5, ay))
      const slopeY = tone.gain * (sample(from, width, height, ax, ay + 0.5) - sample(from, width, height, ax, ay - 0.5))
      const slopes = [slopeX, slopeY, (slopeX * (2 * x - width)) / width, (slopeY * (2 * y - height)) / height]
      for (let row = 0; row < 4; row += 1) {
        right[row]! += weight * slopes[row]! * apart
        for (let column = 0; column < 4; column += 1) matrix[row]![column]! += weight * slopes[row]! * slopes[column]!
      }
    })
  }
  // Where there is nothing to hold on to, it stays as it is.
  for (let row = 0; row < 4; row += 1) matrix[row]![row]! += 1e-4 * matrix[row]![row]! + 0.05 * places.length * 1e-2
  return solved(matrix, right)
}

function samplesOf({ answer, base, places }: Level, fit: Fit, channel: number): { readonly values: Float32Array } {
  const { width, height } = base
  const from = answer.planes[channel]!
  const values = new Float32Array(places.length)
  places.forEach((place, at) => {
    const x = place % width
    values[at] = sample(from, width, height, placeX(fit, x, width), placeY(fit, (place - x) / width, height))
  })
  return { values }
}

type Tone = ((value: number) => number) & { readonly gain: number }

/** The line that takes the answer's values to the base's. */
function toneOf(values: Float32Array, to: Float32Array, places: Int32Array): Tone {
  let [a, b, aa, ab] = [0, 0, 0, 0]
  values.forEach((value, at) => {
    const wanted = to[places[at]!]!
    a += value
    b += wanted
    aa += value * value
    ab += value * wanted
  })
  const count = values.length
  const spread = aa - (a * a) / count
  const gain = spread > count ? Math.max(0.3, Math.min(3, (ab - (a * b) / count) / spread)) : 1
  const offset = (b - gain * a) / count
  return Object.assign((value: number) => gain * value + offset, { gain })
}

/** Between px, by the four around. */
function sample(plane: Float32Array, width: number, height: number, x: number, y: number): number {
  const cx = Math.max(0, Math.min(width - 1.001, x))
  const cy = Math.max(0, Math.min(height - 1.001, y))
  const [left, top] = [Math.floor(cx), Math.floor(cy)]
  const [fx, fy] = [cx - left, cy - top]
  const at = top * width + left
  const upper = plane[at]! * (1 - fx) + plane[at + 1]! * fx
  const lower = plane[at + width]! * (1 - fx) + plane[at + width + 1]! * fx
  return upper * (1 - fy) + lower * fy
}
