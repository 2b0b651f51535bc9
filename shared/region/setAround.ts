import { blendIn } from './blendIn.ts'
import type { Pixels } from './pixels.ts'

/**
 * A take with more of its scene on both sides, at the ratio of `answer`, in which the model shows the take and what goes
 * on beside it. The take lies in the middle, every px its own. null if the answer is no wider than the take.
 */
export function setAround(take: Pixels, answer: Pixels): Pixels | null {
  const width = Math.round((take.height * answer.width) / answer.height)
  if (width < take.width + 2) return null
  const left = (width - take.width) >> 1
  const whole = laidOut(take, width, left)
  const mask = new Float32Array(width * take.height)
  for (let at = 0; at < mask.length; at += 1) {
    const x = at % width
    mask[at] = x < left || x >= left + take.width ? 1 : 0
  }
  return blendIn(whole, answer, { x: 0, y: 0, width, height: take.height }, mask)
}

/** The take with its outer columns drawn out to both sides: what lies there must not mislead who compares the two. */
function laidOut({ width: own, height, data: from }: Pixels, width: number, left: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * own + Math.max(0, Math.min(own - 1, x - left))) * 4
      data.set(from.subarray(at, at + 4), (y * width + x) * 4)
    }
  return { width, height, data }
}
