import { placed, within } from '#shared/generation/standIn/vector.ts'
import type { Frame, Vec } from '#shared/generation/standIn/vector.ts'
import { addLine } from './sketch/scene.ts'
import type { Scene } from './sketch/scene.ts'

/** What a face does: lids 0 shut to 1 wide, brows raised and drawn together, mouth corners up, lips apart, where it looks. */
export interface Expression {
  readonly lids: number
  readonly brows: number
  readonly frown: number
  readonly smile: number
  readonly open: number
  /** -1 to the face's right, 1 to its left. */
  readonly gaze: number
}

type Flat = readonly [x: number, y: number]

/** Draws the features on a head's own surface, in its own measures (metres over the chin), so that they turn with it. */
export function drawFace(scene: Scene, head: Frame, face: Expression, who: 'ida' | 'jonas', fine: boolean): void {
  const line = (weight: number, ...points: Flat[]) =>
    addLine(
      scene,
      weight,
      bend(points).map((at) => onFace(head, at)),
    )
  for (const side of [-1, 1]) {
    drawEye(line, face, side, fine)
    drawBrow(line, face, side, who)
    line(0.45, [side * 0.0145, 0.0745], [side * 0.019, 0.08], [side * 0.0165, 0.0865])
    if (fine) line(0.5, [side * 0.004, 0.0715], [side * 0.009, 0.0735], [side * 0.0125, 0.0725])
    if (!fine) continue
    line(0.24, [side * 0.019, 0.076], [side * 0.0275, 0.064], [side * 0.031, 0.05], [side * 0.029, 0.04])
    if (who === 'ida') drawYears(line, side)
    else for (const [x, y] of STUBBLE) line(0.2, [side * x, y], [side * (x - 0.002), y - 0.007])
  }
  drawMouth(line, face, fine)
  line(0.4, [-0.008, 0.072], [0, 0.0695], [0.008, 0.072])
  if (fine) line(0.28, [0.0105, 0.128], [0.0085, 0.112], [0.0095, 0.098], [0.013, 0.088])
  if (who === 'ida') {
    line(
      0.6,
      [-0.07, 0.125],
      [-0.0655, 0.155],
      [-0.05, 0.178],
      [-0.02, 0.188],
      [0.01, 0.189],
      [0.045, 0.18],
      [0.064, 0.158],
      [0.07, 0.125],
    )
    drawHair(scene, head, fine)
    drawGlasses(scene, head, fine)
  }
}

type Pen = (weight: number, ...points: Flat[]) => void

function drawEye(line: Pen, face: Expression, side: number, fine: boolean): void {
  const up = 0.1165 + 0.0085 * face.lids
  line(
    0.85,
    [side * 0.0165, 0.1155],
    [side * 0.0225, up - 0.0015],
    [side * 0.0315, up],
    [side * 0.041, up - 0.002],
    [side * 0.0475, 0.1155],
  )
  if (!fine) {
    line(0.7, [side * 0.0315 + face.gaze * 0.006, up - 0.001], [side * 0.0315 + face.gaze * 0.006, 0.1125])
    return
  }
  line(0.3, [side * 0.02, 0.1135], [side * 0.03, 0.1095], [side * 0.041, 0.1112], [side * 0.0465, 0.1145])
  line(0.28, [side * 0.0185, up + 0.003], [side * 0.0315, up + 0.0065], [side * 0.046, up + 0.002])
  const x = side * 0.0315 + face.gaze * 0.0065
  const iris = Math.min(0.0062, (up - 0.1085) / 2)
  const y = Math.min(up - iris * 0.8, 0.1165)
  line(0.5, ...round(x, y, iris))
  for (const r of [0.0034, 0.0025, 0.0016, 0.0007]) line(0.5, ...round(x, y, r * Math.min(1, iris / 0.005)))
  line(0.26, [side * 0.022, 0.104], [side * 0.03, 0.1015], [side * 0.038, 0.1025])
}

