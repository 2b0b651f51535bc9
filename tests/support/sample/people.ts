import { addSkull } from '#shared/generation/standIn/head.ts'
import { addFoot, addHand, addLimb, bentAt } from '#shared/generation/standIn/limbs.ts'
import { addBall, addLoft } from '#shared/generation/standIn/mesh.ts'
import type { Ring } from '#shared/generation/standIn/mesh.ts'
import type { Pose } from '#shared/generation/standIn/pose.ts'
import { placed, turned, within } from '#shared/generation/standIn/vector.ts'
import type { Frame, Vec } from '#shared/generation/standIn/vector.ts'
import { drawFace } from './face.ts'
import type { Expression } from './face.ts'
import { addLine, addSolid, circle, spot } from './sketch/scene.ts'
import type { Scene } from './sketch/scene.ts'

/** Darkness of cloth and skin: indexes into PAINT. */
export const PAINTS = {
  skin: 0,
  pale: 1,
  mid: 2,
  dark: 3,
  grey: 4,
  black: 5,
  metal: 6,
  rubber: 7,
  paper: 8,
  ground: 9,
  wall: 10,
  wood: 11,
  glass: 12,
  lamp: 13,
  steel: 14,
} as const
export const PAINT = [0, 0.1, 0.34, 0.64, 0.3, 0.85, 0.22, 0.8, 0, 0.04, 0.25, 0.3, 0.5, -1, 0.4] as const

export interface Person {
  readonly who: 'ida' | 'jonas'
  readonly at: Vec
  /** Radians from facing +z, to +x positive. */
  readonly yaw: number
  readonly pose: Pose
  readonly face: Expression | null
  /** Heaviness of the outline. */
  readonly weight: number
  /** Seen near enough for every feature. */
  readonly fine: boolean
}

const COAT: readonly Ring[] = [
  { y: -0.02, wide: 0.172, front: 0.128, back: -0.122 },
  { y: 0.1, wide: 0.168, front: 0.128, back: -0.12 },
  { y: 0.22, wide: 0.186, front: 0.146, back: -0.132 },
  { y: 0.31, wide: 0.2, front: 0.134, back: -0.136 },
  { y: 0.365, wide: 0.178, front: 0.1, back: -0.12 },
  { y: 0.4, wide: 0.118, front: 0.07, back: -0.095 },
  { y: 0.425, wide: 0.082, front: 0.05, back: -0.08 },
]
const SKIRT: readonly Ring[] = [
  { y: -0.34, wide: 0.232, front: 0.17, back: -0.175 },
  { y: -0.12, wide: 0.212, front: 0.15, back: -0.165 },
  { y: 0.05, wide: 0.19, front: 0.135, back: -0.145 },
  { y: 0.14, wide: 0.172, front: 0.127, back: -0.122 },
]
const JACKET_HEM: readonly Ring[] = SKIRT.slice(1).map((ring) => ({ ...ring, y: Math.max(-0.05, ring.y) }))
const TROUSERS: readonly Ring[] = [
  { y: -0.12, wide: 0.13, front: 0.09, back: -0.12 },
  { y: -0.04, wide: 0.175, front: 0.115, back: -0.14 },
  { y: 0.05, wide: 0.175, front: 0.115, back: -0.135 },
]
const NECK: readonly Ring[] = [
  { y: -0.05, wide: 0.062, front: 0.045, back: -0.066 },
  { y: 0.02, wide: 0.055, front: 0.05, back: -0.058 },
  { y: 0.12, wide: 0.052, front: 0.05, back: -0.056 },
]

