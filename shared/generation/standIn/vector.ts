/** Metres in a right-handed world: x to camera right, y up, z towards the camera. */
export type Vec = readonly [number, number, number]

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const times = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k, a[2] * k]
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
export const lengthOf = (a: Vec): number => Math.hypot(a[0], a[1], a[2])
export const mix = (a: Vec, b: Vec, t: number): Vec => add(times(a, 1 - t), times(b, t))

/** The direction of `a`; straight up for a zero vector. */
export function unitVector(a: Vec): Vec {
  const size = lengthOf(a)
  return size < 1e-9 ? [0, 1, 0] : times(a, 1 / size)
}

/** A position and an orientation: three perpendicular unit axes. */
export interface Frame {
  readonly at: Vec
  readonly x: Vec
  readonly y: Vec
  readonly z: Vec
}

export const WORLD: Frame = { at: [0, 0, 0], x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] }

/** Rotates a direction from the frame to the world. */
export function turned(frame: Frame, v: Vec): Vec {
  return add(add(times(frame.x, v[0]), times(frame.y, v[1])), times(frame.z, v[2]))
}

/** Maps a point from the frame to the world. */
export function placed(frame: Frame, v: Vec): Vec {
  return add(frame.at, turned(frame, v))
}

/**
 * The frame moved to one of its own points and rotated there: yaw about its y, then pitch (nose up) about x, then tilt
 * about z; radians.
 */
export function within(frame: Frame, at: Vec, yaw = 0, pitch = 0, tilt = 0): Frame {
  const [cy, sy, cp, sp, ct, st] = [
    Math.cos(yaw),
    Math.sin(yaw),
    Math.cos(pitch),
    Math.sin(pitch),
    Math.cos(tilt),
    Math.sin(tilt),
  ]
  const x: Vec = [cy, 0, -sy]
  const z: Vec = [sy * cp, sp, cy * cp]
  const y = cross(z, x)
  return {
    at: placed(frame, at),
    x: turned(frame, add(times(x, ct), times(y, st))),
    y: turned(frame, sub(times(y, ct), times(x, st))),
    z: turned(frame, z),
  }
}

/** A frame at `from` whose y points to `to`, and whose z is as close to `front` as possible. */
export function along(from: Vec, to: Vec, front: Vec): Frame {
  const y = unitVector(sub(to, from))
  const side = cross(y, front)
  const x = lengthOf(side) < 1e-6 ? unitVector(cross(y, [0.3, 0.1, 0.9])) : unitVector(side)
  return { at: from, x, y, z: cross(x, y) }
}

export function smooth(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** Pseudo-random numbers in [0, 1), determined by the seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** A seed hashed from text, so that each shot has its own (FNV-1a). */
export function seedFrom(words: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i += 1) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
