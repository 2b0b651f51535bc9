import { describe, expect, it } from 'vitest'
import { randomFrom as seeded } from '../generation/standIn/vector.ts'
import type { Region, RegionShape } from '../document/turn.ts'
import type { Rect } from '../geometry/rect.ts'
import { ratioValue } from '../generation/models.ts'
import { frameAround } from '../generation/frameAround.ts'
import { planesOf } from './pixels.ts'
import type { Pixels } from './pixels.ts'
import { regionCrop } from './regionCrop.ts'
import { regionMask } from './regionMask.ts'
import { resampled } from './resample.ts'
import type { Axis } from './resample.ts'
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

/** How far a model's picture may be off, each to both sides: px, parts, levels of a channel, radians. */
interface Alteration {
  readonly move: number
  readonly scale: number
  readonly gain: number
  readonly offset: number
  readonly gamma: number
  readonly hue: number
  readonly saturation: number
}

const AS_SENT: Alteration = { move: 0, scale: 0, gain: 0, offset: 0, gamma: 0, hue: 0, saturation: 0 }
const ALTERATIONS = {
  shifted: { ...AS_SENT, move: 6 },
  scaled: { ...AS_SENT, move: 3, scale: 0.03 },
  tinted: { ...AS_SENT, move: 6, scale: 0.01, gain: 0.14, offset: 14, gamma: 0.07 },
  'of another hue': { ...AS_SENT, move: 3, scale: 0.01, hue: 0.25, saturation: 0.2 },
  'of another gamma': { ...AS_SENT, move: 3, scale: 0.01, gamma: 0.25 },
  'all of these': { move: 6, scale: 0.03, gain: 0.1, offset: 8, gamma: 0.2, hue: 0.15, saturation: 0.15 },
} as const
const KINDS = Object.keys(ALTERATIONS) as (keyof typeof ALTERATIONS)[]

/** A turn of the hue about grey that keeps the luma of Rec. 601, as rows of a matrix. */
function turned(hue: number, saturation: number): readonly (readonly number[])[] {
  const [c, s] = [Math.cos(hue) * saturation, Math.sin(hue) * saturation]
  return [
    [0.299 + 0.701 * c + 0.168 * s, 0.587 - 0.587 * c + 0.33 * s, 0.114 - 0.114 * c - 0.498 * s],
    [0.299 - 0.299 * c - 0.328 * s, 0.587 + 0.413 * c + 0.035 * s, 0.114 - 0.114 * c + 0.293 * s],
    [0.299 - 0.299 * c + 1.25 * s, 0.587 - 0.587 * c - 1.05 * s, 0.114 + 0.886 * c - 0.2 * s],
  ]
}

/** What a model makes of the crop: another size, a few px and parts of px off, other colours. */
function returned(dice: Dice, { take, region }: Sent, by: Alteration): Pixels {
  const off = (most: number): number => within(dice, -most, most)
  const crop = planesOf(take, region.crop)
  const bigger = within(dice, 0.9, 1.7)
  const [width, height] = [Math.round(crop.width * bigger), Math.round(crop.height * bigger)]
  const scale = 1 + off(by.scale)
  const axis = (from: number, count: number): Axis => ({
    count,
    scale: (from / count) * scale,
    start: ((0.5 / count - 0.5) * scale + 0.5) * from - 0.5 + off(by.move),
  })
  const { planes } = resampled(crop, axis(crop.width, width), axis(crop.height, height))
  const tones = [0, 1, 2].map(() => ({ gain: 1 + off(by.gain), offset: off(by.offset) }))
  const gamma = Math.exp(off(by.gamma))
  const hue = turned(off(by.hue), 1 + off(by.saturation))
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let at = 0; at < width * height; at += 1) {
    const toned = tones.map(
      ({ gain, offset }, channel) => 255 * (Math.max(0, planes[channel]![at]!) / 255) ** gamma * gain + offset,
    )
    hue.forEach((row, channel) => {
      data[at * 4 + channel] = row.reduce((sum, part, each) => sum + part * toned[each]!, 0)
    })
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

const most = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * part)]!
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

/** The long run has every seed in every way. */
const cases = Array.from({ length: SEEDS }, (_none, at) => at + 1).flatMap((seed) =>
  (process.env['FRAMEWRIGHT_REGIONS'] ? KINDS : [KINDS[seed % KINDS.length]!]).map((kind) => [kind, seed] as const),
)

function changedOutside(made: Pixels, take: Pixels, outside: readonly number[]): number {
  return outside.filter((at) => [0, 1, 2, 3].some((c) => made.data[at * 4 + c] !== take.data[at * 4 + c])).length
}