/** Puts a clothed figure in the scene; gives the frame of its head. */
export function addPerson(scene: Scene, person: Person): Frame {
  const { pose, weight } = person
  const height = person.who === 'ida' ? 0.94 : 1.03
  const stand = spot(person.at, person.yaw)
  const frame: Frame = {
    at: stand.at,
    x: scaled(stand.x, height),
    y: scaled(stand.y, height),
    z: scaled(stand.z, height),
  }
  const hips = within(frame, pose.hips, pose.hipYaw, 0, pose.hipTilt)
  const chest = within(
    frame,
    [pose.hips[0], pose.hips[1] + 0.125, pose.hips[2]],
    pose.chestYaw,
    -pose.lean,
    pose.chestTilt,
  )
  const cloth = person.who === 'jonas' ? PAINTS.dark : weight > 1.4 ? PAINTS.mid : PAINTS.pale
  const size = { rows: 40, columns: 40, square: 2.4 }
  addSolid(scene, weight, (mesh) => addLoft(mesh, cloth, chest, COAT, size))
  const hem = person.who === 'ida' ? SKIRT : JACKET_HEM
  const seated = pose.hips[1] < 0.7
  if (!seated) addSolid(scene, weight, (mesh) => addLoft(mesh, cloth, hips, hem, { ...size, cap: 0.02, dome: 0.1 }))
  addSolid(scene, weight, (mesh) => addLoft(mesh, PAINTS.mid, hips, TROUSERS, size))
  addLegs(scene, person, frame, hips, height)
  addArms(scene, person, chest, height, cloth)
  const neck = within(chest, [0, 0.405, -0.012], pose.headYaw * 0.3, pose.lean - 0.12, 0)
  addSolid(scene, weight * 0.8, (mesh) => addLoft(mesh, PAINTS.skin, neck, NECK, { rows: 14, columns: 28 }))
  const upright = within(neck, [0, 0.058, 0.012], pose.headYaw * 0.7, 0.12 + pose.headPitch, pose.headTilt)
  const head: Frame = person.who === 'ida' ? { ...upright, x: scaled(upright.x, 0.93) } : upright
  addHeadOf(scene, person, head)
  drawClothes(scene, person, chest, hips, seated)
  guide(scene, person, frame, hips, chest, head)
  return head
}

function scaled(v: Vec, k: number): Vec {
  return [v[0] * k, v[1] * k, v[2] * k]
}

function addHeadOf(scene: Scene, person: Person, head: Frame): void {
  const { who, weight, fine } = person
  addSolid(scene, weight, (mesh) => addSkull(mesh, PAINTS.skin, head, true))
  if (who === 'ida') {
    addSolid(scene, weight, (mesh) =>
      addBall(mesh, PAINTS.grey, within(head, [0, 0.152, -0.024], 0, -0.25), [0.082, 0.09, 0.102], 24),
    )
    addSolid(scene, weight * 0.9, (mesh) =>
      addBall(mesh, PAINTS.grey, within(head, [0, 0.232, -0.1]), [0.05, 0.046, 0.046], 14),
    )
  } else {
    const cap = within(head, [0, 0.178, -0.01], 0, -0.14)
    const crown: Ring[] = [
      { y: -0.012, wide: 0.0835, front: 0.102, back: -0.105 },
      { y: 0.03, wide: 0.083, front: 0.1, back: -0.106 },
      { y: 0.075, wide: 0.07, front: 0.078, back: -0.096 },
      { y: 0.1, wide: 0.045, front: 0.04, back: -0.065 },
    ]
    addSolid(scene, weight, (mesh) =>
      addLoft(mesh, PAINTS.dark, cap, crown, { rows: 40, columns: 48, cap: 0.05, dome: 0.3 }),
    )
    const fold: Ring[] = [
      { y: -0.026, wide: 0.087, front: 0.107, back: -0.11 },
      { y: 0.024, wide: 0.088, front: 0.108, back: -0.112 },
    ]
    addSolid(scene, weight, (mesh) =>
      addLoft(mesh, PAINTS.dark, cap, fold, { rows: 20, columns: 48, cap: 0.12, dome: 0.08 }),
    )
    for (let i = -7; i <= 7; i += 1) {
      const angle = i * 0.2
      const at = (y: number): Vec => placed(cap, [Math.sin(angle) * 0.09, y, Math.cos(angle) * 0.11 - 0.001])
      if (fine) addLine(scene, 0.22, [at(-0.02), at(0.02)])
    }
  }
  if (person.face) drawFace(scene, head, person.face, who, fine)
}

