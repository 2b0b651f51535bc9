import { cameraAt } from '#shared/generation/standIn/camera.ts'
import { addBall } from '#shared/generation/standIn/mesh.ts'
import { POSES } from '#shared/generation/standIn/pose.ts'
import { placed } from '#shared/generation/standIn/vector.ts'
import type { Vec } from '#shared/generation/standIn/vector.ts'
import type { Expression } from './face.ts'
import { addPerson, PAINTS } from './people.ts'
import { gradient } from './panelSketch.ts'
import type { Drawing } from './panelSketch.ts'
import { AT_WINDOW, CLIPBOARD } from './poses.ts'
import { addDeck, addDial, addGround, addHut, addMast, addTruck } from './props.ts'
import { PANEL } from './sketch/buffer.ts'
import type { Point } from './sketch/buffer.ts'
import { curve } from './sketch/hand.ts'
import { addFace, addLine, addSolid, circle, emptyScene, spot } from './sketch/scene.ts'
import type { Scene } from './sketch/scene.ts'

const RATIO = PANEL.width / PANEL.height
export const CALM: Expression = { lids: 0.7, brows: 0.1, frown: 0.2, smile: -0.2, open: 0, gaze: 0 }
const level = { yaw: 0, roll: 0 }

/** Benches of the quarry face, rising behind the hut. */
function addBenches(scene: Scene): void {
  for (let bench = 0; bench < 3; bench += 1) {
    const [far, low] = [-84 - bench * 16, bench * 6.5]
    const wave = (x: number) => far - 10 * Math.cos(x / 34 + bench * 0.7) - Math.abs(x) * 0.12 * bench
    const top: Vec[] = []
    const foot: Vec[] = []
    for (let x = -130; x < 130; x += 10) {
      const [a, b] = [wave(x), wave(x + 10)]
      const high = low + 6 + Math.sin(x * 0.19 + bench * 2) * 0.8
      const next = low + 6 + Math.sin((x + 10) * 0.19 + bench * 2) * 0.8
      addFace(scene, PAINTS.mid, 0, [
        [x, low, a],
        [x + 10, low, b],
        [x + 10, next, b],
        [x, high, a],
      ])
      addFace(scene, PAINTS.ground, 0, [
        [x, high, a],
        [x + 10, next, b],
        [x + 10, next, b - 20],
        [x, high, a - 20],
      ])
      top.push([x, high, a + 0.05])
      foot.push([x, low, a + 0.1])
      const crack = ((x * 7 + bench * 31) % 5) * 1.3
      addLine(scene, 0.3, [
        [x + crack, high - 0.4, a + 0.2],
        [x + crack * 0.6 + 0.5, low + 4, a + 0.2],
        [x + crack * 0.8, low + 1.4, a + 0.2],
      ])
    }
    addLine(scene, 0.75 - bench * 0.1, top, true)
    addLine(scene, 0.45, foot, true)
  }
}

/** The haul road, from under the camera round to the deck. */
const ROAD: readonly Point[] = [
  [-6, 6],
  [-7.5, -4],
  [-4, -16],
  [3, -26],
  [7, -37],
  [5, -52],
  [-12, -66],
]

function addRoad(scene: Scene): void {
  const middle = curve(...ROAD)
  for (const side of [-1, 1])
    addLine(
      scene,
      0.8,
      middle.map(([x, z]): Vec => [x + side * 2.6, 0.02, z]),
      true,
    )
  for (let i = 4; i < middle.length - 20; i += 7)
    for (const off of [-0.9, 0.9]) {
      const [from, to] = [middle[i]!, middle[i + 3]!]
      addLine(scene, 0.35, [
        [from[0] + off, 0.02, from[1]],
        [to[0] + off, 0.02, to[1]],
      ])
    }
}

