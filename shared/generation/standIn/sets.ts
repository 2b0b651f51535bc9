import { addBall, addBox, addLoft, addSheet } from './mesh.ts'
import type { Mesh, Ring } from './mesh.ts'
import { addRod } from './limbs.ts'
import { PROP_TONES } from './tones.ts'
import { WORLD, placed, randomFrom, within } from './vector.ts'
import type { Frame, Vec } from './vector.ts'

const { wood, dark, pale, metal, block, roof, paper } = PROP_TONES

/** Exterior background: a line of poles along a road and a few houses, at fixed places, so that lenses differ. */
export function addCountrySet(mesh: Mesh, seed: number): void {
  const random = randomFrom(seed ^ 0x2f1d)
  const side = random() < 0.5 ? -1 : 1
  for (let i = 0; i < 14; i += 1) addPole(mesh, [side * 4.2, 0, -5 - i * 9], 6.4)
  for (let i = 0; i < 7; i += 1) {
    const at: Vec = [-side * (7 + random() * 26) + side * 3 * (i % 2), 0, -26 - i * 11 - random() * 8]
    addHouse(
      mesh,
      within(WORLD, at, random() * 1.2 - 0.6),
      3.2 + random() * 2,
      2.6 + random() * 1.2,
      3 + random() * 1.8,
    )
  }
  for (let i = 0; i < 16; i += 1) {
    const at: Vec = [-side * (2.6 + i * 1.25), 0, -7.5 - i * 0.35]
    addBox(mesh, wood, { ...WORLD, at: [at[0], 0.55, at[2]] }, [0.05, 0.55, 0.05])
    if (i > 0)
      for (const up of [0.5, 0.95])
        addRod(mesh, wood, [at[0], up, at[2]], [at[0] + side * 1.25, up, at[2] + 0.35], 0.025, 0.025, 6)
  }
}

/** A pole with two crossbars. */
function addPole(mesh: Mesh, at: Vec, height: number): void {
  addRod(mesh, dark, at, [at[0], height, at[2]], 0.11, 0.08, 8)
  addBox(mesh, dark, { ...WORLD, at: [at[0], height - 0.5, at[2]] }, [0.75, 0.06, 0.05])
  addBox(mesh, dark, { ...WORLD, at: [at[0], height - 1.1, at[2]] }, [0.55, 0.05, 0.05])
}

/** A block with a gable roof, half sizes in metres. */
function addHouse(mesh: Mesh, frame: Frame, wide: number, deep: number, high: number): void {
  addBox(mesh, block, { ...frame, at: placed(frame, [0, high / 2, 0]) }, [wide, high / 2, deep])
  addSheet(mesh, metal, 1, (s, t) => placed(frame, [(s * 2 - 1) * wide * 1.12, 0, (1 - t * 2) * (deep + wide * 0.12)]))
  const peak = high + wide * 0.55
  const [out, eave] = [deep + 0.3, wide + 0.3]
  for (const side of [-1, 1]) {
    const slope = (s: number, t: number): Vec =>
      placed(frame, [side * eave * (1 - t), high - 0.15 + (peak - high + 0.15) * t, side * out * (1 - 2 * s)])
    addSheet(mesh, roof, 1, slope)
    addSheet(mesh, block, 1, (s, t) =>
      placed(frame, [side * (2 * s - 1) * wide * (1 - t), high + (peak - high) * t, side * deep]),
    )
  }
}

/** Interior background: a table and chair on one side, a lamp on the other. */
export function addRoomSet(mesh: Mesh, back: number, seed: number): void {
  const side = seed % 2 === 0 ? -1 : 1
  const at = within(WORLD, [side * 1.75, 0, back + 1.05], side * -0.25)
  addTable(mesh, at, 0.62, 0.4)
  addBox(mesh, metal, { ...at, at: placed(at, [0.22, 0.84, 0.05]) }, [0.08, 0.1, 0.06])
  addBall(mesh, pale, { ...at, at: placed(at, [-0.2, 0.8, 0]) }, [0.11, 0.06, 0.11])
  addChair(mesh, within(at, [0.15, 0, 0.72], Math.PI - 0.4))
  const lamp: Vec = [-side * 1.9, 0, back + 0.75]
  addRod(mesh, dark, lamp, [lamp[0], 1.5, lamp[2]], 0.016, 0.014, 8)
  addBox(mesh, dark, { ...WORLD, at: [lamp[0], 0.02, lamp[2]] }, [0.14, 0.02, 0.14])
  addLoft(
    mesh,
    paper,
    { ...WORLD, at: [lamp[0], 1.44, lamp[2]] },
    [
      { y: 0, wide: 0.21, front: 0.21, back: -0.21 },
      { y: 0.26, wide: 0.12, front: 0.12, back: -0.12 },
    ],
    { rows: 12, columns: 20, square: 2 },
  )
}

