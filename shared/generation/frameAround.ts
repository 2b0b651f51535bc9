import { ratioValue } from './models.ts'
import { coverCrop } from '../geometry/rect.ts'
import type { Rect } from '../geometry/rect.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** A ratio that is off by less is one the model makes: its 16:9 is 1376×768. */
export const UNSEEN_BEND = 0.015
/** By so much the pictures of a model are off the ratio that was asked for: its 4:5 is 896×1152. */
const MODEL_BEND = 0.06

/**
 * The frame of this ratio that just holds a crop in its middle, whole px from the crop's corner. It is the crop itself
 * where that is of the ratio; else bars fill it, so that neither what is sent nor what comes back has to be bent.
 */
export function frameAround({ width, height }: Size, ratio: string | null): Rect {
  const asked = ratio === null ? NaN : ratioValue(ratio)
  const off = Math.log(width / height / asked)
  if (!Number.isFinite(off) || Math.abs(off) <= UNSEEN_BEND) return { x: 0, y: 0, width, height }
  const across = off < 0 ? Math.ceil((height * asked - width) / 2) : 0
  const down = off > 0 ? Math.ceil((width / asked - height) / 2) : 0
  return { x: 0 - across, y: 0 - down, width: width + 2 * across, height: height + 2 * down }
}

/**
 * The part of a model's picture that shows the crop that was sent in such a frame, whole px. A picture of another ratio
 * than was asked for shows more or less of the scene: its middle, rather than all of it bent; the whole of one that
 * came without the bars.
 */
export function partOfAnswer(answer: Size, crop: Size, ratio: string | null): Rect {
  const frame = frameAround(crop, ratio)
  const off = (size: Size): number => Math.abs(Math.log((answer.width / answer.height / size.width) * size.height))
  if (off(crop) < off(frame) && off(crop) <= MODEL_BEND) return wholePx({ x: 0, y: 0, ...answer }, answer)
  const shown =
    off(frame) <= MODEL_BEND ? { x: 0, y: 0, ...answer } : coverCrop(answer.width, answer.height, { ...frame })
  const [across, down] = [shown.width / frame.width, shown.height / frame.height]
  return wholePx(
    {
      x: shown.x - frame.x * across,
      y: shown.y - frame.y * down,
      width: crop.width * across,
      height: crop.height * down,
    },
    answer,
  )
}

function wholePx({ x, y, width, height }: Rect, most: Size): Rect {
  const left = Math.max(0, Math.min(most.width - 1, Math.round(x)))
  const top = Math.max(0, Math.min(most.height - 1, Math.round(y)))
  const right = Math.min(most.width, Math.max(left + 1, Math.round(x + width)))
  const foot = Math.min(most.height, Math.max(top + 1, Math.round(y + height)))
  return { x: left, y: top, width: right - left, height: foot - top }
}