/** Broken stone at the camera's feet, dark against the road. */
function addStones(scene: Scene): void {
  const stones: readonly (readonly [number, number, number, number])[] = [
    [-6.4, 3.6, -1.2, 1.5],
    [-4.4, 4.2, 0.4, 0.9],
    [-7.8, 4.6, -3, 1.9],
    [4.9, 3.4, 0.6, 1.1],
  ]
  for (const [x, y, z, size] of stones) {
    const frame = spot([x, y - size * 0.4, z], x, 0.3, 0.2)
    addSolid(scene, 1.2, (mesh) => addBall(mesh, PAINTS.black, frame, [size, size * 0.55, size * 0.8], 6))
  }
}

/** 1: the quarry at dusk, the hut under its lamp, one truck coming down. */
export function quarry(): Drawing {
  const scene = emptyScene()
  addGround(scene, 140)
  addBenches(scene)
  addRoad(scene)
  addStones(scene)
  addHut(scene, spot([12, 0, -38], 0.1), 0.6)
  addMast(scene, [9.4, 0, -36.5], 8, 1.4, 0.7)
  addTruck(scene, spot([-1.4, 0, -19.5], -0.62), 0.7)
  return {
    scene,
    camera: cameraAt([-0.5, 6.4, 9], { ...level, pitch: -0.06 }, 24, RATIO),
    lamp: { from: [1, 0.6, 0.35], depth: 0.6, centre: [2, 2, -30], spread: 24 },
    open: gradient(0.3, 0, 0.05, 0.2),
    pen: 6.5,
    seed: 11,
  }
}

function bridge(scene: Scene, truckZ: number, weight: number): void {
  addGround(scene)
  addDeck(scene, spot([0, 0, -9]), 18, weight)
  addTruck(scene, spot([-0.1, 0.13, truckZ]), weight)
  addHut(scene, spot([4.6, 0, -8.5], -1.1), weight * 0.8)
  addMast(scene, [3.1, 0, -12.5], 6, -1.2, weight * 0.8)
}

/** 1A, start: from the deck, the truck a long way off. */
export function deckStart(): Drawing {
  const scene = emptyScene()
  bridge(scene, -17, 0.9)
  return {
    scene,
    camera: cameraAt([0.5, 0.42, 2.4], { ...level, pitch: 0.075 }, 18, RATIO),
    lamp: { from: [0.9, 0.6, 0.6], depth: 0.6, centre: [1, 1, -10], spread: 14 },
    open: gradient(0.4, 0, 0.05, 0.62),
    pen: 7,
    seed: 21,
  }
}

/** 1A, end: its wheel stops over us. */
export function deckEnd(): Drawing {
  const scene = emptyScene()
  bridge(scene, -0.4, 1)
  return {
    scene,
    camera: cameraAt([1.95, 0.42, 2.3], { pitch: 0.16, yaw: -0.36, roll: 0 }, 18, RATIO),
    lamp: { from: [0.9, 0.6, 0.6], depth: 0.65, centre: [0, 1.4, -2], spread: 7 },
    open: gradient(0.4, 0, 0.05, 0.62),
    pen: 8,
    seed: 22,
  }
}

/** 1B: Ida on the step, clipboard in hand, the lit window beside her. */
export function onTheStep(): Drawing {
  const scene = emptyScene()
  addGround(scene)
  addHut(scene, spot([0.9, 0, -2.3], -0.18), 0.8)
  const wall = spot([0.9, 0, -2.3], -0.18)
  const dial = placed(wall, [0.95, 1.62, 1.33])
  addLine(scene, 0.8, circle({ ...wall, at: dial, y: wall.z, z: [0, -1, 0] }, 0.2, 0))
  addLine(scene, 0.7, [dial, placed(wall, [1.02, 1.78, 1.33])])
  for (const up of [1.05, 1.12, 1.19])
    addLine(scene, 0.5, [placed(wall, [0.1, up, 1.33]), placed(wall, [0.45, up, 1.33])])
  addPerson(scene, {
    who: 'ida',
    at: [-0.2, 0.1, 0],
    yaw: -0.55,
    pose: CLIPBOARD,
    face: { ...CALM, gaze: -0.5 },
    weight: 1,
    fine: false,
  })
  addFace(scene, PAINTS.paper, 0.8, [
    [-0.34, 1.03, 0.17],
    [-0.1, 1.08, 0.3],
    [-0.14, 1.32, 0.2],
    [-0.38, 1.27, 0.07],
  ])
  return {
    scene,
    camera: cameraAt([0.32, 1.4, 3.7], { ...level, pitch: -0.005 }, 40, RATIO),
    lamp: { from: [-0.8, 1, 0.45], depth: 0.6, centre: [0, 1.2, -0.6], spread: 3 },
    open: gradient(0.48, 0, 0.14, 0.9),
    pen: 7,
    seed: 31,
  }
}

