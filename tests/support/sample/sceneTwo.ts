import { cameraAt } from '#shared/generation/standIn/camera.ts'
import { POSES } from '#shared/generation/standIn/pose.ts'
import type { Vec } from '#shared/generation/standIn/vector.ts'
import { letter } from '#shared/generation/standIn/lettering.ts'
import { addHand, addLimb } from '#shared/generation/standIn/limbs.ts'
import { addPerson, PAINTS } from './people.ts'
import type { Drawing } from './panelSketch.ts'
import { AT_DESK } from './poses.ts'
import { addDeskLamp } from './props.ts'
import { PANEL } from './sketch/buffer.ts'
import { addBlock, addFace, addLine, addPole, addSolid, emptyScene, spot } from './sketch/scene.ts'
import type { Scene } from './sketch/scene.ts'
import { CALM } from './sceneOne.ts'

const RATIO = PANEL.width / PANEL.height
const level = { yaw: 0, roll: 0 }

/** The hut from inside: back wall at z = -1.6, left wall at x = -2.1, right wall at x = 2.1, a window, a table, a door. */
function addRoom(scene: Scene): void {
  const [w, h, back, near] = [2.1, 2.45, -1.6, 4]
  addFace(scene, PAINTS.wall, 0.8, [
    [-w, 0, back],
    [w, 0, back],
    [w, h, back],
    [-w, h, back],
  ])
  addFace(scene, PAINTS.wall, 0.8, [
    [-w, 0, near],
    [-w, 0, back],
    [-w, h, back],
    [-w, h, near],
  ])
  addFace(scene, PAINTS.wall, 0.8, [
    [w, 0, back],
    [w, 0, near],
    [w, h, near],
    [w, h, back],
  ])
  addFace(scene, PAINTS.wood, 0.4, [
    [-w, 0, near],
    [w, 0, near],
    [w, 0, back],
    [-w, 0, back],
  ])
  addFace(scene, PAINTS.wall, 0.4, [
    [-w, h, back],
    [w, h, back],
    [w, h, near],
    [-w, h, near],
  ])
  for (let i = 1; i < 8; i += 1)
    addLine(
      scene,
      0.25,
      [
        [-w + i * 0.52, 0.005, back],
        [-w + i * 0.52, 0.005, near],
      ],
      true,
    )
  addWindow(scene, -0.85, back + 0.01)
  const door: readonly Vec[] = [
    [1, 0, back + 0.02],
    [1, 2.05, back + 0.02],
    [1.85, 2.05, back + 0.02],
    [1.85, 0, back + 0.02],
  ]
  addFace(scene, PAINTS.mid, 0.8, [door[0]!, door[3]!, door[2]!, door[1]!])
  addLine(scene, 0.5, [
    [1.09, 1, back + 0.05],
    [1.2, 1, back + 0.05],
  ])
  for (const [x, y] of [
    [-0.35, 1.9],
    [-0.1, 1.7],
    [0.2, 1.9],
  ] as const)
    addFace(scene, PAINTS.paper, 0.5, [
      [x + 0.55, y - 0.3, back + 0.02],
      [x + 0.76, y - 0.3, back + 0.02],
      [x + 0.76, y, back + 0.02],
      [x + 0.55, y, back + 0.02],
    ])
}

/** A dark window with its bars and sill; `x` is its middle. */
function addWindow(scene: Scene, x: number, z: number): void {
  const [wide, low, high] = [0.72, 1.02, 2.02]
  addFace(scene, PAINTS.black, 0.9, [
    [x - wide, low, z],
    [x + wide, low, z],
    [x + wide, high, z],
    [x - wide, high, z],
  ])
  for (const [at, half] of [
    [
      [x, (low + high) / 2, z],
      [0.025, 0.5, 0.02],
    ],
    [
      [x, 1.55, z],
      [wide, 0.025, 0.02],
    ],
    [
      [x, low - 0.03, z + 0.05],
      [wide + 0.1, 0.03, 0.08],
    ],
  ] as const)
    addBlock(scene, PAINTS.wall, 0.5, spot(at), half)
}

function addDesk(scene: Scene): Vec {
  addBlock(scene, PAINTS.wood, 0.9, spot([-0.95, 0.73, -0.55]), [0.85, 0.03, 0.42])
  for (const x of [-1.74, -0.16]) addBlock(scene, PAINTS.wood, 0.7, spot([x, 0.35, -0.2]), [0.035, 0.35, 0.035])
  addBlock(scene, PAINTS.wood, 0.6, spot([-1.5, 0.5, -0.55]), [0.22, 0.2, 0.38])
  addFace(scene, PAINTS.paper, 0.6, [
    [-1.2, 0.765, -0.3],
    [-0.8, 0.765, -0.3],
    [-0.8, 0.765, -0.62],
    [-1.2, 0.765, -0.62],
  ])
  return addDeskLamp(scene, [-1.55, 0.76, -0.72], 0.9, 0.8)
}

