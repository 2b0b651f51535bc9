import { POSES } from '#shared/generation/standIn/pose.ts'
import type { Pose } from '#shared/generation/standIn/pose.ts'

/** How the two people of the sample film stand and sit. */
export const CLIPBOARD: Pose = {
  ...POSES.stand,
  hands: [
    [0.13, 1.12, 0.25],
    [-0.07, 1.15, 0.27],
  ],
  elbows: [
    [0.9, -0.7, -0.5],
    [-0.9, -0.7, -0.5],
  ],
  curl: [0.6, 0.7],
  headYaw: 0.25,
}

export const AT_DESK: Pose = {
  ...POSES.stand,
  hips: [0, 0.5, 0],
  hipTilt: 0,
  lean: 0.3,
  chestTilt: 0,
  headPitch: -0.32,
  feet: [
    [0.14, 0, 0.4],
    [-0.14, 0, 0.32],
  ],
  hands: [
    [0.2, 1.04, 0.34],
    [-0.1, 1.06, 0.38],
  ],
  elbows: [
    [0.9, -0.5, -0.3],
    [-0.9, -0.5, -0.3],
  ],
  curl: [0.3, 0.75],
}

export const AT_WINDOW: Pose = {
  ...POSES.stand,
  lean: 0.5,
  headYaw: -0.5,
  headPitch: -0.1,
  hands: [
    [0.24, 1.22, 0.22],
    [-0.3, 1.2, 0.24],
  ],
  elbows: [
    [0.9, -0.4, -0.1],
    [-0.9, -0.4, -0.1],
  ],
  curl: [0.5, 0.5],
}

/** Ear and palm laid to a wall on her left. */
export const LISTENING: Pose = {
  ...POSES.stand,
  chestTilt: -0.1,
  headTilt: -0.16,
  headPitch: 0.05,
  hands: [
    [0.13, 1.45, 0.43],
    [-0.27, 0.95, 0.08],
  ],
  elbows: [
    [0.9, -0.8, 0.1],
    [-0.55, 0, -1],
  ],
  curl: [0.05, 0.4],
}

export const CROSSING: Pose = {
  ...POSES.walk,
  hands: [
    [0.27, 0.95, -0.14],
    [-0.2, 1.12, 0.36],
  ],
  elbows: [
    [0.5, 0, -1],
    [-0.5, -0.8, -0.5],
  ],
}
