import type { Region } from '../document/turn.ts'
import type { Rect } from '../geometry/rect.ts'
import { ratioValue } from '../generation/models.ts'
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
 * `ratios` that adds least. Where the picture is too small for any, as much of it as there is, and the nearest ratio.
 * null if the region lies outside the picture.
 */
export function regionCrop(
  region: Pick<Region, 'shapes' | 'feather'>,
  picture: { readonly width: number; readonly height: number },
  ratios: readonly string[],
): RegionCrop | null {
  const bounds = regionBounds(region, picture.width, picture.height)
  if (!bounds) return null
  const context = Math.max(LEAST_CONTEXT, CONTEXT * Math.max(bounds.width, bounds.height))
  const least = {
    width: Math.min(picture.width, bounds.width + 2 * context),
    height: Math.min(picture.height, bounds.height + 2 * context),
  }
  const crops = ratios.map((ratio) => ({ ratio, ...sizeOf(least, picture, ratioValue(ratio)) }))
  const best = crops.toSorted((one, other) => one.worth - other.worth)[0]
  if (!best) return null
  const width = Math.round(best.width)
  const height = Math.round(best.height)
  const x = between(Math.round(bounds.x + bounds.width / 2 - width / 2), picture.width - width)
  const y = between(Math.round(bounds.y + bounds.height / 2 - height / 2), picture.height - height)
  return { ratio: best.ratio, crop: { x, y, width, height } }
}

/** The crop of this ratio that holds `least`, inside the picture. A ratio that has to be bent counts much. */
function sizeOf(
  least: { readonly width: number; readonly height: number },
  picture: { readonly width: number; readonly height: number },
  ratio: number,
): { readonly width: number; readonly height: number; readonly worth: number } {
  const width = Math.min(picture.width, Math.max(least.width, least.height * ratio))
  const height = Math.min(picture.height, Math.max(least.height, least.width / ratio))
  const bent = Math.abs(Math.log(width / height / ratio))
  return { width, height, worth: (width * height) / (least.width * least.height) + 20 * bent }
}

function between(at: number, most: number): number {
  return Math.max(0, Math.min(most, at))
}
