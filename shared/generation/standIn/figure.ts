import { addHead } from './head.ts'
import { addHand, addLimb, addFoot, bentAt } from './limbs.ts'
import { addBall, addLoft } from './mesh.ts'
import type { Mesh, Ring } from './mesh.ts'
import type { FigureTones } from './figureTones.ts'
import type { Pose } from './pose.ts'
import { WORLD, placed, turned, within } from './vector.ts'
import type { Frame, Vec } from './vector.ts'

export interface FigureSpec {
  /** Position of the feet. */
  readonly at: Vec
  /** Rotation from facing the camera, radians, positive to the camera's right. */
  readonly yaw: number
  /** Metres; every part scales with it. */
  readonly height: number
  readonly pose: Pose
  readonly tones: FigureTones
  /** Whether the face is close enough to need details. */
  readonly fine: boolean
}

const PELVIS: readonly Ring[] = [
  { y: -0.07, wide: 0.075, front: 0.06, back: -0.075 },
  { y: -0.03, wide: 0.135, front: 0.09, back: -0.118 },
  { y: 0.02, wide: 0.162, front: 0.102, back: -0.128 },
  { y: 0.07, wide: 0.152, front: 0.098, back: -0.108 },
  { y: 0.105, wide: 0.128, front: 0.084, back: -0.086 },
]
const WAIST: readonly Ring[] = [
  { y: 0.06, wide: 0.112, front: 0.082, back: -0.08 },
  { y: 0.14, wide: 0.113, front: 0.08, back: -0.074 },
  { y: 0.22, wide: 0.12, front: 0.086, back: -0.082 },
]
/** Heights above the waist's pivot. */
const CHEST: readonly Ring[] = [
  { y: 0.05, wide: 0.118, front: 0.084, back: -0.08 },
  { y: 0.13, wide: 0.142, front: 0.106, back: -0.1 },
  { y: 0.22, wide: 0.162, front: 0.127, back: -0.117 },
  { y: 0.3, wide: 0.172, front: 0.117, back: -0.12 },
  { y: 0.355, wide: 0.163, front: 0.09, back: -0.108 },
  { y: 0.395, wide: 0.118, front: 0.058, back: -0.085 },
  { y: 0.42, wide: 0.068, front: 0.034, back: -0.064 },
]
const NECK: readonly Ring[] = [
  { y: -0.04, wide: 0.064, front: 0.042, back: -0.07 },
  { y: 0.01, wide: 0.056, front: 0.05, back: -0.062 },
  { y: 0.07, wide: 0.0525, front: 0.056, back: -0.056 },
  { y: 0.125, wide: 0.052, front: 0.052, back: -0.06 },
]
const HIP_WIDE = 0.088
const SHOULDER: Vec = [0.178, 0.345, -0.012]
/** The chest's pivot at rest, in the figure's frame; hand positions are relative to it. */
const CHEST_REST: Vec = [0, 1.055, 0]

/** Adds a mannequin: head, neck, chest, waist, pelvis, and two-part limbs with hands and feet. Returns the head's frame. */
export function addFigure(mesh: Mesh, spec: FigureSpec): Frame {
  const k = spec.height / 1.75
  const stand = within({ ...WORLD, at: spec.at }, [0, 0, 0], spec.yaw)
  const frame: Frame = {
    at: stand.at,
    x: scaled(stand.x, k),
    y: scaled(stand.y, k),
    z: scaled(stand.z, k),
  }
  const { pose, tones } = spec
  const hips = within(frame, pose.hips, pose.hipYaw, 0, pose.hipTilt)
  const chest = within(
    within(frame, [pose.hips[0], pose.hips[1] + 0.125, pose.hips[2]]),
    [0, 0, 0],
    pose.chestYaw,
    -pose.lean,
    pose.chestTilt,
  )
  const rows = spec.fine ? 26 : 14
  const columns = spec.fine ? 40 : 22
  addLoft(mesh, tones.body, hips, PELVIS, { rows, columns, square: 2.4 })
  addLoft(mesh, tones.joint, hips, WAIST, { rows, columns })
  addLoft(mesh, tones.body, chest, CHEST, { rows: rows * 2, columns, square: 2.5 })
  addLegs(mesh, spec, frame, hips)
  addArms(mesh, spec, chest)
  return addNeckAndHead(mesh, spec, chest)
}

function scaled(v: Vec, k: number): Vec {
  return [v[0] * k, v[1] * k, v[2] * k]
}

function addNeckAndHead(mesh: Mesh, spec: FigureSpec, chest: Frame): Frame {
  const { pose, tones } = spec
  const neck = within(chest, [0, 0.405, -0.012], pose.headYaw * 0.3, pose.lean - 0.12, -pose.chestTilt * 0.6)
  addLoft(mesh, tones.joint, neck, NECK, { rows: 16, columns: 24 })
  const head = within(neck, [0, 0.058, 0.012], pose.headYaw * 0.7, 0.12 + pose.headPitch, pose.headTilt)
  addHead(mesh, { skin: tones.body, eye: tones.eye, pupil: tones.pupil }, head, spec.fine)
  return head
}

function addLegs(mesh: Mesh, spec: FigureSpec, frame: Frame, hips: Frame): void {
  const { pose, tones } = spec
  pose.feet.forEach((foot, i) => {
    const side = i === 0 ? 1 : -1
    const hip = placed(hips, [side * HIP_WIDE, -0.02, -0.005])
    const sole = within(frame, foot, pose.feetYaw[i], foot[1] > 0.03 ? -0.7 : 0)
    const ankle = placed(sole, [0, 0.08, 0])
    const k = spec.height / 1.75
    const knee = bentAt(hip, ankle, 0.425 * k, 0.415 * k, turned(sole, [side * 0.12, 0, 1]))
    addLimb(mesh, tones.body, 'thigh', hip, knee, sole.z, k)
    addLimb(mesh, tones.body, 'calf', knee, ankle, sole.z, k)
    addBall(mesh, tones.joint, { ...WORLD, at: knee }, scaled([0.054, 0.054, 0.054], k), 10)
    addFoot(mesh, tones.body, sole)
  })
}

function addArms(mesh: Mesh, spec: FigureSpec, chest: Frame): void {
  const { pose, tones } = spec
  const k = spec.height / 1.75
  pose.hands.forEach((hand, i) => {
    const side = i === 0 ? 1 : -1
    const shoulder = placed(chest, [side * SHOULDER[0], SHOULDER[1], SHOULDER[2]])
    const wrist = placed(chest, [hand[0], hand[1] - CHEST_REST[1], hand[2]])
    const elbow = bentAt(shoulder, wrist, 0.29 * k, 0.255 * k, turned(chest, pose.elbows[i]!))
    addBall(mesh, tones.joint, { ...chest, at: shoulder }, [0.053, 0.055, 0.053], 20)
    addLimb(mesh, tones.body, 'upperArm', shoulder, elbow, chest.z, k)
    addLimb(mesh, tones.body, 'forearm', elbow, wrist, chest.z, k)
    addBall(mesh, tones.joint, { ...WORLD, at: elbow }, scaled([0.04, 0.04, 0.04], k), 10)
    addHand(mesh, tones, { elbow, wrist, side, curl: pose.curl[i]!, palm: turned(chest, [-side, 0, -0.15]), scale: k })
  })
}
