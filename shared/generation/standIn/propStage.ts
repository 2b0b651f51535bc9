import type { Staging } from '../../document/recipe.ts'
import { blurAt } from './camera.ts'
import { fitVirtualCamera } from './fit.ts'
import { addHand, addLimb } from './limbs.ts'
import { emptyMesh } from './mesh.ts'
import { addHero, addTable } from './sets.ts'
import type { Stage } from './staged.ts'
import { clayOf, lightFor, paletteFor } from './tones.ts'
import { WORLD, add, randomFrom, within } from './vector.ts'
import type { Vec } from './vector.ts'

/** Height of what an insert of each size shows, metres. */
const SHOWS: Readonly<Record<string, number>> = { ecu: 0.17, bcu: 0.2, cu: 0.25, mcu: 0.33, ms: 0.45 }
const TABLE = 0.74

/** An insert: a table top, the object on it, and a hand reaching for it. */
export function insertStage(staging: Staging, seed: number): Stage {
  const random = randomFrom(seed)
  const shows = SHOWS[staging.size] ?? 0.3
  const side = random() < 0.5 ? -1 : 1
  const lens = staging.lensMm ?? 50
  const span = { top: TABLE + 0.05 + shows / 2, bottom: TABLE + 0.05 - shows / 2 }
  const elevation = staging.angle === 'overhead' ? 1.4 : staging.angle === 'low' ? 0.12 : 0.62
  const roll = staging.angle === 'dutch' ? 0.21 : 0
  const fit = fitVirtualCamera([0, 0, 0], span, { elevation, roll }, lens, staging.ratio, side * 0.04)
  const table = emptyMesh()
  addTable(table, WORLD, 1.1, 0.7)
  const subject = emptyMesh()
  addHero(subject, { ...WORLD, at: [-side * 0.03, TABLE, 0] }, seed)
  addReach(subject, side, staging.cast.length > 1 ? 1 : 0)
  const { camera, distance } = fit
  const blur = Math.min(0.012, blurAt(camera, distance, distance + 1.6, 4) * 0.5)
  return {
    camera,
    distance,
    seed,
    shadowed: { centre: [0, TABLE, 0], reach: 0.8 },
    light: lightFor(paletteFor(staging.timeOfDay), -side, true),
    room: { back: -2.2, left: -3, right: 3.4, height: 2.75 },
    figures: [],
    layers: [
      { mesh: emptyMesh(), part: 'behind', blur, dim: 1 },
      { mesh: joined(table, subject), part: 'subject', blur: 0, dim: 1 },
    ],
  }
}

function joined(
  table: ReturnType<typeof emptyMesh>,
  subject: ReturnType<typeof emptyMesh>,
): ReturnType<typeof emptyMesh> {
  const base = table.positions.length / 3
  return {
    positions: [...table.positions, ...subject.positions],
    normals: [...table.normals, ...subject.normals],
    corners: [...table.corners, ...subject.corners.map((corner) => corner + base)],
    tones: [...table.tones, ...subject.tones],
  }
}

/** A forearm and hand from the frame's edge towards the object. */
function addReach(mesh: ReturnType<typeof emptyMesh>, side: number, cast: number): void {
  const tones = clayOf(cast)
  const frame = within(WORLD, [0, TABLE, 0])
  const wrist = add(frame.at, [side * 0.215, 0.075, 0.06])
  const elbow: Vec = add(frame.at, [side * 0.43, 0.15, 0.17])
  addLimb(mesh, tones.body, 'forearm', elbow, wrist, [0, 1, 0], 1)
  addHand(mesh, tones, { elbow, wrist, side, curl: 0.42, palm: [-side * 0.2, -0.45, -0.85], scale: 1 })
}