function round(x: number, y: number, r: number): Flat[] {
  return Array.from({ length: 11 }, (_, i): Flat => [x + Math.sin(i * 0.628) * r, y + Math.cos(i * 0.628) * r])
}

function drawBrow(line: Pen, face: Expression, side: number, who: 'ida' | 'jonas'): void {
  const y = 0.135 + 0.007 * face.brows
  const inner = y - 0.006 * face.frown + (face.brows > 0.5 ? 0.002 : 0)
  const weight = who === 'jonas' ? 1.25 : 0.7
  line(
    weight,
    [side * 0.0125, inner],
    [side * 0.024, y + 0.005],
    [side * 0.038, y + 0.0055],
    [side * 0.0515, y - 0.001],
  )
  if (who === 'jonas') line(1, [side * 0.015, inner - 0.001], [side * 0.027, y + 0.0025], [side * 0.044, y + 0.0025])
  if (face.frown > 0.4) line(0.35, [side * 0.006, inner + 0.008], [side * 0.0055, inner - 0.004])
}

function drawMouth(line: Pen, face: Expression, fine: boolean): void {
  const corner = 0.0465 + face.smile * 0.004
  const drop = face.open * 0.013
  line(0.75, [-0.0245, corner], [-0.012, 0.0475], [0, 0.0462], [0.012, 0.0475], [0.0245, corner])
  if (face.open > 0.1)
    line(0.6, [-0.021, corner - 0.001], [-0.009, 0.0455 - drop], [0.009, 0.0455 - drop], [0.021, corner - 0.001])
  if (!fine) return
  line(0.28, [-0.016, 0.0535], [-0.006, 0.0565], [0, 0.055], [0.006, 0.0565], [0.016, 0.0535])
  line(0.4, [-0.012, 0.0345 - drop], [0, 0.0325 - drop], [0.012, 0.0345 - drop])
  line(0.22, [-0.012, 0.021 - drop * 0.6], [0, 0.0185 - drop * 0.6], [0.012, 0.021 - drop * 0.6])
}

/** Sixty years about the eyes and mouth. */
function drawYears(line: Pen, side: number): void {
  line(0.2, [side * 0.05, 0.117], [side * 0.0565, 0.12], [side * 0.06, 0.125])
  line(0.2, [side * 0.0505, 0.1135], [side * 0.058, 0.1125], [side * 0.0615, 0.1135])
  line(0.2, [side * 0.05, 0.11], [side * 0.056, 0.1055])
  line(0.2, [side * 0.036, 0.06], [side * 0.041, 0.045], [side * 0.04, 0.034])
  line(0.2, [side * 0.008, 0.158], [side * 0.025, 0.16], [side * 0.043, 0.157])
  line(0.2, [side * 0.009, 0.166], [side * 0.024, 0.168], [side * 0.038, 0.166])
}

const STUBBLE: readonly Flat[] = [
  [0.02, 0.02],
  [0.028, 0.026],
  [0.036, 0.032],
  [0.043, 0.04],
  [0.048, 0.05],
  [0.052, 0.062],
  [0.031, 0.038],
  [0.04, 0.05],
  [0.015, 0.012],
  [0.008, 0.01],
]

/** Combed back from the brow to a knot at the crown, with a wisp at each temple. */
function drawHair(scene: Scene, head: Frame, fine: boolean): void {
  const skull = within(head, [0, 0.152, -0.024], 0, -0.25)
  const strands = fine ? [-1.3, -1.05, -0.8, -0.55, -0.3, -0.05, 0.2, 0.45, 0.7, 0.95, 1.2] : [-1.1, -0.4, 0.3, 1]
  for (const [i, side] of strands.entries()) {
    const strand = Array.from({ length: 12 }, (_, step): Vec => {
      const back = 0.62 + (i % 3) * 0.09 + (step / 11) * (1.05 - 0.2 * (i % 2))
      const across = side * (1 - 0.32 * (step / 11))
      return placed(skull, [
        Math.sin(across) * 0.0828,
        Math.cos(across) * Math.sin(back) * 0.0908,
        Math.cos(across) * Math.cos(back) * 0.1028,
      ])
    })
    addLine(scene, 0.3, strand)
  }
  if (!fine) return
  const knot = within(head, [0, 0.232, -0.1])
  for (const turn of [0.2, 0.9, 1.6])
    addLine(
      scene,
      0.32,
      Array.from({ length: 10 }, (_, step): Vec => {
        const angle = -0.9 + step * 0.2
        return placed(knot, [
          Math.sin(angle + turn - 0.9) * 0.05,
          Math.cos(angle) * 0.04,
          0.03 + Math.cos(angle + turn) * 0.018,
        ])
      }),
    )
}

