import type { Mesh } from './mesh.ts'
import { cross, unitVector } from './vector.ts'
import type { Vec } from './vector.ts'

/** The key light's shadow map: depths seen from the light over a square of ground. */
export interface ShadowMap {
  readonly key: Vec
  readonly across: Vec
  readonly along: Vec
  readonly centre: Vec
  /** Half the square's side, metres. */
  readonly reach: number
  readonly depths: Float32Array
}

const SIDE = 1024
const FAR = -1e9

export function shadowMap(meshes: readonly Mesh[], key: Vec, centre: Vec, reach: number): ShadowMap {
  const across = unitVector(cross([0, 1, 0.001], key))
  const along = cross(key, across)
  const map: ShadowMap = { key, across, along, centre, reach, depths: new Float32Array(SIDE * SIDE).fill(FAR) }
  for (const mesh of meshes) castMesh(map, mesh)
  return map
}

function castMesh(map: ShadowMap, mesh: Mesh): void {
  const count = mesh.positions.length / 3
  const [us, vs, ds] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  const k = SIDE / 2 / map.reach
  for (let i = 0; i < count; i += 1) {
    const x = mesh.positions[i * 3]! - map.centre[0]
    const y = mesh.positions[i * 3 + 1]! - map.centre[1]
    const z = mesh.positions[i * 3 + 2]! - map.centre[2]
    us[i] = SIDE / 2 + (x * map.across[0] + y * map.across[1] + z * map.across[2]) * k
    vs[i] = SIDE / 2 + (x * map.along[0] + y * map.along[1] + z * map.along[2]) * k
    ds[i] = x * map.key[0] + y * map.key[1] + z * map.key[2]
  }
  for (let t = 0; t < mesh.corners.length; t += 3)
    castTriangle(map.depths, us, vs, ds, mesh.corners[t]!, mesh.corners[t + 1]!, mesh.corners[t + 2]!)
}

function castTriangle(
  depths: Float32Array,
  us: Float32Array,
  vs: Float32Array,
  ds: Float32Array,
  a: number,
  b: number,
  c: number,
): void {
  const [au, bu, cu, av, bv, cv] = [us[a]!, us[b]!, us[c]!, vs[a]!, vs[b]!, vs[c]!]
  const area = (bu - au) * (cv - av) - (cu - au) * (bv - av)
  if (area === 0) return
  const left = Math.max(0, Math.ceil(Math.min(au, bu, cu) - 0.5))
  const right = Math.min(SIDE - 1, Math.floor(Math.max(au, bu, cu) - 0.5))
  const first = Math.max(0, Math.ceil(Math.min(av, bv, cv) - 0.5))
  const last = Math.min(SIDE - 1, Math.floor(Math.max(av, bv, cv) - 0.5))
  const [da, db, dc] = [ds[a]!, ds[b]!, ds[c]!]
  for (let row = first; row <= last; row += 1)
    for (let column = left; column <= right; column += 1) {
      const [u, v] = [column + 0.5 - au, row + 0.5 - av]
      const wb = (u * (cv - av) - (cu - au) * v) / area
      const wc = ((bu - au) * v - u * (bv - av)) / area
      if (wb < -0.01 || wc < -0.01 || wb + wc > 1.01) continue
      const depth = da + wb * (db - da) + wc * (dc - da)
      const at = row * SIDE + column
      if (depth > depths[at]!) depths[at] = depth
    }
}

const TAP_COUNT = 24
/** Sample positions for the soft edge, in a disc of radius 1, the outermost first. */
const TAPS: readonly (readonly [number, number])[] = Array.from({ length: TAP_COUNT }, (_, i) => {
  const r = Math.sqrt((TAP_COUNT - i - 0.5) / TAP_COUNT)
  return [r * Math.cos(i * 2.399963), r * Math.sin(i * 2.399963)] as const
})
/** If this many first samples agree, so do the rest: the point is well inside or outside a shadow. */
const TELLING = 6

/**
 * How much of the key light reaches a point: 0 in full shadow to 1. `soft` is half the edge's width, `off` the bias;
 * both in metres.
 */
export function litAt(map: ShadowMap, x: number, y: number, z: number, soft: number, off: number): number {
  const [px, py, pz] = [x - map.centre[0], y - map.centre[1], z - map.centre[2]]
  const k = SIDE / 2 / map.reach
  const u = SIDE / 2 + (px * map.across[0] + py * map.across[1] + pz * map.across[2]) * k
  const v = SIDE / 2 + (px * map.along[0] + py * map.along[1] + pz * map.along[2]) * k
  if (u < 0 || v < 0 || u >= SIDE || v >= SIDE) return 1
  const depth = px * map.key[0] + py * map.key[1] + pz * map.key[2] + off
  const spread = Math.max(0.75, soft * k)
  let lit = 0
  for (let tap = 0; tap < TAP_COUNT; tap += 1) {
    const column = Math.floor(u + TAPS[tap]![0] * spread)
    const row = Math.floor(v + TAPS[tap]![1] * spread)
    if (column < 0 || row < 0 || column >= SIDE || row >= SIDE || map.depths[row * SIDE + column]! <= depth) lit += 1
    if (tap === TELLING && (lit === 0 || lit === TELLING + 1)) return lit === 0 ? 0 : 1
  }
  return lit / TAP_COUNT
}
