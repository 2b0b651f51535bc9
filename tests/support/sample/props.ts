import { placed, turned, within } from '#shared/generation/standIn/vector.ts'
import type { Frame, Vec } from '#shared/generation/standIn/vector.ts'
import { letter } from '#shared/generation/standIn/lettering.ts'
import { addBlock, addDrum, addFace, addGlobe, addLine, addPole, addSolid, circle, spot } from './sketch/scene.ts'
import type { Scene } from './sketch/scene.ts'
import { PAINTS } from './people.ts'
import { addBox } from '#shared/generation/standIn/mesh.ts'

/** A point of the panel's local frame, for faces that lie a hair before what they are on. */
type At = (x: number, y: number, z: number) => Vec

/** A quarry tipper that looks along the frame's z; its front bumper is at z = 0. Metres. */
export function addTruck(scene: Scene, frame: Frame, weight: number): void {
  const at: At = (x, y, z) => placed(frame, [x, y, z])
  const block = (tone: number, w: number, centre: Vec, half: Vec) =>
    addBlock(scene, tone, w, { ...frame, at: placed(frame, centre) }, half)
  block(PAINTS.mid, weight, [0, 1.75, -0.85], [1.2, 1.05, 0.8])
  block(PAINTS.dark, weight * 0.9, [0, 0.62, 0.02], [1.24, 0.2, 0.12])
  block(PAINTS.black, weight * 0.6, [0, 0.85, -4], [0.45, 0.14, 3.2])
  addTipper(scene, at, weight)
  for (const [z, x] of [
    [-1, 1.05],
    [-1, -1.05],
    [-4.6, 1.05],
    [-4.6, -1.05],
    [-5.8, 1.05],
    [-5.8, -1.05],
  ] as const) {
    const hub: Frame = { at: at(x, 0.56, z), x: frame.z, y: frame.x, z: frame.y }
    addDrum(scene, PAINTS.rubber, weight, hub, 0.56, 0.2)
    for (const r of [0.33, 0.12]) addLine(scene, weight * 0.6, circle(hub, r, Math.sign(x) * 0.205))
  }
  addCabFace(scene, at, weight)
  for (const side of [-1, 1]) addCabSide(scene, at, side, weight)
}

function addTipper(scene: Scene, at: At, w: number): void {
  const [near, far, low, high, wide] = [-1.95, -6.9, 1.15, 2.75, 1.25]
  const body: readonly (readonly [Vec, Vec, Vec, Vec])[] = [
    [at(-wide, low, near), at(wide, low, near), at(wide, high, near + 0.1), at(-wide, high, near + 0.1)],
    [at(wide, low, near), at(wide, low, far), at(wide, high, far), at(wide, high, near + 0.1)],
    [at(-wide, low, far), at(-wide, low, near), at(-wide, high, near + 0.1), at(-wide, high, far)],
    [at(wide, low, far), at(-wide, low, far), at(-wide, high, far), at(wide, high, far)],
    [
      at(-wide, high - 0.25, near),
      at(wide, high - 0.25, near),
      at(wide, high - 0.25, far),
      at(-wide, high - 0.25, far),
    ],
  ]
  for (const face of body) addFace(scene, PAINTS.steel, w, face)
  for (const side of [-1, 1]) {
    for (let i = 1; i < 6; i += 1) {
      const z = near + ((far - near) * i) / 6
      for (const off of [-0.06, 0.06])
        addLine(scene, w * 0.5, [at(side * (wide + 0.01), low, z + off), at(side * (wide + 0.01), high, z + off)], true)
    }
    addLine(
      scene,
      w * 0.6,
      [at(side * (wide + 0.01), high - 0.14, near), at(side * (wide + 0.01), high - 0.14, far)],
      true,
    )
  }
  for (let i = 1; i < 4; i += 1)
    addLine(scene, w * 0.5, [at(-wide + i * 0.62, low, far - 0.01), at(-wide + i * 0.62, high, far - 0.01)], true)
  addLine(scene, w * 0.7, [at(-wide, low + 0.25, far - 0.01), at(wide, low + 0.25, far - 0.01)], true)
}

