import type { Vec } from './vector.ts'

/**
 * The pose of a figure 1.75 m tall. Positions are metres in the figure's own frame (feet at 0, z the way it faces);
 * angles are radians.
 */
export interface Pose {
  /** Hip centre. */
  readonly hips: Vec
  readonly hipTilt: number
  readonly hipYaw: number
  /** Of the chest over the hips. */
  readonly lean: number
  readonly chestYaw: number
  readonly chestTilt: number
  readonly headYaw: number
  readonly headPitch: number
  readonly headTilt: number
  /** Left, right. */
  readonly feet: readonly [Vec, Vec]
  readonly feetYaw: readonly [number, number]
  /** Wrists, in the chest's frame at rest (so that arms follow the chest). */
  readonly hands: readonly [Vec, Vec]
  /** Which way each elbow points. */
  readonly elbows: readonly [Vec, Vec]
  /** How far the fingers curl, 0 straight to 1 fist. */
  readonly curl: readonly [number, number]
}

const STAND: Pose = {
  hips: [0.02, 0.93, 0],
  hipTilt: 0.06,
  hipYaw: 0,
  lean: 0.02,
  chestYaw: 0,
  chestTilt: -0.05,
  headYaw: 0,
  headPitch: 0,
  headTilt: 0,
  feet: [
    [0.1, 0, 0.03],
    [-0.14, 0, 0.02],
  ],
  feetYaw: [0.22, -0.3],
  hands: [
    [0.27, 0.9, 0.06],
    [-0.275, 0.89, 0.08],
  ],
  elbows: [
    [0.55, 0, -1],
    [-0.55, 0, -1],
  ],
  curl: [0.35, 0.35],
}

/** The poses that standing figures get in turn. */
export const POSES: Readonly<Record<'stand' | 'listen' | 'speak' | 'walk' | 'pockets' | 'open', Pose>> = {
  stand: STAND,
  listen: {
    ...STAND,
    hipTilt: -0.06,
    hips: [-0.025, 0.93, 0],
    chestTilt: 0.05,
    headTilt: 0.06,
    headPitch: -0.05,
    hands: [
      [-0.09, 1.19, 0.2],
      [0.1, 1.16, 0.235],
    ],
    elbows: [
      [0.9, -0.75, -0.15],
      [-0.9, -0.75, -0.15],
    ],
    curl: [0.45, 0.5],
  },
  speak: {
    ...STAND,
    chestYaw: 0.1,
    lean: 0.05,
    headTilt: -0.04,
    hands: [
      [0.27, 0.9, 0.07],
      [-0.2, 1.2, 0.33],
    ],
    elbows: [
      [0.55, 0, -1],
      [-0.6, -0.9, -0.4],
    ],
    curl: [0.35, 0.2],
  },
  walk: {
    ...STAND,
    hips: [0, 0.905, 0.02],
    hipTilt: 0.02,
    hipYaw: -0.12,
    lean: 0.07,
    chestYaw: 0.24,
    chestTilt: 0,
    headYaw: -0.1,
    feet: [
      [0.07, 0, 0.32],
      [-0.08, 0.1, -0.36],
    ],
    feetYaw: [0.05, -0.05],
    hands: [
      [0.25, 0.93, -0.2],
      [-0.24, 0.99, 0.26],
    ],
  },
  pockets: {
    ...STAND,
    hips: [-0.02, 0.93, 0],
    hipTilt: -0.05,
    chestTilt: 0.04,
    headPitch: -0.04,
    hands: [
      [0.2, 0.965, 0.11],
      [-0.2, 0.965, 0.11],
    ],
    elbows: [
      [0.9, 0, -0.8],
      [-0.9, 0, -0.8],
    ],
    curl: [0.5, 0.5],
  },
  open: {
    ...STAND,
    hands: [
      [0.36, 0.98, 0.16],
      [-0.36, 0.98, 0.16],
    ],
    elbows: [
      [0.8, -0.2, -0.7],
      [-0.8, -0.2, -0.7],
    ],
    curl: [0.15, 0.15],
  },
}
export type PoseName = keyof typeof POSES
