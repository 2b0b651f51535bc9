import type { VirtualCamera } from './camera.ts'
import type { Mesh } from './mesh.ts'

/** A mesh projected through a camera, in samples of the frame. */
export interface Screened {
  readonly mesh: Mesh
  /** Frame size in px. */
  readonly width: number
  readonly height: number
  /** Vertex positions in px, and one over their depth in metres (0: behind the camera). */
  readonly xs: Float32Array
  readonly ys: Float32Array
  readonly nears: Float32Array
  /** Triangles facing the camera, by band of BAND rows. */
  readonly bands: readonly number[][]
}

/** Rows per band. */
export const BAND = 32
/** Samples per px along each side. */
export const SAMPLES = 2
const NEAREST = 0.02

/** Projects a mesh through the camera. Triangles that extend behind the camera are left out. */
export function screened(mesh: Mesh, camera: VirtualCamera, width: number, height: number): Screened {
  const count = mesh.positions.length / 3
  const [xs, ys, nears] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  const { at, right, up, forward } = camera
  for (let i = 0; i < count; i += 1) {
    const x = mesh.positions[i * 3]! - at[0]
    const y = mesh.positions[i * 3 + 1]! - at[1]
    const z = mesh.positions[i * 3 + 2]! - at[2]
    const depth = x * forward[0] + y * forward[1] + z * forward[2]
    if (depth < NEAREST) continue
    const k = (camera.focal * width) / depth
    xs[i] = width / 2 + (x * right[0] + y * right[1] + z * right[2]) * k
    ys[i] = height / 2 - (x * up[0] + y * up[1] + z * up[2]) * k
    nears[i] = 1 / depth
  }
  return { mesh, width, height, xs, ys, nears, bands: inBands(mesh, width, height, xs, ys, nears) }
}

function inBands(
  mesh: Mesh,
  width: number,
  height: number,
  xs: Float32Array,
  ys: Float32Array,
  nears: Float32Array,
): number[][] {
  const bands: number[][] = Array.from({ length: Math.ceil(height / BAND) }, () => [])
  for (let t = 0; t < mesh.tones.length; t += 1) {
    const [a, b, c] = [mesh.corners[t * 3]!, mesh.corners[t * 3 + 1]!, mesh.corners[t * 3 + 2]!]
    if (nears[a] === 0 || nears[b] === 0 || nears[c] === 0) continue
    const area = (xs[b]! - xs[a]!) * (ys[c]! - ys[a]!) - (xs[c]! - xs[a]!) * (ys[b]! - ys[a]!)
    if (area >= 0) continue
    if (Math.max(xs[a]!, xs[b]!, xs[c]!) < 0 || Math.min(xs[a]!, xs[b]!, xs[c]!) > width) continue
    const first = Math.max(0, Math.floor(Math.min(ys[a]!, ys[b]!, ys[c]!) / BAND))
    const last = Math.min(bands.length - 1, Math.floor(Math.max(ys[a]!, ys[b]!, ys[c]!) / BAND))
    for (let band = first; band <= last; band += 1) bands[band]!.push(t)
  }
  return bands
}

/** Depth buffer of one band: the nearest surface at each sample. */
export interface BandBuffer {
  readonly nears: Float32Array
  /** Triangle + 1; 0 for none. */
  readonly triangles: Uint32Array
}

export function bandBuffer(width: number): BandBuffer {
  const size = width * SAMPLES * BAND * SAMPLES
  return { nears: new Float32Array(size), triangles: new Uint32Array(size) }
}

/** Fills the buffer for band `band`; the nearer triangle wins. */
export function fillBand(view: Screened, band: number, buffer: BandBuffer): void {
  buffer.nears.fill(0)
  buffer.triangles.fill(0)
  const top = band * BAND * SAMPLES
  const rows = Math.min(BAND * SAMPLES, view.height * SAMPLES - top)
  for (const triangle of view.bands[band] ?? []) fillTriangle(view, triangle, top, rows, buffer)
}

function fillTriangle(view: Screened, triangle: number, top: number, rows: number, buffer: BandBuffer): void {
  const { mesh, xs, ys, nears } = view
  const columns = view.width * SAMPLES
  const [a, b, c] = [mesh.corners[triangle * 3]!, mesh.corners[triangle * 3 + 1]!, mesh.corners[triangle * 3 + 2]!]
  const [ax, bx, cx] = [xs[a]! * SAMPLES, xs[b]! * SAMPLES, xs[c]! * SAMPLES]
  const [ay, by, cy] = [ys[a]! * SAMPLES - top, ys[b]! * SAMPLES - top, ys[c]! * SAMPLES - top]
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
  const [an, bn, cn] = [nears[a]!, nears[b]!, nears[c]!]
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5))
  const right = Math.min(columns - 1, Math.floor(Math.max(ax, bx, cx) - 0.5))
  const first = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5))
  const last = Math.min(rows - 1, Math.floor(Math.max(ay, by, cy) - 0.5))
  const [ub, uc] = [(cy - ay) / area, -(by - ay) / area]
  const [vb, vc] = [-(cx - ax) / area, (bx - ax) / area]
  const stepNear = ub * (bn - an) + uc * (cn - an)
  for (let row = first; row <= last; row += 1) {
    const dy = row + 0.5 - ay
    const dx = left + 0.5 - ax
    let wb = dx * ub + dy * vb
    let wc = dx * uc + dy * vc
    let near = an + wb * (bn - an) + wc * (cn - an)
    let at = row * columns + left
    for (let column = left; column <= right; column += 1) {
      if (wb >= 0 && wc >= 0 && wb + wc <= 1 && near > buffer.nears[at]!) {
        buffer.nears[at] = near
        buffer.triangles[at] = triangle + 1
      }
      wb += ub
      wc += uc
      near += stepNear
      at += 1
    }
  }
}

/** Fraction of the frame that the mesh covers, 0..1: how much of the picture a figure takes. */
export function coverage(mesh: Mesh, camera: VirtualCamera, width: number): number {
  const height = Math.round(width / camera.ratio)
  const view = screened(mesh, camera, width, height)
  const buffer = bandBuffer(width)
  let covered = 0
  for (let band = 0; band < view.bands.length; band += 1) {
    fillBand(view, band, buffer)
    for (const triangle of buffer.triangles) covered += triangle > 0 ? 1 : 0
  }
  return covered / (width * height * SAMPLES * SAMPLES)
}