function addLegs(scene: Scene, person: Person, frame: Frame, hips: Frame, k: number): void {
  const { pose, weight } = person
  const wide = person.who === 'ida' ? 1.16 : 1.24
  pose.feet.forEach((foot, i) => {
    const side = i === 0 ? 1 : -1
    const hip = placed(hips, [side * 0.088, -0.02, -0.005])
    const sole = within(frame, foot, pose.feetYaw[i], foot[1] > 0.03 ? -0.7 : 0)
    const ankle = placed(sole, [0, 0.08, 0])
    const knee = bentAt(hip, ankle, 0.425 * k, 0.415 * k, turned(sole, [side * 0.12, 0.15, 1]))
    addSolid(scene, weight, (mesh) => addLimb(mesh, PAINTS.mid, 'thigh', hip, knee, sole.z, k * wide))
    addSolid(scene, weight, (mesh) => addLimb(mesh, PAINTS.mid, 'calf', knee, ankle, sole.z, k * wide * 1.12))
    addSolid(scene, weight, (mesh) =>
      addFoot(mesh, PAINTS.black, { ...sole, x: scaled(sole.x, 1.12), y: scaled(sole.y, 1.15) }),
    )
    scene.guides.push([hip, knee, ankle])
    const fold = within(frame, [0, 0, 0])
    for (const off of [0.03, 0.08])
      addLine(scene, 0.3, [
        move(knee, fold, side * 0.05, -off, 0.05),
        move(knee, fold, 0, -off - 0.015, 0.075),
        move(knee, fold, -side * 0.03, -off, 0.06),
      ])
  })
}

function move(at: Vec, frame: Frame, x: number, y: number, z: number): Vec {
  return placed({ ...frame, at }, [x, y, z])
}

function addArms(scene: Scene, person: Person, chest: Frame, k: number, cloth: number): void {
  const { pose, weight } = person
  pose.hands.forEach((hand, i) => {
    const side = i === 0 ? 1 : -1
    const shoulder = placed(chest, [side * 0.178, 0.335, -0.012])
    const wrist = placed(chest, [hand[0], hand[1] - 1.055, hand[2]])
    const elbow = bentAt(shoulder, wrist, 0.29 * k, 0.255 * k, turned(chest, pose.elbows[i]!))
    addSolid(scene, weight, (mesh) => {
      addLimb(mesh, cloth, 'upperArm', shoulder, elbow, chest.z, k * 1.34)
    })
    addSolid(scene, weight, (mesh) => addLimb(mesh, cloth, 'forearm', elbow, wrist, chest.z, k * 1.42))
    const tones = { body: PAINTS.skin, joint: PAINTS.skin, eye: PAINTS.skin, pupil: PAINTS.skin }
    addSolid(scene, weight * 0.75, (mesh) =>
      addHand(mesh, tones, {
        elbow,
        wrist,
        side,
        curl: pose.curl[i]!,
        palm: turned(chest, [-side, 0, -0.15]),
        scale: k,
      }),
    )
    const cuff = along2(elbow, wrist)
    addLine(scene, 0.5, circle(cuff, 0.04 * k, -0.012))
    addLine(scene, 0.35, circle(cuff, 0.041 * k, -0.035, -0.5, 2))
    scene.guides.push([shoulder, elbow, wrist])
  })
}

function along2(from: Vec, to: Vec): Frame {
  const y = unitOf(from, to)
  const x = unitOf([0, 0, 0], [y[2], 0.01, -y[0]])
  return { at: to, x, y, z: [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]] }
}

function unitOf(from: Vec, to: Vec): Vec {
  const v: Vec = [to[0] - from[0], to[1] - from[1], to[2] - from[2]]
  const size = Math.hypot(...v) || 1
  return scaled(v, 1 / size)
}

