import { emptyPlanes } from './pixels.ts'
import type { Planes } from './pixels.ts'

/** Where each line of the result is read from: `scale` px of the source a px, `start` for the centre of the first. */
export interface Axis {
  readonly count: number
  readonly start: number
  readonly scale: number
}

/** For each line of the result, the first source line it is made of and the weight of each. */
interface Taps {
  readonly first: Int32Array
  readonly weights: Float32Array
  readonly each: number
}

/**
 * A picture moved and scaled along its axes, with Catmull-Rom's kernel, widened where it becomes smaller. Beyond its
 * edges the picture goes on as its last line.
 */
export function resampled(source: Planes, across: Axis, down: Axis): Planes {
  const made = emptyPlanes(across.count, down.count)
  const columns = tapsOf(across)
  const rows = tapsOf(down)
  const between = new Float32Array(across.count * source.height)
  source.planes.forEach((plane, channel) => {
    for (let y = 0; y < source.height; y += 1)
      for (let x = 0; x < across.count; x += 1) {
        let sum = 0
        for (let tap = 0; tap < columns.each; tap += 1)
          sum +=
            columns.weights[x * columns.each + tap]! *
            plane[y * source.width + clamped(columns.first[x]! + tap, source.width)]!
        between[y * across.count + x] = sum
      }
    const to = made.planes[channel]!
    for (let y = 0; y < down.count; y += 1)
      for (let tap = 0; tap < rows.each; tap += 1) {
        const weight = rows.weights[y * rows.each + tap]!
        const from = clamped(rows.first[y]! + tap, source.height) * across.count
        for (let x = 0; x < across.count; x += 1) to[y * across.count + x]! += weight * between[from + x]!
      }
  })
  return made
}

/** The whole picture at another size. */
export function resized(source: Planes, width: number, height: number): Planes {
  return resampled(source, axisOver(source.width, width), axisOver(source.height, height))
}

export function axisOver(from: number, count: number): Axis {
  const scale = from / count
  return { count, scale, start: scale / 2 - 0.5 }
}

function tapsOf({ count, start, scale }: Axis): Taps {
  const wide = Math.max(1, scale)
  const each = Math.ceil(wide * 4) + 1
  const first = new Int32Array(count)
  const weights = new Float32Array(count * each)
  for (let line = 0; line < count; line += 1) {
    const at = start + line * scale
    first[line] = Math.floor(at - 2 * wide) + 1
    let sum = 0
    for (let tap = 0; tap < each; tap += 1) {
      const weight = kernel((first[line]! + tap - at) / wide)
      weights[line * each + tap] = weight
      sum += weight
    }
    for (let tap = 0; tap < each; tap += 1) weights[line * each + tap]! /= sum
  }
  return { first, weights, each }
}

function kernel(at: number): number {
  const far = Math.abs(at)
  if (far >= 2) return 0
  return far < 1 ? 1 + far * far * (1.5 * far - 2.5) : 2 + far * (-4 + far * (2.5 - 0.5 * far))
}

function clamped(at: number, count: number): number {
  return at < 0 ? 0 : at >= count ? count - 1 : at
}
