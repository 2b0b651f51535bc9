import { sub, unitVector, dot, lengthOf } from '#shared/generation/standIn/vector.ts'
import type { Vec } from '#shared/generation/standIn/vector.ts'
import { litAt, shadowMap } from '#shared/generation/standIn/light.ts'
import { PANEL } from './buffer.ts'
import type { Point, Sight } from './buffer.ts'

/** Where the light of a panel comes from. */
export interface Lamp {
  /** Towards a far light; or the place of a near one, with its reach in metres. */
  readonly from: Vec
  readonly reach?: number
  /** Part of the world in which shadows fall. */
  readonly centre?: Vec
  readonly spread?: number
  /** How dark a plane turned from the light is, 0..1. */
  readonly depth: number
}

/** Darkness of the panel in cells of CELL px, 0 paper to 1 black. */
export interface ToneMap {
  readonly columns: number
  readonly rows: number
  readonly values: Float32Array
}
export const CELL = 3

/**
 * `local` gives the darkness of each tone index in full light (0, skin and paper, is shaded more lightly than cloth; below 0
 * gives light itself); `open` that of what lies behind everything, by place.
 */
export function toneMap(
  sight: Sight,
  lamp: Lamp,
  local: (tone: number) => number,
  open: (at: Point) => number,
): ToneMap {
  const columns = Math.ceil(PANEL.width / CELL)
  const rows = Math.ceil(PANEL.height / CELL)
  const values = new Float32Array(columns * rows)
  const shadows =
    lamp.reach === undefined
      ? shadowMap([sight.mesh], unitVector(lamp.from), lamp.centre ?? [0, 0, 0], lamp.spread ?? 4)
      : null
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [Math.min(PANEL.width - 1, column * CELL + 1), Math.min(PANEL.height - 1, row * CELL + 1)]
      const triangle = sight.triangles[y * PANEL.width + x]!
      if (triangle === 0) {
        values[row * columns + column] = open([x, y])
        continue
      }
      const { place, normal } = surfaceAt(sight, triangle - 1, x, y)
      const lit = shadows ? farLight(lamp, shadows, place, normal) : nearLight(lamp, place, normal)
      const own = local(sight.mesh.tones[triangle - 1]!)
      const depth = own === 0 ? lamp.depth * 0.7 : lamp.depth
      values[row * columns + column] = own < 0 ? 0 : own + (1 - own) * (1 - lit) * depth
    }
  return { columns, rows, values }
}

function farLight(lamp: Lamp, shadows: ReturnType<typeof shadowMap>, place: Vec, normal: Vec): number {
  const facing = Math.max(0, dot(normal, shadows.key))
  const clear = Math.max(0.03, (lamp.spread ?? 4) * 0.007)
  const [x, y, z] = [0, 1, 2].map((i) => place[i]! + normal[i]! * clear) as unknown as Vec
  const lit = facing === 0 ? 0 : litAt(shadows, x, y, z, 0.02, clear * 0.5)
  return Math.min(1, facing * 1.9) * lit
}

function nearLight(lamp: Lamp, place: Vec, normal: Vec): number {
  const way = sub(lamp.from, place)
  const far = lengthOf(way)
  const facing = Math.max(0, dot(normal, unitVector(way)) * 0.85 + 0.15)
  return Math.min(1, (1.25 * Math.min(1, facing * 1.9)) / (1 + (far / lamp.reach!) ** 3.2))
}

function surfaceAt(sight: Sight, triangle: number, x: number, y: number): { place: Vec; normal: Vec } {
  const { camera, mesh, nears } = sight
  const depth = 1 / nears[y * PANEL.width + x]!
  const k = depth / camera.focal / PANEL.width
  const [across, up] = [(x + 0.5 - PANEL.width / 2) * k, (PANEL.height / 2 - y - 0.5) * k]
  const part = (i: 0 | 1 | 2) => camera.at[i] + camera.forward[i] * depth + camera.right[i] * across + camera.up[i] * up
  const normal: [number, number, number] = [0, 0, 0]
  for (let corner = 0; corner < 3; corner += 1)
    for (let i = 0; i < 3; i += 1) normal[i]! += mesh.normals[mesh.corners[triangle * 3 + corner]! * 3 + i]!
  return { place: [part(0), part(1), part(2)], normal: unitVector(normal) }
}