function addCabFace(scene: Scene, at: At, w: number): void {
  const z = -0.03
  addFace(scene, PAINTS.glass, w * 0.9, [
    at(-1.08, 1.78, z),
    at(1.08, 1.78, z),
    at(1.02, 2.62, z - 0.01),
    at(-1.02, 2.62, z - 0.01),
  ])
  addLine(scene, w * 0.5, [at(0, 1.78, z + 0.01), at(0, 2.62, z + 0.01)], true)
  addLine(scene, w * 0.35, [at(-0.9, 1.95, z + 0.02), at(-0.55, 2.5, z + 0.02)])
  addLine(scene, w * 0.35, [at(-0.75, 1.95, z + 0.02), at(-0.5, 2.35, z + 0.02)])
  addFace(scene, PAINTS.black, w * 0.7, [at(-0.72, 0.92, z), at(0.72, 0.92, z), at(0.72, 1.5, z), at(-0.72, 1.5, z)])
  for (let i = 1; i < 5; i += 1)
    addLine(scene, w * 0.45, [at(-0.72, 0.92 + i * 0.116, z + 0.01), at(0.72, 0.92 + i * 0.116, z + 0.01)])
  for (const side of [-1, 1]) {
    const lamp = spotOn(at, [side * 0.95, 1.02, z + 0.02])
    addLine(scene, w * 0.9, circle(lamp, 0.15, 0))
    addLine(scene, w * 0.6, circle(lamp, 0.09, 0))
    addSolid(
      scene,
      w,
      (mesh) => addBox(mesh, PAINTS.lamp, { ...lamp, y: lamp.z, z: lamp.y }, [0.13, 0.13, 0.01], 2),
      false,
    )
    addLine(scene, w * 0.8, [
      at(side * 1.2, 2.4, -0.1),
      at(side * 1.48, 2.42, 0.02),
      at(side * 1.5, 1.9, 0.02),
      at(side * 1.36, 1.9, 0.02),
      at(side * 1.34, 2.42, 0.02),
    ])
  }
  addLine(scene, w * 0.6, [at(-1, 2.84, z), at(1, 2.84, z)], true)
}

/** A frame whose y looks out of the truck's front. */
function spotOn(at: At, place: Vec): Frame {
  const origin = at(0, 0, 0)
  const axis = (x: number, y: number, z: number): Vec => {
    const p = at(x, y, z)
    return [p[0] - origin[0], p[1] - origin[1], p[2] - origin[2]]
  }
  return { at: at(...place), x: axis(1, 0, 0), y: axis(0, 0, 1), z: axis(0, 1, 0) }
}

function addCabSide(scene: Scene, at: At, side: number, w: number): void {
  const x = side * 1.21
  const quad: [Vec, Vec, Vec, Vec] = [at(x, 1.78, -0.14), at(x, 1.78, -1.15), at(x, 2.58, -1.15), at(x, 2.58, -0.26)]
  addFace(scene, PAINTS.glass, w * 0.85, side > 0 ? quad : [quad[1], quad[0], quad[3], quad[2]])
  addLine(scene, w * 0.6, [at(x, 0.95, -0.12), at(x, 2.66, -0.16), at(x, 2.66, -1.24), at(x, 0.95, -1.24)], true)
  addLine(scene, w * 0.7, [at(x, 1.5, -1.02), at(x, 1.5, -1.17)])
  addLine(scene, w * 0.4, [at(x, 1.66, -0.1), at(x, 1.66, -1.62)], true)
  addLine(
    scene,
    w * 0.7,
    circle(
      {
        at: at(x, 0.56, -1),
        x: sub(at(0, 1, 0), at(0, 0, 0)),
        y: sub(at(1, 0, 0), at(0, 0, 0)),
        z: sub(at(0, 0, 1), at(0, 0, 0)),
      },
      0.7,
      0,
      -1.4,
      1.4,
    ),
  )
}

