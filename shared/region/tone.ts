import type { Planes } from './pixels.ts'
import { solved } from './solve.ts'
import { toneGrid } from './toneGrid.ts'

/** How strongly a colour holds on to what it is, where the border says little: per channel, and to the other channels. */
const HOLD_OWN = 1e-3
const HOLD_OTHERS = 6e-3

/**
 * Matches the colours of `answer` to those of `base`: a mix of its channels and an offset, found where `weights` is
 * above 0 by least squares, twice, the second time without what is far off, and then what
 * each colour is still off. Changes `answer`.
 */
export function matchTone(base: Planes, answer: Planes, weights: Float32Array): void {
  const places: number[] = []
  weights.forEach((weight, at) => weight > 0 && places.push(at))
  if (places.length < 12) return
  const step = Math.max(1, Math.floor(places.length / 40_000))
  const some = places.filter((_place, at) => at % step === 0)
  const first = base.planes.map((plane, channel) => mixOf(plane, answer, some, (at) => weights[at]!, channel))
  const mixes = base.planes.map((plane, channel) => {
    const apart = (at: number): number => plane[at]! - mixed(answer, first[channel]!, at)
    const usual = Math.max(2, some.reduce((sum, at) => sum + Math.abs(apart(at)), 0) / some.length)
    return mixOf(plane, answer, some, (at) => weights[at]! / (1 + (apart(at) / (2 * usual)) ** 2), channel)
  })
  const off = toneGrid(
    answer,
    (channel, at) => base.planes[channel]![at]! - mixed(answer, mixes[channel]!, at),
    weights,
    some,
  )
  const [red, green, blue] = answer.planes
  for (let at = 0; at < red.length; at += 1) {
    const by = off(at)
    const [r, g, b] = mixes.map((mix, channel) => mixed(answer, mix, at) + by[channel]!) as [number, number, number]
    red[at] = r
    green[at] = g
    blue[at] = b
  }
}

type Mix = readonly number[]

function mixed({ planes: [red, green, blue] }: Planes, mix: Mix, at: number): number {
  return mix[0]! * red[at]! + mix[1]! * green[at]! + mix[2]! * blue[at]! + mix[3]!
}

/** Red, green, blue and offset that give the base's channel. */
function mixOf(
  to: Float32Array,
  { planes }: Planes,
  places: readonly number[],
  weightAt: (at: number) => number,
  channel: number,
): Mix {
  const matrix = [0, 1, 2, 3].map(() => [0, 0, 0, 0])
  const right = [0, 0, 0, 0]
  let total = 0
  const own = [0, 1, 2, 3].map((each) => (each === channel ? 1 : 0))
  const means = [0, 0, 0]
  for (const at of places) {
    const weight = weightAt(at)
    total += weight
    for (let each = 0; each < 3; each += 1) means[each]! += weight * planes[each]![at]!
  }
  if (total <= 0) return own
  for (let each = 0; each < 3; each += 1) means[each]! /= total
  for (const at of places) {
    const weight = weightAt(at) / total
    const values = [0, 1, 2].map((each) => (planes[each]![at]! - means[each]!) / 255)
    const row = [...values, 1]
    for (let i = 0; i < 4; i += 1) {
      right[i]! += weight * row[i]! * (to[at]! / 255)
      for (let j = 0; j < 4; j += 1) matrix[i]![j]! += weight * row[i]! * row[j]!
    }
  }
  for (let each = 0; each < 3; each += 1) {
    const hold = each === channel ? HOLD_OWN : HOLD_OTHERS
    matrix[each]![each]! += hold
    right[each]! += hold * own[each]!
  }
  const found = solved(matrix, right) ?? own
  const mean = found.slice(0, 3).reduce((sum, part, each) => sum + part * means[each]!, 0)
  return [found[0]!, found[1]!, found[2]!, found[3]! * 255 - mean]
}
