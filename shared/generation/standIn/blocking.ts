import { POSES } from './pose.ts'
import type { Pose, PoseName } from './pose.ts'
import type { Vec } from './vector.ts'

/** The position of one figure, before the camera is placed. Metres; the subject's spot is the origin. */
export interface Mark {
  readonly at: Vec
  /** Rotation from facing the camera, radians, positive to its right. */
  readonly yaw: number
  readonly pose: Pose
  readonly height: number
  /** Which cast member, by importance. */
  readonly cast: number
}

export interface Blocking {
  readonly marks: readonly Mark[]
  /** Width that must be in frame, metres. */
  readonly width: number
  /** How far the camera is to the subject's right, as a fraction of the frame's width (negative: left). */
  readonly aside: number
  /** The direction the subject looks: 1 to camera right. */
  readonly look: 1 | -1
  /** A figure at the camera's edge, back to us; positioned once the camera is placed. */
  readonly over: 'none' | 'shoulder' | 'two-shot'
  readonly prop: 'none' | 'insert' | 'cutaway'
  readonly hands: boolean
}

const HEIGHTS = [1.75, 1.68, 1.79, 1.64, 1.72] as const
const TURNED = 0.48

/** The framing as set, or as the number of people suggests. */
export function framingOf(framing: string, cast: number): string {
  if (framing !== '') return framing
  return cast <= 1 ? 'single' : cast === 2 ? 'two-shot' : cast === 3 ? 'three-shot' : 'group'
}

/** Positions the cast. `tight` is how close the size is, 0 wide to 1; `random` picks poses and side. */
export function blockingFor(framing: string, profile: boolean, tight: number, random: () => number): Blocking {
  const look = random() < 0.5 ? 1 : -1
  const base = { width: 0, aside: look * 0.12, look, over: 'none', prop: 'none', hands: false } as const
  const turn = look * (profile ? Math.PI / 2 : TURNED)
  switch (framing) {
    case 'two-shot':
      return { ...base, aside: 0, ...pair(profile, tight, random) }
    case 'three-shot':
      return { ...base, aside: 0, ...trio(profile, tight, random) }
    case 'group':
      return { ...base, aside: 0, ...group(profile, random) }
    case 'ots':
      return {
        ...base,
        aside: look * 0.13,
        over: 'shoulder',
        marks: [one(pick(['stand', 'listen', 'speak'], random), 0)],
      }
    case 'ots-two-shot':
      return { ...base, aside: look * 0.16, over: 'two-shot', marks: [one(pick(['stand', 'speak'], random), 0)] }
    case 'pov':
      return { ...base, aside: 0, hands: true, marks: [one(pick(['stand', 'speak', 'open'], random), 0)] }
    case 'insert':
      return { ...base, aside: 0, prop: 'insert', marks: [] }
    case 'cutaway':
      return { ...base, aside: look * 0.08, prop: 'cutaway', marks: [] }
    case 'reaction':
      return { ...base, aside: look * 0.1, marks: [one(reacting(look), look * (profile ? Math.PI / 2 : 0.3))] }
    default: {
      const pose = pick(tight > 0.45 ? ['stand', 'listen', 'pockets'] : ['stand', 'walk', 'pockets', 'speak'], random)
      return { ...base, aside: look * (profile ? 0.17 : 0.12) * (tight > 0.9 ? 0.4 : 1), marks: [one(pose, turn)] }
    }
  }
}

function one(pose: Pose, yaw: number): Mark {
  return { at: [0, 0, 0], yaw, pose, height: HEIGHTS[0], cast: 0 }
}

function pick(names: readonly PoseName[], random: () => number): Pose {
  return POSES[names[Math.floor(random() * names.length)]!]
}

/** Head turned past the shoulder, chin down, weight drawn back, a hand come up. */
function reacting(look: 1 | -1): Pose {
  const { listen } = POSES
  return {
    ...listen,
    lean: -0.07,
    headYaw: look * 0.34,
    headPitch: -0.1,
    headTilt: look * -0.1,
    chestYaw: look * -0.12,
  }
}

type Placed = Pick<Blocking, 'marks' | 'width'>

function pair(profile: boolean, tight: number, random: () => number): Placed {
  const apart = tight > 0.75 ? 0.46 : tight > 0.5 ? 0.62 : 0.86
  const turn = profile ? Math.PI / 2 : tight > 0.75 ? 0.62 : 0.8
  const mark = (side: 1 | -1, cast: number, pose: Pose, z: number): Mark => ({
    at: [(side * apart) / 2, 0, z],
    yaw: -side * turn,
    pose,
    height: HEIGHTS[cast]!,
    cast,
  })
  const first = pick(['speak', 'stand'], random)
  const second = pick(['listen', 'pockets'], random)
  return { width: apart + 0.56, marks: [mark(-1, 0, first, 0.04), mark(1, 1, second, -0.06)] }
}

function trio(profile: boolean, tight: number, random: () => number): Placed {
  const k = tight > 0.5 ? 0.75 : 1.1
  const turn = profile ? Math.PI / 2 : 0.7
  return {
    width: 2 * 0.62 * k + 0.6,
    marks: [
      { at: [-0.62 * k, 0, 0.08], yaw: turn, pose: pick(['speak', 'open'], random), height: HEIGHTS[0], cast: 0 },
      { at: [0.04, 0, -0.42], yaw: profile ? turn : 0.06, pose: POSES.listen, height: HEIGHTS[1], cast: 1 },
      { at: [0.62 * k, 0, 0.02], yaw: -turn, pose: POSES.pockets, height: HEIGHTS[2], cast: 2 },
    ],
  }
}

function group(profile: boolean, random: () => number): Placed {
  const spots: readonly (readonly [number, number, number])[] = [
    [-0.34, 0.12, 0.4],
    [0.42, 0.05, -0.45],
    [-1.05, -0.25, 0.85],
    [1.12, -0.2, -0.9],
    [0.05, -0.75, 0],
  ]
  const poses = [POSES.speak, POSES.listen, POSES.stand, POSES.pockets, pick(['stand', 'open'], random)]
  return {
    width: 2.95,
    marks: spots.map(([x, z, yaw], i) => ({
      at: [x, 0, z] as Vec,
      yaw: profile ? Math.PI / 2 : yaw,
      pose: poses[i]!,
      height: HEIGHTS[i]!,
      cast: i,
    })),
  }
}
