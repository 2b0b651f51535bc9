import type { FigureTones } from './figureTones.ts'
import { addBall, addLoft } from './mesh.ts'
import type { Mesh, Ring } from './mesh.ts'
import { add, along, cross, dot, lengthOf, placed, sub, times, turned, unitVector, within } from './vector.ts'
import type { Frame, Vec } from './vector.ts'

/** Girth along a limb: y from 0 (its root) to 1. */
const LIMBS: Readonly<Record<'thigh' | 'calf' | 'upperArm' | 'forearm', readonly Ring[]>> = {
  thigh: [
    { y: 0, wide: 0.08, front: 0.088, back: -0.092 },
    { y: 0.25, wide: 0.08, front: 0.09, back: -0.082 },
    { y: 0.65, wide: 0.066, front: 0.074, back: -0.064 },
    { y: 0.95, wide: 0.054, front: 0.056, back: -0.052 },
  ],
  calf: [
    { y: 0.04, wide: 0.05, front: 0.05, back: -0.05 },
    { y: 0.28, wide: 0.055, front: 0.045, back: -0.072 },
    { y: 0.62, wide: 0.043, front: 0.038, back: -0.05 },
    { y: 0.97, wide: 0.034, front: 0.034, back: -0.038 },
  ],
  upperArm: [
    { y: 0.02, wide: 0.05, front: 0.05, back: -0.05 },
    { y: 0.3, wide: 0.047, front: 0.05, back: -0.048 },
    { y: 0.65, wide: 0.042, front: 0.045, back: -0.043 },
    { y: 0.95, wide: 0.036, front: 0.037, back: -0.037 },
  ],
  forearm: [
    { y: 0.05, wide: 0.037, front: 0.037, back: -0.037 },
    { y: 0.28, wide: 0.04, front: 0.039, back: -0.039 },
    { y: 0.65, wide: 0.032, front: 0.029, back: -0.029 },
    { y: 0.98, wide: 0.026, front: 0.021, back: -0.021 },
  ],
}

/** One part of a limb, from root to end; `front` is the direction its front faces. */
export function addLimb(
  mesh: Mesh,
  tone: number,
  part: keyof typeof LIMBS,
  from: Vec,
  to: Vec,
  front: Vec,
  scale: number,
): void {
  const size = lengthOf(sub(to, from))
  const rings = LIMBS[part].map((ring) => ({
    y: ring.y * size,
    wide: ring.wide * scale,
    front: ring.front * scale,
    back: ring.back * scale,
  }))
  addLoft(mesh, tone, along(from, to, front), rings, { rows: 20, columns: 28, square: 2.1 })
}

/** The joint of a two-part limb, bent towards `pole`; if the target is out of reach, the limb is straight towards it. */
export function bentAt(root: Vec, target: Vec, first: number, second: number, pole: Vec): Vec {
  const line = sub(target, root)
  const reach = Math.min(lengthOf(line), (first + second) * 0.999)
  const way = unitVector(line)
  const onward = (first * first - second * second + reach * reach) / (2 * reach)
  const outward = Math.sqrt(Math.max(0, first * first - onward * onward))
  const side = unitVector(sub(pole, times(way, dot(pole, way))))
  return add(add(root, times(way, onward)), times(side, outward))
}

const FOOT: readonly Ring[] = [
  { y: -0.055, wide: 0.03, front: 0.032, back: -0.025 },
  { y: 0, wide: 0.036, front: 0.062, back: -0.032 },
  { y: 0.06, wide: 0.041, front: 0.034, back: -0.034 },
  { y: 0.12, wide: 0.047, front: 0.01, back: -0.035 },
  { y: 0.175, wide: 0.038, front: -0.008, back: -0.034 },
]

/** A foot in the sole's frame: y up, z towards the toes. */
export function addFoot(mesh: Mesh, tone: number, sole: Frame): void {
  const k = lengthOf(sole.y)
  const lying: Frame = { at: placed(sole, [0, 0.036, 0]), x: times(sole.x, -1), y: sole.z, z: sole.y }
  addLoft(mesh, tone, lying, FOOT, { rows: 20, columns: 24, square: 2.6 })
  addBall(mesh, tone, { ...sole, at: placed(sole, [0, 0.085, 0]) }, [0.037, 0.045, 0.042], k > 0.5 ? 10 : 8)
}

export interface HandSpec {
  readonly elbow: Vec
  readonly wrist: Vec
  /** 1 for the left hand. */
  readonly side: number
  readonly curl: number
  /** The direction the palm faces. */
  readonly palm: Vec
  readonly scale: number
}

const PALM: readonly Ring[] = [
  { y: 0.0, wide: 0.026, front: 0.018, back: -0.016 },
  { y: 0.035, wide: 0.037, front: 0.017, back: -0.014 },
  { y: 0.085, wide: 0.041, front: 0.013, back: -0.012 },
]

/** A hand with a thumb and four fingers, continuing the forearm. */
export function addHand(mesh: Mesh, tones: FigureTones, spec: HandSpec): void {
  const k = spec.scale
  const onward = unitVector(sub(spec.wrist, spec.elbow))
  const straight = along(spec.wrist, add(spec.wrist, onward), spec.palm)
  const hand: Frame = {
    at: spec.wrist,
    x: times(straight.x, k),
    y: times(straight.y, k),
    z: times(straight.z, k),
  }
  addBall(mesh, tones.joint, hand, [0.026, 0.024, 0.021], 8)
  addLoft(mesh, tones.body, hand, PALM, { rows: 12, columns: 18, square: 2.8 })
  for (let finger = 0; finger < 4; finger += 1) {
    const across = (finger - 1.5) * 0.0195 * spec.side
    const size = [0.07, 0.08, 0.076, 0.06][finger]!
    const root = placed(hand, [across, 0.088 - Math.abs(finger - 1.3) * 0.004, 0])
    addFinger(mesh, tones.body, hand, root, [across * 2.4, size], spec.curl, k)
  }
  const thumb = placed(hand, [spec.side * -0.03, 0.025, 0.008])
  const tip = placed(hand, [spec.side * -0.058, 0.075, 0.03])
  addRod(mesh, tones.body, thumb, tip, 0.0125 * k, 0.009 * k)
}

/** Two joints; `spread` is its sideways lean and its length. */
function addFinger(
  mesh: Mesh,
  tone: number,
  hand: Frame,
  root: Vec,
  [lean, size]: readonly [number, number],
  curl: number,
  k: number,
): void {
  const bend = (angle: number): Vec => unitVector(turned(hand, [lean, Math.cos(angle), Math.sin(angle)]))
  const middle = add(root, times(bend(curl * 1.1), size * 0.55 * k))
  const tip = add(middle, times(bend(curl * 2.3), size * 0.5 * k))
  addRod(mesh, tone, root, middle, 0.0098 * k, 0.0085 * k)
  addRod(mesh, tone, middle, tip, 0.0085 * k, 0.0065 * k)
}

/** A tapered round rod. */
export function addRod(mesh: Mesh, tone: number, from: Vec, to: Vec, thick: number, thin: number, columns = 12): void {
  const size = lengthOf(sub(to, from))
  const front = unitVector(cross(sub(to, from), [0.2, 0.3, 1]))
  const rings: Ring[] = [
    { y: 0, wide: thick, front: thick, back: -thick },
    { y: size, wide: thin, front: thin, back: -thin },
  ]
  addLoft(mesh, tone, within(along(from, to, front), [0, 0, 0]), rings, { rows: 12, columns, square: 2 })
}