export function toneAt(map: ToneMap, [x, y]: Point): number {
  const column = Math.floor(x / CELL)
  const row = Math.floor(y / CELL)
  if (column < 0 || row < 0 || column >= map.columns || row >= map.rows) return 0
  return map.values[row * map.columns + column]!
}

export interface Hatch {
  /** Radians of the lines. */
  readonly angle: number
  /** px from line to line. */
  readonly gap: number
  /** Where to lay: darker than this, and lighter than `below`. */
  readonly above: number
  readonly below?: number
  /** px; shorter runs are left out. */
  readonly least: number
  /** px by which lines stop short of the edge, for the nib's own width. */
  readonly inset?: number
  /** Runs drawn without lifting; 1 gives single lines. */
  readonly joined: number
}

/** Back-and-forth lines over every place of the map that is dark enough. */
export function hatched(map: ToneMap, hatch: Hatch, random: () => number): Point[][] {
  const way: Point = [Math.cos(hatch.angle), Math.sin(hatch.angle)]
  const across: Point = [-way[1], way[0]]
  const centre: Point = [PANEL.width / 2, PANEL.height / 2]
  const half = Math.hypot(PANEL.width, PANEL.height) / 2
  const done: Point[][] = []
  let open: { points: Point[]; from: number; to: number; runs: number }[] = []
  for (let off = -half; off < half; off += hatch.gap * (0.9 + random() * 0.2)) {
    const next: typeof open = []
    for (const [from, to] of runsOn(map, hatch, centre, way, across, off, half)) {
      const ease = Math.min(hatch.inset ?? 0, (to - from) * 0.4)
      const spill = (t: number, outward: number) => {
        const x = centre[0] + way[0] * t + across[0] * off
        const y = centre[1] + way[1] * t + across[1] * off
        const edge = Math.min(x, y, PANEL.width - x, PANEL.height - y)
        return t + (edge < 14 ? 26 : -ease) * outward + (random() - 0.5) * hatch.gap * 0.5
      }
      const [a, b] = [spill(from, -1), spill(to, 1)]
      const at = (t: number): Point => [
        centre[0] + way[0] * t + across[0] * off,
        centre[1] + way[1] * t + across[1] * off,
      ]
      const known = open.find(
        (zigzag) =>
          zigzag.runs < hatch.joined &&
          Math.min(zigzag.to, to) - Math.max(zigzag.from, from) > 0.45 * Math.max(zigzag.to - zigzag.from, to - from),
      )
      if (known) {
        open = open.filter((zigzag) => zigzag !== known)
        known.points.push(...(known.runs % 2 === 0 ? [at(a), at(b)] : [at(b), at(a)]))
        next.push({ points: known.points, from, to, runs: known.runs + 1 })
      } else next.push({ points: [at(a), at(b)], from, to, runs: 1 })
    }
    done.push(...open.map((zigzag) => zigzag.points))
    open = next
  }
  return [...done, ...open.map((zigzag) => zigzag.points)]
}

function runsOn(
  map: ToneMap,
  hatch: Hatch,
  centre: Point,
  way: Point,
  across: Point,
  off: number,
  half: number,
): [number, number][] {
  const runs: [number, number][] = []
  let start: number | null = null
  let gap = 0
  for (let t = -half; t <= half; t += CELL) {
    const at: Point = [centre[0] + way[0] * t + across[0] * off, centre[1] + way[1] * t + across[1] * off]
    const value = toneAt(map, at)
    const inside = value > hatch.above && value < (hatch.below ?? 9)
    if (inside) {
      start ??= t
      gap = 0
    } else if (start !== null && (gap += CELL) > 9) {
      if (t - gap - start > hatch.least) runs.push([start, t - gap])
      start = null
    }
  }
  if (start !== null && half - start > hatch.least) runs.push([start, half])
  return runs
}
