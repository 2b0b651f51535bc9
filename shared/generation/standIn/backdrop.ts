import { litAt } from './light.ts'
import type { ShadowMap } from './light.ts'
import type { Light, Tone } from './tones.ts'
import { smooth } from './vector.ts'
import type { Vec } from './vector.ts'

/** Writes the colour (linear light) of whatever is behind everything along a ray; `fine` is the angle of one px. */
export type Backdrop = (from: Vec, ray: Vec, fine: number, out: Float32Array) => void

/** Grid spacing in metres. */
const GRID = 1

/**
 * Coverage of a px by a line: `off` is the distance from its middle, `half` half its width, `print` the px footprint,
 * all in metres.
 */
export function lineCover(off: number, half: number, print: number): number {
  const wide = Math.max(print, half)
  return Math.max(0, 1 - Math.max(0, off - half) / wide) * Math.min(1, (2 * half) / print + 0.12)
}

export function toLine(value: number, every: number): number {
  return Math.abs(value - Math.round(value / every) * every)
}

export function mixInto(out: Float32Array, tone: Tone, part: number): void {
  for (let i = 0; i < 3; i += 1) out[i]! += (tone[i]! - out[i]!) * part
}

/** Open country: sky, two ranges of hills, ground with a metre grid to the horizon. */
export function country(light: Light, shadows: ShadowMap, seed: number): Backdrop {
  const { zenith, horizon, ground, grid, key, above } = light.palette
  const sunward = Math.hypot(light.key[0], light.key[2])
  const hills: readonly { rise: number; part: number; at: number }[] = [
    { rise: 0.05, part: 0.26, at: seed % 61 },
    { rise: 0.026, part: 0.52, at: (seed % 83) + 7.3 },
  ]
  return (from, ray, fine, out) => {
    if (ray[1] < 0) {
      groundTone(from, ray, fine, out)
      return
    }
    const level = Math.hypot(ray[0], ray[2])
    const up = Math.atan2(ray[1], level)
    for (let i = 0; i < 3; i += 1) out[i] = horizon[i]! + (zenith[i]! - horizon[i]!) * smooth(-0.02, 0.62, up)
    const toSun = level > 0 ? (ray[0] * light.key[0] + ray[2] * light.key[2]) / (level * sunward || 1) : 0
    mixInto(out, horizon, 0.5 * Math.max(0, toSun) * (1 - smooth(0, 0.5, up)))
    const way = Math.atan2(ray[0], -ray[2])
    for (const hill of hills) {
      const height = hill.rise * ridge(way * 2.2 + hill.at)
      const cover = Math.min(1, Math.max(0, (height - up) / fine + 0.5))
      if (cover > 0) mixInto(out, ground, hill.part * cover)
    }
  }

  function groundTone(from: Vec, ray: Vec, fine: number, out: Float32Array): void {
    const far = from[1] / -ray[1]
    const [x, z] = [from[0] + ray[0] * far, from[2] + ray[2] * far]
    const haze = 1 - Math.exp(-far / 90)
    const lit = far < 80 ? litAt(shadows, x, 0, z, 0.035, 0.004) : 1
    for (let i = 0; i < 3; i += 1) {
      const shade = (above[i]! + key[i]! * light.key[1] * lit) / (above[i]! + key[i]! * light.key[1])
      out[i] = ground[i]! * (0.25 + 0.75 * shade)
    }
    const print = far * fine
    const onX = lineCover(toLine(x, GRID), 0.011, print)
    const onZ = lineCover(toLine(z, GRID), 0.011, print / Math.max(0.002, -ray[1]))
    mixInto(out, grid, Math.max(onX, onZ) * 0.6 * (1 - smooth(10, 70, far)))
    mixInto(out, horizon, haze * 0.5)
  }
}

/** A range's height along the horizon, 0..1: a few octaves of smooth noise. */
function ridge(at: number): number {
  let sum = 0
  let part = 0.55
  for (let octave = 0; octave < 5; octave += 1) {
    sum += part * noise(at * 2.1 ** octave + octave * 17.7)
    part *= 0.46
  }
  return sum
}

function noise(at: number): number {
  const cell = Math.floor(at)
  const k = smooth(0, 1, at - cell)
  return scatter(cell) * (1 - k) + scatter(cell + 1) * k
}

function scatter(cell: number): number {
  const mixed = Math.imul(cell ^ 0x5bf03635, 0x9e3779b1)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}