/** Collar, opening, pockets and the folds that say how cloth hangs. */
function drawClothes(scene: Scene, person: Person, chest: Frame, hips: Frame, seated: boolean): void {
  const on = (...points: Vec[]) => points.map((point) => placed(chest, point))
  const ida = person.who === 'ida'
  for (const side of [-1, 1]) {
    addLine(
      scene,
      0.7,
      on(
        [side * 0.085, 0.42, -0.03],
        [side * 0.088, 0.395, 0.045],
        [side * 0.05, 0.335, 0.13],
        [side * 0.012, 0.3, 0.147],
      ),
    )
    if (ida)
      addLine(
        scene,
        0.5,
        on(
          [side * 0.088, 0.395, 0.045],
          [side * 0.115, 0.35, 0.1],
          [side * 0.075, 0.285, 0.146],
          [side * 0.012, 0.235, 0.152],
        ),
      )
    addLine(scene, 0.32, on([side * 0.165, 0.3, 0.09], [side * 0.13, 0.27, 0.125], [side * 0.1, 0.262, 0.138]))
    addLine(scene, 0.3, on([side * 0.17, 0.02, 0.06], [side * 0.13, 0.04, 0.105], [side * 0.09, 0.05, 0.122]))
  }
  addLine(scene, 0.55, on([0.012, 0.235, 0.153], [0.01, 0.15, 0.144], [0.012, 0.05, 0.134], [0.012, -0.02, 0.131]))
  if (seated) return
  const low = (...points: Vec[]) => points.map((point) => placed(hips, point))
  if (ida) {
    addLine(scene, 0.55, low([0.012, 0.12, 0.134], [0.016, -0.05, 0.152], [0.02, -0.33, 0.172]))
    for (const side of [-1, 1])
      addLine(
        scene,
        0.45,
        low(
          [side * 0.08, -0.03, 0.15],
          [side * 0.17, -0.015, 0.11],
          [side * 0.175, -0.13, 0.115],
          [side * 0.085, -0.14, 0.157],
          [side * 0.08, -0.03, 0.15],
        ),
      )
  } else
    addLine(
      scene,
      0.5,
      low([-0.19, 0.02, 0.06], [-0.1, 0.01, 0.13], [0, 0.008, 0.142], [0.1, 0.01, 0.13], [0.19, 0.02, 0.06]),
    )
}

/** The gesture under the figure: spine, shoulders, hips and the egg of the head. */
function guide(scene: Scene, person: Person, frame: Frame, hips: Frame, chest: Frame, head: Frame): void {
  const ground = placed(frame, [0, 0, 0])
  scene.guides.push([
    placed(head, [0, 0.28, -0.02]),
    placed(head, [0, 0, 0]),
    placed(chest, [0, 0.3, 0.02]),
    hips.at,
    mid(hips.at, ground),
  ])
  scene.guides.push([placed(chest, [-0.24, 0.36, 0]), placed(chest, [0.24, 0.36, 0])])
  scene.guides.push([placed(hips, [-0.2, 0.02, 0]), placed(hips, [0.2, 0.02, 0])])
  const egg = within(head, [0, 0.12, 0])
  const upright: Frame = { at: egg.at, x: egg.x, y: egg.z, z: egg.y }
  scene.guides.push(circle(upright, 0.118, 0))
  if (person.fine) scene.guides.push(circle(upright, 0.125, 0, 0.6, 6.9))
  scene.guides.push([placed(head, [0, 0.22, 0.07]), placed(head, [0, 0.12, 0.1]), placed(head, [0, 0.0, 0.1])])
  scene.guides.push([
    placed(head, [-0.075, 0.12, 0.03]),
    placed(head, [0, 0.12, 0.1]),
    placed(head, [0.075, 0.12, 0.03]),
  ])
}

function mid(a: Vec, b: Vec): Vec {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2]
}
