import type { Rect } from '../geometry/rect.ts'
import { distancesTo } from './distance.ts'
import { spread } from './membrane.ts'
import { planesOf } from './pixels.ts'
import type { Pixels, Planes } from './pixels.ts'
import { register } from './register.ts'
import type { Fit } from './register.ts'
import { axisOver, resampled } from './resample.ts'
import type { Axis } from './resample.ts'
import { matchTone } from './tone.ts'

/** The border that colours are matched to, as a part of the crop's longer side, and at least so many px. */
const BORDER = 0.12
const LEAST_BORDER = 12
/** Of a channel: a difference at the border that is larger is something new in the picture rather than a tint. */
const MOST_TINT = 28

/**
 * `base` with the model's picture of its part `crop` laid into it by `mask`, which has the px of the crop: 1 shows the
 * model's, 0 the base's own. `answer` may be of any size, and, as models do, it may have moved and scaled the content a
 * little and changed its colours, which is undone by what both show. Where the mask is 0 every px is the base's own.
 */
export function blendIn(whole: Pixels, answer: Pixels, crop: Rect, mask: Float32Array): Pixels {
  const base = planesOf(whole, crop)
  const came = planesOf(answer, { x: 0, y: 0, width: answer.width, height: answer.height })
  const outside = Uint8Array.from(mask, (part) => (part === 0 ? 1 : 0))
  const fitted = laidOver(came, crop, register(base, came, outside))
  const toMask = distancesTo(
    Uint8Array.from(mask, (part) => (part > 0 ? 1 : 0)),
    crop.width,
    crop.height,
  )
  matchTone(base, fitted, borderWeights(toMask, crop))
  takeOffTint(base, fitted, toMask, mask)
  return blended(whole, fitted, mask, crop)
}

/** The answer at the crop's own px, its content where the crop has it. */
function laidOver(came: Planes, crop: Rect, { move, scale }: Fit): Planes {
  return resampled(
    came,
    axisFitted(came.width, crop.width, move[0], scale[0]),
    axisFitted(came.height, crop.height, move[1], scale[1]),
  )
}

/** `by`, `factor`: how the content is moved, as a part of the side, and scaled about the middle. */
function axisFitted(from: number, count: number, by: number, factor: number): Axis {
  const start = ((0.5 / count - 0.5) * factor + 0.5 + by) * from - 0.5
  return { count, start, scale: axisOver(from, count).scale * factor }
}

/** Nearer to the region counts more; in it, nothing does. */
function borderWeights(toMask: Float32Array, crop: Rect): Float32Array {
  const wide = Math.max(LEAST_BORDER, BORDER * Math.max(crop.width, crop.height))
  return toMask.map((distance) => (distance > 0 && distance < 4 * wide ? Math.exp(-distance / wide) : 0))
}

/**
 * Takes off what differs at the border and is no more than a tint, fading smoothly into the region. The feather counts
 * too, the less the more of the answer shows: both pictures are known there.
 */
function takeOffTint(base: Planes, fitted: Planes, toMask: Float32Array, mask: Float32Array): void {
  const { width, height } = base
  fitted.planes.forEach((plane, channel) => {
    const apart = new Float32Array(plane.length)
    const known = new Float32Array(plane.length)
    for (let at = 0; at < plane.length; at += 1) {
      const far = toMask[at]!
      if (mask[at] === 1 || far > LEAST_BORDER) continue
      apart[at] = base.planes[channel]![at]! - plane[at]!
      known[at] = Math.abs(apart[at]!) > MOST_TINT ? 0 : (0.5 * (1 - mask[at]!)) / (1 + (apart[at]! / 8) ** 2)
    }
    const tint = spread(apart, known, width, height)
    for (let at = 0; at < plane.length; at += 1) plane[at]! += Math.max(-MOST_TINT, Math.min(MOST_TINT, tint[at]!))
  })
}

function blended(take: Pixels, fitted: Planes, mask: Float32Array, crop: Rect): Pixels {
  const data = new Uint8ClampedArray(take.data)
  for (let y = 0, at = 0; y < crop.height; y += 1)
    for (let x = 0; x < crop.width; x += 1, at += 1) {
      const part = mask[at]!
      if (part === 0) continue
      const to = ((crop.y + y) * take.width + crop.x + x) * 4
      for (let channel = 0; channel < 3; channel += 1) {
        const old = data[to + channel]!
        data[to + channel] = old + part * (fitted.planes[channel]![at]! - old)
      }
      data[to + 3] = data[to + 3]! + part * (255 - data[to + 3]!)
    }
  return { width: take.width, height: take.height, data }
}
