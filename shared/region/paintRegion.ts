import type { Region } from '../document/turn.ts'
import { distancesTo } from './distance.ts'
import type { Pixels } from './pixels.ts'
import { shapesInside } from './regionMask.ts'

/** The red of the hand, and how much of it lies over the region. */
const RED = [214, 40, 30] as const
const VEIL = 0.32
/** The line round the region, as a part of the crop's longer side, and in px at least. */
const LINE = 0.004
const LEAST_LINE = 2

/** The picture with the region's shapes in red over it, as it is shown to a model. */
export function paintRegion(picture: Pixels, { shapes, crop }: Region): Pixels {
  const inside = shapesInside(shapes, crop)
  const toOutside = distancesTo(
    inside.map((set) => 1 - set),
    crop.width,
    crop.height,
  )
  const line = Math.max(LEAST_LINE, LINE * Math.max(crop.width, crop.height))
  const data = new Uint8ClampedArray(picture.data)
  for (let at = 0; at < inside.length; at += 1) {
    if (!inside[at]) continue
    const part = toOutside[at]! <= line ? 1 : VEIL
    const to = ((crop.y + Math.floor(at / crop.width)) * picture.width + crop.x + (at % crop.width)) * 4
    RED.forEach((value, channel) => {
      const old = data[to + channel]!
      data[to + channel] = old + part * (value - old)
    })
  }
  return { width: picture.width, height: picture.height, data }
}
