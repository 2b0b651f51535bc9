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

export function append(mesh: Mesh, more: Mesh): void {
  const base = mesh.positions.length / 3
  for (const value of more.positions) mesh.positions.push(value)
  for (const value of more.normals) mesh.normals.push(value)
  for (const corner of more.corners) mesh.corners.push(base + corner)
  for (const tone of more.tones) mesh.tones.push(tone)
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
  const base = mesh.positions.length / 3
  const sums = new Float64Array((rows + 1) * columns * 3)
  for (let row = 0; row <= rows; row += 1)
    for (let column = 0; column < columns; column += 1) mesh.positions.push(...at(row / rows, column / columns))
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const next = (column + 1) % columns
      const [a, b, c, d] = [
        row * columns + column,
        row * columns + next,
        (row + 1) * columns + next,
        (row + 1) * columns + column,
      ]
      const normal = cross(
        sub(vertex(mesh, base + c), vertex(mesh, base + a)),
        sub(vertex(mesh, base + d), vertex(mesh, base + b)),
      )
      for (const corner of [a, b, c, d])
        for (let axis = 0; axis < 3; axis += 1) sums[corner * 3 + axis]! += normal[axis]!
      mesh.corners.push(base + a, base + b, base + c, base + a, base + c, base + d)
      mesh.tones.push(tone, tone)
    }
  for (let i = 0; i < sums.length; i += 3) mesh.normals.push(...unitVector([sums[i]!, sums[i + 1]!, sums[i + 2]!]))
}

function vertex(mesh: Mesh, index: number): Vec {
  return [mesh.positions[index * 3]!, mesh.positions[index * 3 + 1]!, mesh.positions[index * 3 + 2]!]
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