/** Round reading glasses, standing off the face. */
function drawGlasses(scene: Scene, head: Frame, fine: boolean): void {
  const weight = fine ? 0.5 : 0.42
  for (const side of [-1, 1]) {
    const rim = Array.from({ length: 29 }, (_, i): Vec => {
      const angle = (i / 28) * Math.PI * 2
      const x = 0.0335 + Math.sin(angle) * 0.0222
      return placed(head, [side * x, 0.113 + Math.cos(angle) * 0.0195, 0.099 - x * 0.32])
    })
    addLine(scene, weight, rim)
    addLine(scene, weight * 0.8, [
      placed(head, [side * 0.0555, 0.118, 0.082]),
      placed(head, [side * 0.073, 0.116, 0.04]),
      placed(head, [side * 0.077, 0.112, 0]),
    ])
  }
  addLine(
    scene,
    weight,
    [-0.0115, 0, 0.0115].map((x): Vec => placed(head, [x, x === 0 ? 0.119 : 0.1155, x === 0 ? 0.108 : 0.0965])),
  )
}

/** A smooth curve through a few places of the face. */
function bend(points: readonly Flat[]): Flat[] {
  if (points.length < 3) return [...points]
  const out: Flat[] = []
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [p, q] = [points[i]!, points[i + 1]!]
    const [o, r] = [points[i - 1] ?? p, points[i + 2] ?? q]
    for (let step = 0; step < 6; step += 1) {
      const t = step / 6
      const at = (k: 0 | 1) =>
        0.5 *
        (2 * p[k] +
          (q[k] - o[k]) * t +
          (2 * o[k] - 5 * p[k] + 4 * q[k] - r[k]) * t * t +
          (3 * p[k] - o[k] - 3 * q[k] + r[k]) * t ** 3)
      out.push([at(0), at(1)])
    }
  }
  return [...out, points.at(-1)!]
}

/** A place of the face's front in the world, a hair before the skin. */
function onFace(head: Frame, [x, y]: Flat): Vec {
  const wide = 0.073 - 0.00026 / (0.006 + Math.max(0, y)) - (y > 0.16 ? (y - 0.16) * 0.25 : 0)
  const front = y < 0.03 ? 0.086 + y * 0.2 : y < 0.16 ? 0.0905 : 0.0905 - (y - 0.16) * 0.55
  const back = -0.09
  const middle = (front + back) / 2
  const off = Math.min(0.98, Math.abs(x) / wide)
  const z = middle + ((front - back) / 2) * (1 - off ** 2.25) ** (1 / 2.25)
  const nose =
    Math.abs(x) < 0.02 && y > 0.066 && y < 0.13 ? 0.022 * ((0.135 - y) / 0.063) * Math.exp(-((x / 0.013) ** 2)) : 0
  const socket = 0.0075 * Math.exp(-(((Math.abs(x) - 0.0315) / 0.018) ** 2)) * Math.exp(-(((y - 0.1165) / 0.011) ** 2))
  const lips = 0.005 * Math.exp(-((x / 0.018) ** 2)) * Math.exp(-(((y - 0.046) / 0.012) ** 2))
  return placed(head, [x, y, z + nose - socket + lips + 0.002])
}
