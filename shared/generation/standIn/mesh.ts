import { add, cross, placed, sub, unitVector } from './vector.ts'
import type { Frame, Vec } from './vector.ts'

/** Triangles, wound counter-clockwise seen from outside, each with a tone (an index into the stage's tones). */
export interface Mesh {
  /** x, y, z per vertex. */
  readonly positions: number[]
  readonly normals: number[]
  /** Three vertices per triangle. */
  readonly corners: number[]
  /** One per triangle. */
  readonly tones: number[]
}

export function emptyMesh(): Mesh {
  return { positions: [], normals: [], corners: [], tones: [] }
}

/** All of these as one. */
export function joined(meshes: readonly Mesh[]): Mesh {
  // A figure has a hundred thousand numbers: put together at once, they are not moved each time that the list outgrows its room.
  let base = 0
  const corners = meshes.map((mesh) => {
    const from = base
    base += mesh.positions.length / 3
    return from === 0 ? mesh.corners : mesh.corners.map((corner) => from + corner)
  })
  return {
    positions: ([] as number[]).concat(...meshes.map(({ positions }) => positions)),
    normals: ([] as number[]).concat(...meshes.map(({ normals }) => normals)),
    corners: ([] as number[]).concat(...corners),
    tones: ([] as number[]).concat(...meshes.map(({ tones }) => tones)),
  }
}

/**
 * A closed tube of `rows` rings by `columns`: `at(v, u)` returns the point at v along it (0..1) and u around it (0..1,
 * counter-clockwise seen from v = 1 looking back). Normals are smooth.
 */
export function addTube(
  mesh: Mesh,
  tone: number,
  rows: number,
  columns: number,
  at: (v: number, u: number) => Vec,
): void {
  const { positions, normals, corners, tones } = mesh
  const base = positions.length / 3
  const sums = new Float64Array((rows + 1) * columns * 3)
  for (let row = 0; row <= rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [x, y, z] = at(row / rows, column / columns)
      positions.push(x, y, z)
    }
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const next = (column + 1) % columns
      const a = row * columns + column
      const b = row * columns + next
      const c = (row + 1) * columns + next
      const d = (row + 1) * columns + column
      addNormal(sums, positions, base, a, b, c, d)
      corners.push(base + a, base + b, base + c, base + a, base + c, base + d)
      tones.push(tone, tone)
    }
  for (let i = 0; i < sums.length; i += 3) {
    const [x, y, z] = unitVector([sums[i]!, sums[i + 1]!, sums[i + 2]!])
    normals.push(x, y, z)
  }
}

/** Adds the normal of the four-sided facet `a` to `d` to each of its corners; written out, since a figure has tens of thousands of them. */
function addNormal(
  sums: Float64Array,
  positions: readonly number[],
  base: number,
  a: number,
  b: number,
  c: number,
  d: number,
): void {
  const [atA, atB, atC, atD] = [3 * (base + a), 3 * (base + b), 3 * (base + c), 3 * (base + d)]
  const [ux, uy, uz] = [
    positions[atC]! - positions[atA]!,
    positions[atC + 1]! - positions[atA + 1]!,
    positions[atC + 2]! - positions[atA + 2]!,
  ]
  const [vx, vy, vz] = [
    positions[atD]! - positions[atB]!,
    positions[atD + 1]! - positions[atB + 1]!,
    positions[atD + 2]! - positions[atB + 2]!,
  ]
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  addTo(sums, 3 * a, x, y, z)
  addTo(sums, 3 * b, x, y, z)
  addTo(sums, 3 * c, x, y, z)
  addTo(sums, 3 * d, x, y, z)
}

function addTo(sums: Float64Array, at: number, x: number, y: number, z: number): void {
  sums[at]! += x
  sums[at + 1]! += y
  sums[at + 2]! += z
}

/** One cross-section of a body part: half its width, and its extent to the front and to the back. Metres. */
export interface Ring {
  readonly y: number
  readonly wide: number
  readonly front: number
  readonly back: number
}

/**
 * A smooth skin over rings along the frame's y, closed with rounded ends. `square` above 2 makes flatter sides; `cap`
 * is the fraction of the rows in each end, `dome` how far an end bulges relative to its width.
 */
