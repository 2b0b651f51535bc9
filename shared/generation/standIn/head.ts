import { addBall, addLoft } from './mesh.ts'
import type { Mesh, Ring } from './mesh.ts'
import { placed, within } from './vector.ts'
import type { Frame, Vec } from './vector.ts'

/** Head profile by height above the chin, metres. */
const PROFILE: readonly Ring[] = [
  { y: 0.004, wide: 0.02, front: 0.082, back: 0.03 },
  { y: 0.018, wide: 0.037, front: 0.092, back: -0.004 },
  { y: 0.04, wide: 0.051, front: 0.092, back: -0.04 },
  { y: 0.062, wide: 0.058, front: 0.091, back: -0.066 },
  { y: 0.085, wide: 0.064, front: 0.09, back: -0.083 },
  { y: 0.11, wide: 0.07, front: 0.087, back: -0.094 },
  { y: 0.135, wide: 0.0725, front: 0.089, back: -0.1 },
  { y: 0.165, wide: 0.0745, front: 0.085, back: -0.102 },
  { y: 0.19, wide: 0.07, front: 0.07, back: -0.094 },
  { y: 0.21, wide: 0.056, front: 0.046, back: -0.075 },
  { y: 0.222, wide: 0.04, front: 0.025, back: -0.057 },
  { y: 0.2295, wide: 0.026, front: 0.008, back: -0.042 },
]
const EYE: Vec = [0.0315, 0.119, 0.0612]

export interface HeadTones {
  readonly skin: number
  readonly eye: number
  readonly pupil: number
}

/** A mannequin's head: brow plane, nose, lips and ball eyes that look where the face looks. */
export function addHead(mesh: Mesh, tones: HeadTones, frame: Frame, fine: boolean): void {
  addSkull(mesh, tones.skin, frame, fine)
  for (const side of [-1, 1]) addEye(mesh, tones, frame, side, fine)
}

/** The head with ears but without eyes, which the caller draws. */
export function addSkull(mesh: Mesh, tone: number, frame: Frame, fine: boolean): void {
  addLoft(mesh, tone, frame, PROFILE, {
    rows: fine ? 110 : 34,
    columns: fine ? 120 : 36,
    square: 2.25,
    cap: 0.04,
    dome: 0.17,
    bump: featureLift,
  })
  for (const side of [-1, 1])
    addBall(mesh, tone, within(frame, [side * 0.0715, 0.098, -0.012], side * 0.35, 0, side * -0.1), EAR, 8)
}
const EAR: Vec = [0.007, 0.031, 0.019]

function addEye(mesh: Mesh, tones: HeadTones, frame: Frame, side: number, fine: boolean): void {
  const eye = within(frame, [side * EYE[0], EYE[1], EYE[2]], side * 0.05)
  addBall(mesh, tones.eye, eye, [0.0135, 0.0135, 0.0135], fine ? 20 : 8)
  const gaze: Frame = { ...eye, at: placed(eye, [side * -0.0006, -0.0004, 0.0128]) }
  addBall(mesh, tones.pupil, gaze, [0.0047, 0.0047, 0.0012], fine ? 12 : 5)
  if (!fine) return
  addLid(mesh, tones.skin, eye, 1)
  addLid(mesh, tones.skin, eye, -1)
}

/** The upper (1) or lower (-1) lid: a slightly larger ball, set back so that it covers only that part of the eye. */
function addLid(mesh: Mesh, tone: number, eye: Frame, side: 1 | -1): void {
  const [at, half]: [Vec, number] = side === 1 ? [[0, 0.0048, -0.002], 0.0149] : [[0, -0.0036, -0.0017], 0.0143]
  addBall(mesh, tone, { ...eye, at: placed(eye, at) }, [half, half, half], 20)
}

/** How far the face protrudes (or recedes) at a point of the head, metres. */
function featureLift(p: Vec): number {
  const front = Math.min(1, Math.max(0, (p[2] - 0.02) / 0.04))
  if (front === 0) return 0
  const x = Math.abs(p[0])
  const y = p[1]
  return (
    front *
    (noseLift(x, y) +
      0.0045 * bell(x, 0.024, 0.02) * bell(y, 0.139, 0.0095) -
      0.0135 * bell(x, 0.0315, 0.0155) * bell(y, 0.1175, 0.0105) +
      0.0035 * bell(x, 0.042, 0.014) * bell(y, 0.09, 0.013) -
      0.004 * bell(x, 0.043, 0.014) * bell(y, 0.055, 0.014) +
      0.0052 * bell(x, 0, 0.0135) * bell(y, 0.0525, 0.0055) +
      0.0048 * bell(x, 0, 0.0115) * bell(y, 0.041, 0.0055) -
      0.0042 * bell(x, 0, 0.0145) * bell(y, 0.0468, 0.0019) -
      0.003 * bell(x, 0, 0.015) * bell(y, 0.031, 0.006) +
      0.004 * bell(x, 0, 0.016) * bell(y, 0.014, 0.011))
  )
}

function noseLift(x: number, y: number): number {
  const down = (0.135 - y) / 0.063
  if (down < 0 || down > 1.35) return 0
  const ridge = down <= 1 ? 0.003 + 0.021 * down ** 1.25 : 0.024 * Math.max(0, 1 - ((down - 1) / 0.2) ** 2)
  const wings = down > 0.6 ? 0.006 * bell(x, 0.012, 0.0045) * bell(down, 0.93, 0.16) : 0
  return ridge * bell(x, 0, 0.0062 + 0.0048 * Math.min(1, down)) + wings
}

function bell(value: number, centre: number, width: number): number {
  const d = (value - centre) / width
  return d > 4 || d < -4 ? 0 : Math.exp(-0.5 * d * d)
}