function sub(a: Vec, b: Vec): Vec {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

/** The weighbridge hut: door and window in the wall that looks along z; its floor's middle is the frame's origin. */
export function addHut(scene: Scene, frame: Frame, w: number): void {
  const at: At = (x, y, z) => placed(frame, [x, y, z])
  addBlock(scene, PAINTS.wall, w, { ...frame, at: at(0, 1.25, 0) }, [1.7, 1.25, 1.3])
  addBlock(scene, PAINTS.dark, w, { ...frame, at: at(0, 2.58, 0.1) }, [1.95, 0.09, 1.65])
  const z = 1.315
  addFace(scene, PAINTS.lamp, w * 0.9, [at(-0.1, 1.05, z), at(1.35, 1.05, z), at(1.35, 2, z), at(-0.1, 2, z)])
  addLine(scene, w * 0.6, [at(0.62, 1.05, z + 0.01), at(0.62, 2, z + 0.01)], true)
  addLine(scene, w * 0.6, [at(-0.1, 1.52, z + 0.01), at(1.35, 1.52, z + 0.01)], true)
  addFace(scene, PAINTS.mid, w * 0.9, [at(-1.35, 0, z), at(-0.5, 0, z), at(-0.5, 2.05, z), at(-1.35, 2.05, z)])
  addBlock(scene, PAINTS.wall, w * 0.6, { ...frame, at: at(-0.92, 0.06, z + 0.3) }, [0.6, 0.06, 0.3])
  for (let i = 1; i < 5; i += 1) addLine(scene, w * 0.3, [at(-1.7, i * 0.5, z - 0.01), at(1.7, i * 0.5, z - 0.01)])
  for (let i = 1; i < 5; i += 1) addLine(scene, w * 0.3, [at(1.71, i * 0.5, -1.3), at(1.71, i * 0.5, 1.3)])
}

/** A lamp on a mast; gives the lamp's place. */
export function addMast(scene: Scene, foot: Vec, high: number, reach: number, w: number): Vec {
  const top: Vec = [foot[0], high, foot[2]]
  const lamp: Vec = [foot[0] + reach, high - 0.15, foot[2] + 0.1]
  addPole(scene, PAINTS.dark, w, foot, top, 0.07)
  addPole(scene, PAINTS.dark, w * 0.8, top, [lamp[0], high + 0.05, lamp[2]], 0.045)
  addGlobe(scene, PAINTS.lamp, w * 0.8, lamp, 0.17)
  return lamp
}

/** The weighing deck, along z, with its plates. */
export function addDeck(scene: Scene, frame: Frame, long: number, w: number): void {
  const at: At = (x, y, z) => placed(frame, [x, y, z])
  addBlock(scene, PAINTS.metal, w, { ...frame, at: at(0, 0.06, 0) }, [1.6, 0.07, long / 2])
  const plates = Math.round(long / 2)
  for (let i = 1; i < plates; i += 1) {
    const z = -long / 2 + (i * long) / plates
    addLine(scene, w * 0.5, [at(-1.6, 0.135, z), at(1.6, 0.135, z)], true)
  }
  addLine(scene, w * 0.35, [at(0, 0.135, -long / 2), at(0, 0.135, long / 2)], true)
  for (const side of [-1, 1])
    addBlock(scene, PAINTS.dark, w * 0.8, { ...frame, at: at(side * 1.62, 0.2, 0) }, [0.06, 0.1, long / 2])
}

export function addGround(scene: Scene, reach = 60): void {
  addFace(scene, PAINTS.ground, 0, [
    [-reach, 0, reach * 0.4],
    [reach, 0, reach * 0.4],
    [reach, 0, -reach * 3],
    [-reach, 0, -reach * 3],
  ])
}

/** A weighing dial in the plane of x and y: nought at the top, a thousand kilos round, marks, hand-lettered numbers, a needle. */
export function addDial(scene: Scene, frame: Frame, radius: number, kilos: number): void {
  const back: Vec = [-frame.y[0], -frame.y[1], -frame.y[2]]
  const flat: Frame = { at: frame.at, x: frame.x, y: frame.z, z: back }
  addDrum(scene, PAINTS.dark, 1.3, { ...flat, at: placed(frame, [0, 0, -0.05]) }, radius * 1.1, 0.03)
  addDrum(scene, PAINTS.paper, 1.1, { ...flat, at: placed(frame, [0, 0, -0.02]) }, radius, 0.02)
  addLine(scene, 0.6, circle(flat, radius * 0.95, 0.004))
  const on = (value: number, r: number, up = 0.006): Vec => {
    const angle = (value / 1000) * Math.PI * 2
    return placed(frame, [Math.sin(angle) * r * radius, Math.cos(angle) * r * radius, up])
  }
  for (let value = -120; value <= 120; value += 4) {
    const long = value % 20 === 0 ? 0.11 : 0.05
    addLine(scene, value % 20 === 0 ? 0.8 : 0.35, [on(value, 0.93), on(value, 0.93 - long)])
    if (value % 40 === 0) addNumber(scene, frame, String((value + 1000) % 1000), on(value, 0.72), radius * 0.058)
  }
  for (const off of [-1.6, -0.8, 0, 0.8, 1.6])
    addLine(scene, 1, [on(kilos + off * 2, 0.1, 0.012), on(kilos, 0.87, 0.012)])
  addNumber(scene, frame, 'KG', placed(frame, [-radius * 0.3, radius * 0.5, 0.006]), radius * 0.06)
}

function addNumber(scene: Scene, frame: Frame, text: string, centre: Vec, high: number): void {
  const { lines, width } = letter(text, high)
  for (const line of lines) {
    const points: Vec[] = []
    for (let i = 0; i + 1 < line.length; i += 2)
      points.push(placed({ ...frame, at: centre }, [line[i]! - width / 2, high / 2 - line[i + 1]!, 0]))
    addLine(scene, 0.6, points)
  }
}

/** A table lamp: foot, arm, shade; gives where its light comes from. */
export function addDeskLamp(scene: Scene, foot: Vec, yaw: number, w: number): Vec {
  const frame = spot(foot, yaw)
  const at: At = (x, y, z) => placed(frame, [x, y, z])
  addDrum(scene, PAINTS.dark, w, { ...frame, at: at(0, 0.015, 0) }, 0.09, 0.015)
  addPole(scene, PAINTS.dark, w * 0.7, at(0, 0.02, 0), at(0, 0.28, -0.08), 0.012)
  addPole(scene, PAINTS.dark, w * 0.7, at(0, 0.28, -0.08), at(0, 0.46, 0.1), 0.012)
  const shade = within({ ...frame, at: at(0, 0.42, 0.17) }, [0, 0, 0], 0, 0.5)
  addSolid(scene, w, (mesh) => addShade(mesh, shade))
  addLine(scene, w * 0.9, circle(shade, 0.12, -0.07))
  return placed(shade, turned({ ...shade, at: [0, 0, 0], x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] }, [0, -0.12, 0]))
}

function addShade(mesh: Parameters<typeof addBox>[0], frame: Frame): void {
  const rows = 8
  const columns = 28
  const base = mesh.positions.length / 3
  for (let row = 0; row <= rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const angle = (column / columns) * Math.PI * 2
      const v = row / rows
      const r = 0.12 - 0.085 * v ** 1.4
      const normal = turned(frame, [Math.sin(angle) * 0.85, 0.5, Math.cos(angle) * 0.85])
      mesh.positions.push(...placed(frame, [Math.sin(angle) * r, -0.07 + v * 0.14, Math.cos(angle) * r]))
      mesh.normals.push(...normal)
    }
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const a = base + row * columns + column
      const b = base + row * columns + ((column + 1) % columns)
      mesh.corners.push(a, b, b + columns, a, b + columns, a + columns)
      mesh.tones.push(PAINTS.dark, PAINTS.dark)
    }
}