/** 1C: the needle will not come to rest on nought. */
export function needle(): Drawing {
  const scene = emptyScene()
  addDial(scene, spot([0, 0, 0], 0.14, 0), 0.3, 40)
  return {
    scene,
    camera: cameraAt([0.03, 0.225, 1.75], { ...level, pitch: 0 }, 85, RATIO),
    lamp: { from: [-0.7, 0.8, 0.6], depth: 0.5, centre: [0, 0, 0], spread: 0.6 },
    open: () => 0.5,
    pen: 8,
    seed: 41,
  }
}

/** 1D: over Ida's shoulder, up at Jonas in the cab. */
export function upAtTheCab(): Drawing {
  const scene = emptyScene()
  addGround(scene)
  const truck = spot([-0.75, 0.1, 0], -1.25)
  addTruck(scene, truck, 0.85)
  const face = { ...CALM, frown: 0.5, open: 0.4, gaze: -0.5 }
  const seat = placed(truck, [0.98, 0.66, -0.66])
  addPerson(scene, { who: 'jonas', at: seat, yaw: 0.2, pose: AT_WINDOW, face, weight: 0.95, fine: false })
  addPerson(scene, {
    who: 'ida',
    at: [-0.5, 0, 4.1],
    yaw: 2.75,
    pose: POSES.stand,
    face: null,
    weight: 1.6,
    fine: false,
  })
  return {
    scene,
    camera: cameraAt([-0.2, 1.38, 5.5], { ...level, pitch: 0.135 }, 28, RATIO),
    lamp: { from: [0.7, 0.7, 0.75], depth: 0.62, centre: [0, 1.6, 1.5], spread: 5 },
    open: gradient(0.4, 0, 0.08, 0.8),
    pen: 7.5,
    seed: 51,
  }
}

/** 1E: Ida reads the dial; at the end the camera has come in to her eyes. */
export function idaReads(end: boolean): Drawing {
  const scene = emptyScene()
  const face: Expression = end
    ? { lids: 1, brows: 0.75, frown: 0.35, smile: -0.4, open: 0.15, gaze: 0.9 }
    : { lids: 0.65, brows: 0.1, frown: 0.4, smile: -0.3, open: 0, gaze: 0.3 }
  addHut(scene, spot([-1.5, 0, -3.6], 0.1), 0.5)
  addPerson(scene, {
    who: 'ida',
    at: [-0.16, 0, 0],
    yaw: 0.42,
    pose: { ...POSES.stand, headPitch: end ? 0.02 : -0.12 },
    face,
    weight: 1,
    fine: true,
  })
  const back = end ? 1.12 : 1.62
  return {
    scene,
    camera: cameraAt([end ? -0.02 : 0.06, end ? 1.545 : 1.528, back], { ...level, pitch: 0 }, end ? 65 : 50, RATIO),
    lamp: { from: [0.95, 0.55, 0.7], depth: 0.62, centre: [0, 1.4, 0], spread: 1 },
    open: gradient(0.5, 0, 0.22, 1),
    pen: end ? 10 : 8,
    seed: end ? 62 : 61,
  }
}