export function addTable(mesh: Mesh, frame: Frame, wide: number, deep: number): void {
  const cells = 10
  addBox(mesh, wood, { ...frame, at: placed(frame, [0, 0.72, 0]) }, [wide, 0.02, deep], cells)
  for (const x of [-1, 1])
    for (const z of [-1, 1])
      addBox(
        mesh,
        wood,
        { ...frame, at: placed(frame, [x * (wide - 0.05), 0.35, z * (deep - 0.05)]) },
        [0.03, 0.35, 0.03],
      )
}

export function addChair(mesh: Mesh, frame: Frame): void {
  addBox(mesh, wood, { ...frame, at: placed(frame, [0, 0.45, 0]) }, [0.21, 0.02, 0.21])
  for (const x of [-0.19, 0.19]) {
    addBox(mesh, wood, { ...frame, at: placed(frame, [x, 0.22, 0.19]) }, [0.018, 0.22, 0.018])
    addBox(mesh, wood, { ...frame, at: placed(frame, [x, 0.47, -0.19]) }, [0.018, 0.47, 0.018])
  }
  for (const up of [0.66, 0.78, 0.9])
    addBox(mesh, wood, { ...frame, at: placed(frame, [0, up, -0.19]) }, [0.19, 0.03, 0.01])
}

/** The object of an insert, standing on a table top at the frame's origin: a mug, a letter or a small case, by seed. */
export function addHero(mesh: Mesh, frame: Frame, seed: number): void {
  const kind = seed % 3
  if (kind === 0) addMug(mesh, frame)
  if (kind === 1) addLetter(mesh, frame)
  if (kind === 2) addCase(mesh, frame)
}

function addMug(mesh: Mesh, frame: Frame): void {
  const [foot, lip] = [0.038, 0.042]
  addLoft(mesh, pale, frame, [ring(0.006, foot), ring(0.02, foot + 0.002), ring(0.088, lip)], {
    rows: 40,
    columns: 48,
    square: 2,
    cap: 0.04,
    dome: 0.06,
  })
  const top = placed(frame, [0, 0.0885, 0])
  addBall(mesh, pale, { ...frame, at: top }, [lip, 0.006, lip], 18)
  addBall(mesh, dark, { ...frame, at: placed(frame, [0, 0.0925, 0]) }, [lip - 0.005, 0.0045, lip - 0.005], 18)
  const handle = Array.from({ length: 15 }, (_, i): Vec => {
    const angle = -1.45 + (i * 2.9) / 14
    return placed(frame, [-0.036 - Math.cos(angle) * 0.034, 0.053 + Math.sin(angle) * 0.03, 0])
  })
  for (let i = 1; i < handle.length; i += 1) addRod(mesh, pale, handle[i - 1]!, handle[i]!, 0.0065, 0.0065, 14)
}

function ring(y: number, round: number): Ring {
  return { y, wide: round, front: round, back: -round }
}

function addLetter(mesh: Mesh, frame: Frame): void {
  const sheet = within(frame, [0, 0.002, 0], 0.3)
  addBox(mesh, paper, sheet, [0.105, 0.0015, 0.148], 4)
  for (let i = 0; i < 9; i += 1)
    addBox(mesh, metal, { ...sheet, at: placed(sheet, [i % 4 === 3 ? -0.02 : 0, 0.0018, -0.1 + i * 0.022]) }, [
      i % 4 === 3 ? 0.06 : 0.08,
      0.0006,
      0.0022,
    ])
  addBox(mesh, pale, within(frame, [-0.16, 0.003, -0.03], -0.35), [0.08, 0.003, 0.055], 4)
}

function addCase(mesh: Mesh, frame: Frame): void {
  const box = within(frame, [0, 0, 0], 0.45)
  addBox(mesh, dark, { ...box, at: placed(box, [0, 0.035, 0]) }, [0.1, 0.035, 0.065], 4)
  addBox(mesh, dark, within(box, [0, 0.07, -0.066], 0, 1.15), [0.1, 0.008, 0.002], 1)
  addBox(
    mesh,
    wood,
    within({ ...box, at: placed(box, [0, 0.122, -0.088]) }, [0, 0, 0], 0, 0.32),
    [0.1, 0.055, 0.006],
    4,
  )
  addBox(mesh, metal, { ...box, at: placed(box, [0, 0.05, 0.066]) }, [0.014, 0.012, 0.003])
}

/** What a cutaway out of doors looks at: a signpost and a milestone by the road. */
export function addSignpost(mesh: Mesh, frame: Frame): void {
  addRod(mesh, wood, frame.at, placed(frame, [0, 1.84, 0]), 0.055, 0.05, 12)
  addBox(mesh, pale, within(frame, [0.36, 1.62, 0.06], 0.25, 0, 0.03), [0.42, 0.095, 0.018], 2)
  addBox(mesh, pale, within(frame, [-0.3, 1.36, 0.06], -0.4, 0, -0.05), [0.36, 0.085, 0.018], 2)
  addLoft(
    mesh,
    block,
    within(frame, [0.7, 0, 0.25], 0.2),
    [
      { y: 0.02, wide: 0.2, front: 0.12, back: -0.12 },
      { y: 0.55, wide: 0.18, front: 0.1, back: -0.1 },
    ],
    { rows: 16, columns: 24, square: 4 },
  )
}