describe('a picture that came back', () => {
  it.each(cases)('%s is set in without a seam (seed %i)', (kind, seed) => {
    const dice = seeded(seed)
    const asked = sent(dice)
    const made = setInto(asked.take, returned(dice, asked, ALTERATIONS[kind]), asked.region, null)
    const { outside, border, inside } = pxBy(asked.take, asked.region)
    expect(changedOutside(made, asked.take, outside)).toBe(0)
    expect(most(apart(made, asked.take, border), 0.95)).toBeLessThanOrEqual(3)
    expect(mean(apart(made, asked.take, inside))).toBeLessThanOrEqual(5)
  })

  it('with something new in the region shows it in its own colours, and still no seam', () => {
    const dice = seeded(5)
    const asked = sent(dice)
    const answer = returned(dice, asked, ALTERATIONS.shifted)
    const { outside, border, inside } = pxBy(asked.take, asked.region)
    const lantern = [250, 20, 20]
    const middle = [0, 1].map((axis) =>
      mean(inside.map((at) => (axis ? Math.floor(at / asked.take.width) : at % asked.take.width))),
    )
    const { crop } = asked.region
    const [x, y] = [
      ((middle[0]! - crop.x) / crop.width) * answer.width,
      ((middle[1]! - crop.y) / crop.height) * answer.height,
    ]
    for (let at = 0; at < answer.width * answer.height; at += 1)
      if (Math.hypot((at % answer.width) - x, Math.floor(at / answer.width) - y) < 14) answer.data.set(lantern, at * 4)
    const made = setInto(asked.take, answer, asked.region, null)
    expect(changedOutside(made, asked.take, outside)).toBe(0)
    expect(most(apart(made, asked.take, border), 0.95)).toBeLessThanOrEqual(3)
    const at = Math.round(middle[1]!) * asked.take.width + Math.round(middle[0]!)
    const shown: Pixels = { width: 1, height: 1, data: Uint8ClampedArray.from([...lantern, 255]) }
    const own: Pixels = { width: 1, height: 1, data: made.data.slice(at * 4, at * 4 + 4) }
    expect(apart(own, shown, [0])[0]).toBeLessThanOrEqual(6)
  })
})

/** Regions of a take of 280 × 210 that a hand paints without looking. */
const ODD: Readonly<Record<string, RegionShape>> = {
  'in a corner': {
    kind: 'lasso',
    points: [
      [-20, -15],
      [45, -15],
      [35, 40],
      [-20, 48],
    ],
  },
  'of three px': {
    kind: 'lasso',
    points: [
      [150, 100],
      [153, 100],
      [152, 103],
    ],
  },
  'round a crossing': {
    kind: 'lasso',
    points: [
      [75, 60],
      [200, 150],
      [200, 60],
      [75, 150],
    ],
  },
  'over all but one edge': {
    kind: 'lasso',
    points: [
      [30, -9],
      [300, -9],
      [300, 225],
      [30, 225],
    ],
  },
}

describe('a region', () => {
  it.each(Object.keys(ODD))('%s changes nothing outside it and shows no seam', (which) => {
    const dice = seeded(11)
    const take = frame(dice, 280, 210)
    const shapes = { shapes: [ODD[which]!], feather: 6 }
    const region = { ...shapes, crop: regionCrop(shapes, take, RATIOS)!.crop }
    const made = setInto(take, returned(dice, { take, region }, { ...ALTERATIONS.tinted, move: 3 }), region, null)
    const { outside, border, inside } = pxBy(take, region)
    expect(inside.length).toBeGreaterThan(2)
    expect(changedOutside(made, take, outside)).toBe(0)
    expect(most(apart(made, take, border), 0.95)).toBeLessThanOrEqual(3)
  })
})

/** A picture in a frame with black bars. */
function inFrame(shown: Pixels, around: Rect): Pixels {
  const data = new Uint8ClampedArray(around.width * around.height * 4)
  for (let at = 3; at < data.length; at += 4) data[at] = 255
  for (let y = 0; y < shown.height; y += 1) {
    const row = shown.data.subarray(y * shown.width * 4, (y + 1) * shown.width * 4)
    data.set(row, ((y - around.y) * around.width - around.x) * 4)
  }
  return { width: around.width, height: around.height, data }
}

describe('a region that no ratio of the model holds', () => {
  // A stand-in of a film of 2.39 or 2.00, all of it to be changed.
  const WHOLE = [
    [-9, -9],
    [900, -9],
    [900, 900],
    [-9, 900],
  ] as [number, number][]

  it.each([
    [478, 200],
    [400, 200],
    [333, 200],
    [200, 900],
  ])('goes in a frame of one, and what comes back is not bent (%i×%i)', (width, height) => {
    const take = frame(seeded(7), width, height)
    const shapes = { shapes: [{ kind: 'lasso' as const, points: WHOLE }], feather: 4 }
    const { crop, ratio } = regionCrop(shapes, take, RATIOS)!
    expect(crop).toEqual({ x: 0, y: 0, width, height })
    const around = frameAround(crop, ratio)
    expect(Math.abs(Math.log(around.width / around.height / ratioValue(ratio)))).toBeLessThan(0.015)
    const answer = inFrame(take, around)
    const px = Array.from({ length: width * height }, (_none, at) => at)
    expect(mean(apart(setInto(take, answer, { ...shapes, crop }, ratio), take, px))).toBeLessThan(0.5)
    // Without its bars, as it went.
    expect(mean(apart(setInto(take, take, { ...shapes, crop }, ratio), take, px))).toBeLessThan(0.5)
  })

  it('comes back in another ratio than was asked for: its middle is shown, rather than all of it bent', () => {
    const take = frame(seeded(3), 480, 270)
    const shapes = { shapes: [{ kind: 'lasso' as const, points: WHOLE }], feather: 4 }
    const { crop, ratio } = regionCrop(shapes, take, RATIOS)!
    expect(ratio).toBe('16:9')
    const answer = inFrame(take, { x: 0, y: -105, width: 480, height: 480 })
    const px = Array.from({ length: 480 * 270 }, (_none, at) => at)
    expect(mean(apart(setInto(take, answer, { ...shapes, crop }, ratio), take, px))).toBeLessThan(0.5)
  })
})
