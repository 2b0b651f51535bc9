import { addBall, addBox, addTube, emptyMesh, joined } from '#shared/generation/standIn/mesh.ts'
import type { Mesh } from '#shared/generation/standIn/mesh.ts'
import { addRod } from '#shared/generation/standIn/limbs.ts'
import { placed, WORLD, within } from '#shared/generation/standIn/vector.ts'
import type { Frame, Vec } from '#shared/generation/standIn/vector.ts'

/** Line weights: 1 the heaviest outline of what is near, 0.3 a detail. */
export interface FormLine {
  readonly points: readonly Vec[]
  readonly weight: number
  /** Ruled by eye: a little overshoot, drawn twice now and then. */
  readonly built: boolean
}

/** What stands before the pencil: solids that hide each other, and the lines drawn on them. */
export interface Scene {
  readonly parts: { mesh: Mesh; weight: number; outlined: boolean }[]
  readonly lines: FormLine[]
  /** Loose lines of construction, seen through everything. */
  readonly guides: Vec[][]
}

export function emptyScene(): Scene {
  return { parts: [], lines: [], guides: [] }
}

export function solidOf(scene: Scene): Mesh {
  return joined(scene.parts.map(({ mesh }) => mesh))
}

export function addSolid(scene: Scene, weight: number, build: (mesh: Mesh) => void, outlined = true): void {
  const mesh = emptyMesh()
  build(mesh)
  scene.parts.push({ mesh, weight, outlined })
}

export function addLine(scene: Scene, weight: number, points: readonly Vec[], built = false): void {
  scene.lines.push({ points, weight, built })
}

/** A box with its twelve edges; half sizes in metres. */
export function addBlock(scene: Scene, tone: number, weight: number, frame: Frame, half: Vec): void {
  addSolid(scene, weight, (mesh) => addBox(mesh, tone, frame, half, 6), false)
  const corner = (x: number, y: number, z: number): Vec => placed(frame, [x * half[0], y * half[1], z * half[2]])
  for (const a of [-1, 1])
    for (const b of [-1, 1]) {
      addLine(scene, weight, [corner(-1, a, b), corner(1, a, b)], true)
      addLine(scene, weight, [corner(a, -1, b), corner(a, 1, b)], true)
      addLine(scene, weight, [corner(a, b, -1), corner(a, b, 1)], true)
    }
}

/** A flat face given by its corners in turn (counter-clockwise from outside), with its edge. */
export function addFace(scene: Scene, tone: number, weight: number, corners: readonly [Vec, Vec, Vec, Vec]): void {
  const [a, b, c, d] = corners
  addSolid(
    scene,
    weight,
    (mesh) => {
      const base = mesh.positions.length / 3
      const cells = 8
      const normal = faceNormal(a, b, d)
      for (let row = 0; row <= cells; row += 1)
        for (let column = 0; column <= cells; column += 1) {
          mesh.positions.push(...bilinear(a, b, c, d, column / cells, row / cells))
          mesh.normals.push(...normal)
        }
      for (let row = 0; row < cells; row += 1)
        for (let column = 0; column < cells; column += 1) {
          const at = base + row * (cells + 1) + column
          mesh.corners.push(at, at + 1, at + cells + 2, at, at + cells + 2, at + cells + 1)
          mesh.tones.push(tone, tone)
        }
    },
    false,
  )
  if (weight > 0) addLine(scene, weight, [a, b, c, d, a], true)
}

function faceNormal(a: Vec, b: Vec, d: Vec): Vec {
  const [u, v] = [
    [b[0] - a[0], b[1] - a[1], b[2] - a[2]],
    [d[0] - a[0], d[1] - a[1], d[2] - a[2]],
  ] as const
  const n: Vec = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
  const size = Math.hypot(...n) || 1
  return [n[0] / size, n[1] / size, n[2] / size]
}

function bilinear(a: Vec, b: Vec, c: Vec, d: Vec, s: number, t: number): Vec {
  const part = (i: 0 | 1 | 2) => (a[i] * (1 - s) + b[i] * s) * (1 - t) + (d[i] * (1 - s) + c[i] * s) * t
  return [part(0), part(1), part(2)]
}

/** A drum about the frame's y, with its two rims. */
export function addDrum(scene: Scene, tone: number, weight: number, frame: Frame, radius: number, half: number): void {
  addSolid(scene, weight, (mesh) => {
    const heights = [-1, -1, -1, 1, 1, 1]
    const widths = [0, 0.98, 1, 1, 0.98, 0]
    addTube(mesh, tone, 5, 40, (v, u) => {
      const row = Math.round(v * 5)
      const angle = u * Math.PI * 2
      return placed(frame, [
        Math.sin(angle) * radius * widths[row]!,
        heights[row]! * half,
        Math.cos(angle) * radius * widths[row]!,
      ])
    })
  })
  for (const side of [-1, 1]) addRing(scene, weight * 0.9, frame, radius, side * half)
}

export function addRing(scene: Scene, weight: number, frame: Frame, radius: number, up: number): void {
  addLine(scene, weight, circle(frame, radius, up))
}

/** A circle about the frame's y at a height. */
export function circle(frame: Frame, radius: number, up: number, from = 0, to = Math.PI * 2): Vec[] {
  return Array.from({ length: 41 }, (_, i): Vec => {
    const angle = from + ((to - from) * i) / 40
    return placed(frame, [Math.sin(angle) * radius, up, Math.cos(angle) * radius])
  })
}

export function addPole(scene: Scene, tone: number, weight: number, from: Vec, to: Vec, thick: number): void {
  addSolid(scene, weight, (mesh) => addRod(mesh, tone, from, to, thick, thick, 12))
}

export function addGlobe(scene: Scene, tone: number, weight: number, at: Vec, radius: number): void {
  addSolid(scene, weight, (mesh) => addBall(mesh, tone, { ...WORLD, at }, [radius, radius, radius], 16))
}

/** A frame at a place, turned about the upright by `yaw` radians. */
export function spot(at: Vec, yaw = 0, pitch = 0, tilt = 0): Frame {
  return within({ ...WORLD, at }, [0, 0, 0], yaw, pitch, tilt)
}