export function addLoft(
  mesh: Mesh,
  tone: number,
  frame: Frame,
  rings: readonly Ring[],
  options: { rows: number; columns: number; square?: number; cap?: number; dome?: number; bump?: (p: Vec) => number },
): void {
  const cap = options.cap ?? 0.09
  const power = 2 / (options.square ?? 2.2)
  addTube(mesh, tone, options.rows, options.columns, (v, u) => {
    const inner = Math.min(1, Math.max(0, (v - cap) / (1 - 2 * cap)))
    const ring = ringAt(rings, inner)
    const end = v < cap ? 1 - v / cap : v > 1 - cap ? (v - 1 + cap) / cap : 0
    const shrink = Math.sqrt(Math.max(0, 1 - end * end))
    const reach = Math.min(ring.wide, (ring.front - ring.back) / 2) * (options.dome ?? 0.55) * end
    const angle = u * 2 * Math.PI
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    const middle = (ring.front + ring.back) / 2
    const deep = (ring.front - ring.back) / 2
    const local: Vec = [
      rounded(s, power) * ring.wide * shrink,
      ring.y + (v < 0.5 ? -reach : reach),
      middle + rounded(c, power) * deep * shrink,
    ]
    const lift = options.bump?.(local) ?? 0
    return placed(frame, lift === 0 ? local : add(local, [0, 0, lift]))
  })
}

function rounded(value: number, power: number): number {
  return Math.sign(value) * Math.abs(value) ** power
}

/** The ring at `t` (0..1) between first and last by height, on a smooth curve through all of them. */
function ringAt(rings: readonly Ring[], t: number): Ring {
  const y = rings[0]!.y + (rings.at(-1)!.y - rings[0]!.y) * t
  const up = rings.at(-1)!.y >= rings[0]!.y ? 1 : -1
  let i = 0
  while (i < rings.length - 2 && (y - rings[i + 1]!.y) * up > 0) i += 1
  const [p, q] = [rings[i]!, rings[i + 1]!]
  const [before, after] = [rings[i - 1] ?? p, rings[i + 2] ?? q]
  const k = (y - p.y) / (q.y - p.y)
  const curve = (field: 'wide' | 'front' | 'back') =>
    hermite(p[field], q[field], slope(before, q, field) * (q.y - p.y), slope(p, after, field) * (q.y - p.y), k)
  return { y, wide: Math.max(0, curve('wide')), front: curve('front'), back: curve('back') }
}

function slope(a: Ring, b: Ring, field: 'wide' | 'front' | 'back'): number {
  return b.y === a.y ? 0 : (b[field] - a[field]) / (b.y - a.y)
}

function hermite(a: number, b: number, da: number, db: number, t: number): number {
  const [t2, t3] = [t * t, t * t * t]
  return a * (2 * t3 - 3 * t2 + 1) + da * (t3 - 2 * t2 + t) + b * (3 * t2 - 2 * t3) + db * (t3 - t2)
}

/** An ellipsoid with these half axes in the frame. */
export function addBall(mesh: Mesh, tone: number, frame: Frame, half: Vec, detail = 14): void {
  addTube(mesh, tone, detail, detail * 2, (v, u) => {
    const [latitude, longitude] = [(v - 0.5) * Math.PI, u * 2 * Math.PI]
    const level = Math.cos(latitude)
    return placed(frame, [
      Math.sin(longitude) * level * half[0],
      Math.sin(latitude) * half[1],
      Math.cos(longitude) * level * half[2],
    ])
  })
}

/** A box with these half axes about the frame's origin, its faces split into cells so that none is too long for the lens. */
export function addBox(mesh: Mesh, tone: number, frame: Frame, half: Vec, cells = 1): void {
  for (let axis = 0; axis < 3; axis += 1)
    for (const side of [-1, 1]) {
      const [j, k] = [(axis + 1) % 3, (axis + 2) % 3]
      const at = (s: number, t: number): Vec => {
        const p = [0, 0, 0]
        p[axis] = side * half[axis]!
        p[j] = (s * 2 - 1) * half[j]! * side
        p[k] = (t * 2 - 1) * half[k]!
        return placed(frame, p as unknown as Vec)
      }
      addSheet(mesh, tone, cells, at)
    }
}

/** A flat sheet of `cells` by `cells`, facing the side from which s to t turns counter-clockwise. */
export function addSheet(mesh: Mesh, tone: number, cells: number, at: (s: number, t: number) => Vec): void {
  const base = mesh.positions.length / 3
  const normal = unitVector(cross(sub(at(1, 0), at(0, 0)), sub(at(0, 1), at(0, 0))))
  for (let row = 0; row <= cells; row += 1)
    for (let column = 0; column <= cells; column += 1) {
      mesh.positions.push(...at(column / cells, row / cells))
      mesh.normals.push(...normal)
    }
  for (let row = 0; row < cells; row += 1)
    for (let column = 0; column < cells; column += 1) {
      const a = base + row * (cells + 1) + column
      const c = a + cells + 1
      mesh.corners.push(a, a + 1, c + 1, a, c + 1, c)
      mesh.tones.push(tone, tone)
    }
}
