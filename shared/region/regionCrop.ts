import type { Region } from '../document/turn.ts'
import type { Rect } from '../geometry/rect.ts'
import { ratioValue } from '../generation/models.ts'
import { UNSEEN_BEND } from '../generation/frameAround.ts'
import { regionBounds } from './regionMask.ts'

/** Around the region, as a part of its longer side: what a model needs to see to paint into it. */
const CONTEXT = 0.5
/** Context in px, at least. */
const LEAST_CONTEXT = 64

export interface RegionCrop {
  /** Whole px of the take. */
  readonly crop: Rect
  /** The ratio to ask for, of those that the model makes. */
  readonly ratio: string
}

/**
 * The part of a take to send so that a region of it can be repainted: the region with context, of the ratio among
 * `ratios` that adds least. Context is given up before a ratio is bent: what comes back in another one would have to be
 * stretched. Where the picture holds the region in none, as much of it as there is, and the nearest ratio, in a frame of
 * which it is sent (`frameAround`).
 * null if the region lies outside the picture.
 */
export function regionCrop(
  region: Pick<Region, 'shapes' | 'feather'>,
  picture: Size,
  ratios: readonly string[],
): RegionCrop | null {
  const bounds = regionBounds(region, picture.width, picture.height)
  if (!bounds) return null
  const context = Math.max(LEAST_CONTEXT, CONTEXT * Math.max(bounds.width, bounds.height))
  const wanted = {
    width: Math.min(picture.width, bounds.width + 2 * context),
    height: Math.min(picture.height, bounds.height + 2 * context),
  }
  const crops = ratios.flatMap((ratio) =>
    sizesOf(wanted, bounds, picture, ratioValue(ratio)).map((size) => ({
      ratio,
      ...size,
      worth: worthOf(size, wanted, ratioValue(ratio)),
    })),
  )
  const best = crops.toSorted((one, other) => one.worth - other.worth)[0]
  if (!best) return null
  const width = Math.round(best.width)
  const height = Math.round(best.height)
  const x = between(Math.round(bounds.x + bounds.width / 2 - width / 2), picture.width - width)
  const y = between(Math.round(bounds.y + bounds.height / 2 - height / 2), picture.height - height)
  return { ratio: best.ratio, crop: { x, y, width, height } }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Crops inside the picture: one that holds all that is wanted, and one of just this ratio, if it holds the region. */
function sizesOf(wanted: Size, bounds: Size, picture: Size, ratio: number): Size[] {
  const width = Math.max(wanted.width, wanted.height * ratio)
  const whole = { width: Math.min(picture.width, width), height: Math.min(picture.height, width / ratio) }
  const most = Math.min(width, picture.width, picture.height * ratio)
  const exact = { width: most, height: most / ratio }
  const holds = exact.width >= bounds.width && exact.height >= bounds.height
  return holds ? [whole, exact] : [whole]
}

/** What a crop adds counts, what it lacks of the context more, and bars beside it much. The least is best. */
function worthOf({ width, height }: Size, wanted: Size, ratio: number): number {
  const lacks = Math.log(Math.max(1, wanted.width / width) * Math.max(1, wanted.height / height))
  const bent = Math.max(0, Math.abs(Math.log(width / height / ratio)) - UNSEEN_BEND)
  return (width * height) / (wanted.width * wanted.height) + 2 * lacks + 20 * bent
}

function between(at: number, most: number): number {
  return Math.max(0, Math.min(most, at))
}
