import type { Blocking } from './blocking.ts'
import type { VirtualCamera } from './camera.ts'
import { addFigure } from './figure.ts'
import type { Fit } from './fit.ts'
import { addHand, addLimb } from './limbs.ts'
import type { Mesh } from './mesh.ts'
import { POSES } from './pose.ts'
import { clayOf } from './tones.ts'
import { WORLD, placed } from './vector.ts'
import type { Frame, Vec } from './vector.ts'

/** Metres between two people talking. */
const TALKING = 1.35

/**
 * Adds the figure whose shoulder the camera looks over, its back to us, on the side the subject looks towards. It
 * stands at talking distance, or nearer if the camera leaves no room; so a longer lens, being farther away, shows both
 * at similar sizes.
 */
export function addForeground(mesh: Mesh, fit: Fit, blocking: Blocking): { at: Vec; eyes: Vec } {
  const { camera, distance } = fit
  const both = blocking.over === 'two-shot'
  const depth = both ? Math.max(distance * 0.6, distance - TALKING) : Math.max(0.8, distance - TALKING, distance * 0.44)
  const frame = depth / camera.focal
  const inner = both ? 0.17 : 0.27
  const aside = blocking.look * (inner * frame + 0.085)
  const z = camera.at[2] - depth * Math.cos(Math.asin(Math.max(-0.9, Math.min(0.9, camera.forward[1]))))
  const at: Vec = [camera.at[0] + aside, 0, z]
  const yaw = Math.PI + Math.atan2(at[0], z) * (both ? 1.5 : 1.1)
  const head = addFigure(mesh, {
    at,
    yaw,
    height: 1.73,
    pose: { ...POSES.stand, headYaw: -blocking.look * (both ? 0.3 : 0.12) },
    tones: clayOf(1),
    fine: both,
  })
  return { at, eyes: [head.at[0], head.at[1] + 0.119, head.at[2]] }
}

/** The camera's own hands at the bottom of the frame, the same size on every lens. */
export function addOwnHands(mesh: Mesh, camera: VirtualCamera): void {
  const eye: Frame = {
    ...WORLD,
    at: camera.at,
    x: camera.right,
    y: camera.up,
    z: [-camera.forward[0], -camera.forward[1], -camera.forward[2]],
  }
  const depth = 0.42 * camera.focal
  const bottom = (-0.5 / (camera.focal * camera.ratio)) * depth
  for (const side of [-1, 1]) {
    const wrist = placed(eye, [side * 0.15, bottom - 0.035, -depth])
    const elbow = placed(eye, [side * 0.3, bottom - 0.22, -depth + 0.2])
    addLimb(mesh, clayOf(0).joint, 'forearm', elbow, wrist, camera.up, 1)
    const tones = clayOf(0)
    addHand(mesh, tones, {
      elbow,
      wrist,
      side: -side,
      curl: 0.55,
      palm: placed({ ...eye, at: [0, 0, 0] }, [-side * 0.8, -0.5, 0.2]),
      scale: 1,
    })
  }
}
