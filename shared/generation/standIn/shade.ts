import type { VirtualCamera } from './camera.ts'
import { litAt } from './light.ts'
import type { ShadowMap } from './light.ts'
import type { Screened } from './rasterise.ts'
import { TONES } from './tones.ts'
import type { Light } from './tones.ts'

/** Writes the colour (linear light) of a triangle of the view at a point in px. */
export type Shader = (triangle: number, x: number, y: number, out: Float32Array) => void

/** Key light with its shadow, sky and ground fill, a rim from behind: enough to read every plane of a figure. */
export function shaderFor(
  view: Screened,
  camera: VirtualCamera,
  light: Light,
  shadows: ShadowMap,
  dim: number,
): Shader {
  const { mesh, xs, ys, nears, width, height } = view
  const { key, above, below, rim } = light.palette
  const k = 1 / (camera.focal * width)
  return (triangle, x, y, out) => {
    const a = mesh.corners[triangle * 3]!
    const b = mesh.corners[triangle * 3 + 1]!
    const c = mesh.corners[triangle * 3 + 2]!
    const area = (xs[b]! - xs[a]!) * (ys[c]! - ys[a]!) - (xs[c]! - xs[a]!) * (ys[b]! - ys[a]!)
    const [px, py] = [x - xs[a]!, y - ys[a]!]
    const wb = clamp01((px * (ys[c]! - ys[a]!) - (xs[c]! - xs[a]!) * py) / area)
    const wc = Math.min(1 - wb, clamp01(((xs[b]! - xs[a]!) * py - px * (ys[b]! - ys[a]!)) / area))
    const [na, nb, nc] = [nears[a]! * (1 - wb - wc), nears[b]! * wb, nears[c]! * wc]
    const depth = 1 / (na + nb + nc)
    const normals = mesh.normals
    let nx = normals[a * 3]! * na + normals[b * 3]! * nb + normals[c * 3]! * nc
    let ny = normals[a * 3 + 1]! * na + normals[b * 3 + 1]! * nb + normals[c * 3 + 1]! * nc
    let nz = normals[a * 3 + 2]! * na + normals[b * 3 + 2]! * nb + normals[c * 3 + 2]! * nc
    const size = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz)
    nx *= size
    ny *= size
    nz *= size
    const across = (x - width / 2) * k
    const up = (height / 2 - y) * k
    const vx = camera.forward[0] + camera.right[0] * across + camera.up[0] * up
    const vy = camera.forward[1] + camera.right[1] * across + camera.up[1] * up
    const vz = camera.forward[2] + camera.right[2] * across + camera.up[2] * up
    const facing = nx * light.key[0] + ny * light.key[1] + nz * light.key[2]
    const lit =
      facing <= 0
        ? 0
        : litAt(
            shadows,
            camera.at[0] + vx * depth + nx * 0.02,
            camera.at[1] + vy * depth + ny * 0.02,
            camera.at[2] + vz * depth + nz * 0.02,
            0.012,
            0.008,
          )
    const view3 = -(nx * vx + ny * vy + nz * vz) / Math.sqrt(vx * vx + vy * vy + vz * vz)
    const glance = (1 - clamp01(view3)) ** 3
    const behind = clamp01(nx * light.rimFrom[0] + ny * light.rimFrom[1] + nz * light.rimFrom[2])
    const edge = glance * behind * 1.6
    const skyward = ny * 0.5 + 0.5
    const direct = Math.max(0, facing) * lit
    // Planes facing away from both lights darken towards their edges, as in a shaded pencil drawing.
    const form = 0.62 + 0.38 * clamp01(view3)
    const tone = TONES[mesh.tones[triangle]!]!
    for (let i = 0; i < 3; i += 1) {
      const ambient = (below[i]! + (above[i]! - below[i]!) * skyward) * form
      out[i] = (tone[i]! * (ambient + key[i]! * direct) + rim[i]! * edge * 0.5) * dim
    }
  }
}

function clamp01(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value
}
