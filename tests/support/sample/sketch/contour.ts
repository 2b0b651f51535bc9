import type { VirtualCamera } from '#shared/generation/standIn/camera.ts'
import type { Mesh } from '#shared/generation/standIn/mesh.ts'
import { dot, mix, sub } from '#shared/generation/standIn/vector.ts'
import type { Vec } from '#shared/generation/standIn/vector.ts'
import { PANEL, isSeen, onPanel } from './buffer.ts'
import type { Point, Sight } from './buffer.ts'

/** The lines along which a smooth surface turns away from the eye, as chains of points in the world. */
export function outlines(mesh: Mesh, camera: VirtualCamera): Vec[][] {
  const facing = Float32Array.from({ length: mesh.positions.length / 3 }, (_, i) =>
    dot(vertex(mesh.normals, i), sub(vertex(mesh.positions, i), camera.at)),
  )
  const places = new Map<number, Vec>()
  const links = new Map<number, number[]>()
  const count = mesh.positions.length / 3
  for (let t = 0; t < mesh.corners.length; t += 3) {
    const ends: number[] = []
    for (let i = 0; i < 3; i += 1) {
      const [a, b] = [mesh.corners[t + i]!, mesh.corners[t + ((i + 1) % 3)]!]
      if (facing[a]! < 0 === facing[b]! < 0) continue
      const key = Math.min(a, b) * count + Math.max(a, b)
      ends.push(key)
      const part = facing[a]! / (facing[a]! - facing[b]!)
      places.set(key, mix(vertex(mesh.positions, a), vertex(mesh.positions, b), part))
    }
    if (ends.length !== 2) continue
    join(links, ends[0]!, ends[1]!)
    join(links, ends[1]!, ends[0]!)
  }
  return chains(links).map((chain) => chain.map((key) => places.get(key)!))
}

function vertex(list: readonly number[], index: number): Vec {
  return [list[index * 3]!, list[index * 3 + 1]!, list[index * 3 + 2]!]
}

function join(links: Map<number, number[]>, from: number, to: number): void {
  const known = links.get(from)
  if (known) known.push(to)
  else links.set(from, [to])
}

function chains(links: ReadonlyMap<number, readonly number[]>): number[][] {
  const used = new Set<number>()
  const found: number[][] = []
  const starts = [...links.keys()].toSorted((a, b) => links.get(a)!.length - links.get(b)!.length)
  for (const start of starts) {
    if (used.has(start)) continue
    used.add(start)
    const chain = [start]
    for (let here = start; ;) {
      const next = links.get(here)!.find((key) => !used.has(key))
      if (next === undefined) {
        if (chain.length > 2 && links.get(here)!.includes(start)) chain.push(start)
        break
      }
      used.add(next)
      chain.push(next)
      here = next
    }
    found.push(chain)
  }
  return found
}

/** The parts of a line in the world that can be seen, on the panel; gaps of a few px are bridged as a hand would. */
export function seenRuns(sight: Sight, line: readonly Vec[], slack: number): Point[][] {
  return runsOf(sight.camera, line, (at, depth) => isSeen(sight, at, depth, slack))
}

/** The parts of a line in the world that fall on the panel, whatever stands before them. */
export function paperRuns(camera: VirtualCamera, line: readonly Vec[]): Point[][] {
  return runsOf(camera, line, () => true)
}

function runsOf(camera: VirtualCamera, line: readonly Vec[], keep: (at: Point, depth: number) => boolean): Point[][] {
  const runs: Point[][] = []
  let run: Point[] = []
  let missed = 0
  for (const point of refined(camera, line)) {
    const { at, depth } = onPanel(camera, point)
    if (depth > 0.05 && isNear(at) && keep(at, depth)) {
      run.push(at)
      missed = 0
      continue
    }
    missed += 1
    if (missed <= 3) continue
    if (run.length > 1) runs.push(run)
    run = []
  }
  if (run.length > 1) runs.push(run)
  return runs
}

/** On the panel or just off its edge. */
function isNear([x, y]: Point): boolean {
  return x > -MARGIN && y > -MARGIN && x < PANEL.width + MARGIN && y < PANEL.height + MARGIN
}
const MARGIN = 36

/** The line with points no farther apart than about 5 px. */
function* refined(camera: VirtualCamera, line: readonly Vec[]): Generator<Vec> {
  for (let i = 0; i < line.length; i += 1) {
    const here = line[i]!
    yield here
    const next = line[i + 1]
    if (!next) return
    const [a, b] = [onPanel(camera, here), onPanel(camera, next)]
    if (a.depth < 0.05 && b.depth < 0.05) continue
    const apart = Math.min(4000, Math.hypot(b.at[0] - a.at[0], b.at[1] - a.at[1]))
    const steps = a.depth < 0.05 || b.depth < 0.05 ? 200 : Math.floor(apart / 5)
    for (let step = 1; step < steps; step += 1) yield mix(here, next, step / steps)
  }
}