/** 2: the two of them and the lamp; the truck is a darkness at the window. */
export function hutMaster(): Drawing {
  const scene = emptyScene()
  addRoom(scene)
  const light = addDesk(scene)
  addPerson(scene, {
    who: 'ida',
    at: [-0.98, 0, -1.02],
    yaw: 0.12,
    pose: AT_DESK,
    face: { ...CALM, lids: 0.3 },
    weight: 0.9,
    fine: false,
  })
  addPerson(scene, {
    who: 'jonas',
    at: [1.05, 0, -0.5],
    yaw: -0.95,
    pose: { ...POSES.stand, headYaw: -0.2 },
    face: { ...CALM, frown: 0.4, gaze: -0.3 },
    weight: 1,
    fine: false,
  })
  addBlock(scene, PAINTS.wood, 1.2, spot([1.75, 0.4, 1.5]), [0.3, 0.4, 0.3])
  return {
    scene,
    camera: cameraAt([0.1, 1.42, 3.75], { ...level, pitch: -0.085 }, 24, RATIO),
    lamp: { from: [light[0] + 0.42, light[1] + 0.3, light[2] + 0.35], reach: 1.5, depth: 0.72 },
    open: () => 0.8,
    pen: 6.5,
    seed: 71,
  }
}

/** 2A: the ledger from above: columns of weights, and her pencil stopped on the last. */
export function ledger(): Drawing {
  const scene = emptyScene()
  addFace(scene, PAINTS.wood, 0, [
    [-1, 0, 1],
    [1, 0, 1],
    [1, 0, -1],
    [-1, 0, -1],
  ])
  for (const side of [-1, 1]) addBlock(scene, PAINTS.paper, 1, spot([side * 0.152, 0.012, 0]), [0.15, 0.012, 0.21])
  for (let row = 0; row < 11; row += 1)
    for (const side of [-1, 1])
      addLine(scene, 0.28, [
        [side * 0.152 - 0.13, 0.026, -0.16 + row * 0.032],
        [side * 0.152 + 0.13, 0.026, -0.16 + row * 0.032],
      ])
  for (const x of [-0.19, -0.1, 0.1, 0.2])
    addLine(
      scene,
      0.35,
      [
        [x, 0.026, -0.2],
        [x, 0.026, 0.2],
      ],
      true,
    )
  const entries = ['IN 24180', 'OUT 9320', 'IN 23960', 'OUT 9320', 'IN 24410', 'OUT 9320', 'IN 24050', 'OUT 9360']
  entries.forEach((entry, i) => write(scene, entry, -0.272, -0.168 + i * 0.032, 0.017))
  for (const off of [0, 0.004]) addLine(scene, 0.8, ringAbout(-0.175, 0.047 + off, 0.055 - off, 0.018 + off))
  const tones = { body: PAINTS.skin, joint: PAINTS.skin, eye: PAINTS.skin, pupil: PAINTS.skin }
  const [wrist, elbow]: [Vec, Vec] = [
    [0.13, 0.065, 0.17],
    [0.36, 0.1, 0.36],
  ]
  addSolid(scene, 1.3, (mesh) => addLimb(mesh, PAINTS.pale, 'forearm', elbow, [0.16, 0.07, 0.195], [0, 1, 0], 1.5))
  addSolid(scene, 1.1, (mesh) =>
    addHand(mesh, tones, { elbow, wrist, side: -1, curl: 0.75, palm: [-0.5, -0.8, -0.1], scale: 1 }),
  )
  addPole(scene, PAINTS.wood, 1, [-0.085, 0.03, 0.055], [0.1, 0.16, 0.13], 0.0045)
  return {
    scene,
    camera: cameraAt([-0.035, 1.36, 0.2], { ...level, pitch: -1.42 }, 50, RATIO),
    lamp: { from: [-0.16, 0.5, -0.05], reach: 0.62, depth: 0.7 },
    open: () => 0.8,
    pen: 7,
    seed: 81,
  }
}

function write(scene: Scene, text: string, x: number, z: number, high: number): void {
  for (const line of letter(text, high).lines) {
    const points: Vec[] = []
    for (let i = 0; i + 1 < line.length; i += 2) points.push([x + line[i]!, 0.026, z - high + line[i + 1]!])
    addLine(scene, 0.5, points)
  }
}

function ringAbout(x: number, z: number, wide: number, deep: number): Vec[] {
  return Array.from({ length: 30 }, (_, i): Vec => [
    x + Math.cos(i * 0.23) * wide,
    0.026,
    z + Math.sin(i * 0.23) * deep,
  ])
}

/** 2B: Jonas in profile, the window behind him. */
export function jonasProfile(): Drawing {
  const scene = emptyScene()
  addFace(scene, PAINTS.wall, 0, [
    [-4, 0, -1.2],
    [4, 0, -1.2],
    [4, 3, -1.2],
    [-4, 3, -1.2],
  ])
  addWindow(scene, 0.4, -1.18)
  addPerson(scene, {
    who: 'jonas',
    at: [-0.22, 0, 0],
    yaw: 1.4,
    pose: { ...POSES.stand, headPitch: -0.05, lean: 0.06 },
    face: { ...CALM, lids: 0.6, frown: 0.6, gaze: 0 },
    weight: 1,
    fine: true,
  })
  return {
    scene,
    camera: cameraAt([-0.02, 1.66, 2.3], { ...level, pitch: 0 }, 65, RATIO),
    lamp: { from: [1.1, 1.55, 0.9], reach: 2, depth: 0.72 },
    open: () => 0.3,
    pen: 8.5,
    seed: 91,
  }
}
