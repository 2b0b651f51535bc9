import { describe, expect, it } from 'vitest'
import { randomFrom as seeded } from '../generation/standIn/vector.ts'
import type { Region, RegionShape } from '../document/turn.ts'
import { planesOf } from './pixels.ts'
import type { Pixels } from './pixels.ts'
import { regionCrop } from './regionCrop.ts'
import { regionMask } from './regionMask.ts'
import { resampled } from './resample.ts'
import { setInto } from './setInto.ts'

const RATIOS = '1:1 2:3 3:2 3:4 4:3 4:5 5:4 9:16 16:9 21:9'.split(' ')
const SEEDS = Number(process.env['FRAMEWRIGHT_REGIONS'] ?? 3)
type Dice = () => number
const within = (dice: Dice, least: number, most: number): number => least + dice() * (most - least)

/** A frame with soft light, hard edges, fine texture and grain. */
function frame(dice: Dice, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  const waves = Array.from({ length: 5 }, () => [
    within(dice, 2, 30),
    within(dice, 2, 30),
    dice() * 7,
    within(dice, 5, 28),
  ])
  const blobs = Array.from({ length: 14 }, () => ({
    x: dice() * width,
    y: dice() * height,
    r: within(dice, 0.02, 0.16) * width,
    color: [dice() * 255, dice() * 255, dice() * 255],
  }))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const light = waves.reduce(
        (sum, [a, b, c, d]) => sum + d! * Math.sin((a! * x) / width + (b! * y) / height + c!),
        0,
      )
      const blob = blobs.findLast((each) => Math.hypot(x - each.x, y - each.y) < each.r)
      const at = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel += 1)
        data[at + channel] = (blob?.color[channel] ?? 90 + channel * 25) * 0.75 + light + within(dice, -4, 4) + 30
      data[at + 3] = 255
    }
  return { width, height, data }
}

function shape(dice: Dice, width: number, height: number): RegionShape {
  const [x, y] = [within(dice, 0.2, 0.8) * width, within(dice, 0.2, 0.8) * height]
  const size = within(dice, 0.05, 0.18) * width
  if (dice() < 0.4)
    return {
      kind: 'brush',
      radius: size * 0.5,
      points: Array.from({ length: 6 }, (_none, at): [number, number] => [
        x + size * 0.3 * at,
        y + within(dice, -1, 1) * size * 0.3,
      ]),
    }
  const corners = 5 + Math.floor(dice() * 20)
  return {
    kind: 'lasso',
    points: Array.from({ length: corners }, (_none, at): [number, number] => {
      const far = size * within(dice, 0.6, 1.1)
      return [x + far * Math.cos((at * 2 * Math.PI) / corners), y + far * Math.sin((at * 2 * Math.PI) / corners)]
    }),
  }
}

interface Sent {
  readonly take: Pixels
  readonly region: Region
}

function sent(dice: Dice): Sent {
  const [width, height] = dice() < 0.5 ? [688, 288] : [560, 420]
  const take = frame(dice, width, height)
  const shapes = { shapes: [shape(dice, width, height)], feather: within(dice, 4, 20) }
  return { take, region: { ...shapes, crop: regionCrop(shapes, take, RATIOS)!.crop } }
}

/** What a model makes of the crop: another size, a few px off, other colours. */
function returned(dice: Dice, { take, region }: Sent): Pixels {
  const crop = planesOf(take, region.crop)
  const bigger = within(dice, 0.9, 1.7)
  const [width, height] = [Math.round(crop.width * bigger), Math.round(crop.height * bigger)]
  const scale = within(dice, 0.99, 1.01)
  const axis = (from: number, count: number, by: number) => ({
    count,
    scale: (from / count) * scale,
    start: ((0.5 / count - 0.5) * scale + 0.5) * from - 0.5 + by,
  })
  const moved = resampled(
    crop,
    axis(crop.width, width, within(dice, -6, 6)),
    axis(crop.height, height, within(dice, -6, 6)),
  )
  const gains = [0, 1, 2].map(() => within(dice, 0.85, 1.12))
  const offsets = [0, 1, 2].map(() => within(dice, -14, 14))
  const gamma = within(dice, 0.94, 1.07)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const value = Math.max(0, moved.planes[channel]![at]!)
      data[at * 4 + channel] = 255 * (value / 255) ** gamma * gains[channel]! + offsets[channel]!
    }
    data[at * 4 + 3] = 255
  }
  return { width, height, data }
}

const curve = (part: number): number => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116)

function lab(data: Uint8ClampedArray, at: number): readonly [number, number, number] {
  const [r, g, b] = [0, 1, 2].map((channel) => {
    const part = data[at * 4 + channel]! / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** ΔE (1976) of two pictures in the px that `where` names. */
function apart(one: Pixels, other: Pixels, where: readonly number[]): readonly number[] {
  return where.map((at) => {
    const [a, b] = [lab(one.data, at), lab(other.data, at)]
    return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
  })
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length

/** The px of the take by how much of the new picture they show. */
function pxBy(
  take: Pixels,
  region: Region,
): { readonly outside: number[]; readonly border: number[]; readonly inside: number[] } {
  const mask = regionMask(region, { x: 0, y: 0, width: take.width, height: take.height })
  const found = { outside: [] as number[], border: [] as number[], inside: [] as number[] }
  mask.forEach((part, at) => found[part === 0 ? 'outside' : part < 1 ? 'border' : 'inside'].push(at))
  return found
}

describe('a picture that came back shifted, scaled and in other colours', () => {
  it.each(Array.from({ length: SEEDS }, (_none, at) => at + 1))('is set in without a seam (seed %i)', (seed) => {
    const dice = seeded(seed)
    const asked = sent(dice)
    const made = setInto(asked.take, returned(dice, asked), asked.region)
    const { outside, border, inside } = pxBy(asked.take, asked.region)
    const changed = outside.filter((at) =>
      [0, 1, 2, 3].some((c) => made.data[at * 4 + c] !== asked.take.data[at * 4 + c]),
    )
    expect(changed).toHaveLength(0)
    expect(mean(apart(made, asked.take, border))).toBeLessThanOrEqual(3)
    expect(mean(apart(made, asked.take, inside))).toBeLessThanOrEqual(5)
  })
})
