import { cameraAt } from '#shared/generation/standIn/camera.ts'
import { placed } from '#shared/generation/standIn/vector.ts'
import type { Vec } from '#shared/generation/standIn/vector.ts'
import type { Expression } from './face.ts'
import { addPerson, PAINTS } from './people.ts'
import { gradient } from './panelSketch.ts'
import type { Drawing } from './panelSketch.ts'
import { CROSSING, LISTENING } from './poses.ts'
import { addDeck, addGround, addHut, addMast, addTruck } from './props.ts'
import { PANEL } from './sketch/buffer.ts'
import { addBlock, addFace, addLine, emptyScene, spot } from './sketch/scene.ts'

const RATIO = PANEL.width / PANEL.height
const level = { yaw: 0, roll: 0 }

/** 2C: through the window bars, the truck's back under the yard lamp. */
export function throughGlass(): Drawing {
  const scene = emptyScene()
  addGround(scene)
  addTruck(scene, spot([-2.6, 0, -21], Math.PI + 0.62), 0.8)
  const light = addMast(scene, [3.6, 0, -14.5], 5, -1.4, 0.8)
  for (const x of [-0.46, 0.16]) addBlock(scene, PAINTS.black, 1.5, spot([x, 1.5, -0.95]), [0.03, 1, 0.03])
  addBlock(scene, PAINTS.black, 1.5, spot([0, 1.66, -0.95]), [3, 0.024, 0.03])
  return {
    scene,
    camera: cameraAt([0, 1.55, 0], { ...level, pitch: 0.0 }, 32, RATIO),
    lamp: { from: [light[0], light[1] - 0.3, light[2]], reach: 9, depth: 0.72 },
    open: gradient(0.75, 0, 0.5, 0.5),
    pen: 7,
    seed: 101,
  }
}

/** 2D: she crosses the yard; at the end the crane has shown how small. */
export function yard(end: boolean): Drawing {
  const scene = emptyScene()
  addGround(scene)
  addDeck(scene, spot([-2, 0, -9], 0.5), 16, 0.7)
  addTruck(scene, spot([-0.6, 0.13, -5.6], 0.5), 0.85)
  addHut(scene, spot([5.4, 0, -7.5], -0.7), 0.8)
  const light = addMast(scene, [3.2, 0, -11], 6.4, -1.1, 0.8)
  addPerson(scene, { who: 'ida', at: [2.6, 0, -5.1], yaw: -1.9, pose: CROSSING, face: null, weight: 0.7, fine: false })
  const far: Vec = end ? [1.2, 11.5, 12] : [2.1, 4.1, 3.2]
  return {
    scene,
    camera: cameraAt(far, { ...level, pitch: end ? -0.58 : -0.32 }, end ? 24 : 28, RATIO),
    lamp: { from: [light[0] - 0.25, light[1] - 1, light[2] + 0.6], reach: 10, depth: 0.7 },
    open: () => 0.72,
    pen: end ? 6 : 6.5,
    seed: end ? 112 : 111,
  }
}

/** 2E: ear and palm to the tipper's side; at the end, something inside knocks back. */
export function earToSteel(end: boolean): Drawing {
  const scene = emptyScene()
  const face: Expression = end
    ? { lids: 1, brows: 0.95, frown: 0.4, smile: -0.3, open: 0.35, gaze: -0.7 }
    : { lids: 0.12, brows: 0.1, frown: 0.5, smile: -0.2, open: 0, gaze: 0 }
  const wall = spot([end ? 0.3 : 0.25, 0, 0], -1.12)
  const at = (x: number, y: number, z = 0): Vec => placed(wall, [x, y, z])
  addFace(scene, PAINTS.steel, 0, [at(-2, 0.4), at(3, 0.4), at(3, 3), at(-2, 3)])
  for (let i = -3; i < 4; i += 1) {
    addBlock(scene, PAINTS.steel, 0.8, { ...wall, at: at(i * 0.62 + 0.1, 1.6, 0.02) }, [0.045, 1.2, 0.03])
    for (let rivet = 0; rivet < 6; rivet += 1)
      addLine(scene, 0.4, [
        at(i * 0.62 + 0.2, 1.2 + rivet * 0.13, 0.004),
        at(i * 0.62 + 0.212, 1.196 + rivet * 0.13, 0.004),
      ])
  }
  if (end)
    for (const [turn, from, to] of [
      [0.5, 0.09, 0.16],
      [1.2, 0.08, 0.17],
      [1.9, 0.09, 0.15],
      [2.6, 0.08, 0.16],
      [3.5, 0.09, 0.15],
      [4.4, 0.08, 0.17],
      [5.4, 0.09, 0.16],
    ] as const)
      addLine(
        scene,
        1,
        [from, to].map((r): Vec => at(Math.cos(turn) * r * 0.8 - 0.05, 1.555 + Math.sin(turn) * r * 0.62, 0.004)),
      )
  addPerson(scene, { who: 'ida', at: [0, 0, 0], yaw: end ? 0.25 : 0.62, pose: LISTENING, face, weight: 1, fine: true })
  return {
    scene,
    camera: cameraAt([end ? 0.12 : 0.1, end ? 1.545 : 1.5, end ? 1.15 : 2], { ...level, pitch: 0 }, 50, RATIO),
    lamp: { from: [-0.7, 2.1, 1.4], reach: 2.3, depth: 0.7 },
    open: gradient(0.6, 0, 0.6, 1),
    pen: end ? 9.5 : 8,
    seed: end ? 122 : 121,
  }
}
