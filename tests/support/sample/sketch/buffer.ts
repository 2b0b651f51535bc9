import { project } from '#shared/generation/standIn/camera.ts'
import type { VirtualCamera } from '#shared/generation/standIn/camera.ts'
import type { Mesh } from '#shared/generation/standIn/mesh.ts'
import { BAND, SAMPLES, bandBuffer, fillBand, screened } from '#shared/generation/standIn/rasterise.ts'
import type { Vec } from '#shared/generation/standIn/vector.ts'

export const PANEL = { width: 1920, height: 803 } as const
export type Point = readonly [x: number, y: number]

/** What the camera sees nearest at every px of the panel. */
export interface Sight {
  readonly camera: VirtualCamera
  readonly mesh: Mesh
  /** One over the depth in metres; 0 where nothing is. */
  readonly nears: Float32Array
  /** Triangle + 1; 0 for none. */
  readonly triangles: Uint32Array
}

const HALF = { width: PANEL.width / SAMPLES, height: Math.ceil(PANEL.height / SAMPLES) }

export function see(mesh: Mesh, camera: VirtualCamera): Sight {
  const view = screened(mesh, camera, HALF.width, HALF.height)
  const size = PANEL.width * HALF.height * SAMPLES
  const sight: Sight = { camera, mesh, nears: new Float32Array(size), triangles: new Uint32Array(size) }
  const buffer = bandBuffer(HALF.width)
  for (let band = 0; band < view.bands.length; band += 1) {
    fillBand(view, band, buffer)
    const start = band * BAND * SAMPLES * PANEL.width
    const room = Math.min(buffer.nears.length, size - start)
    sight.nears.set(buffer.nears.subarray(0, room), start)
    sight.triangles.set(buffer.triangles.subarray(0, room), start)
  }
  return sight
}

/** A point of the world on the panel, px, and its depth in metres. */
export function onPanel(camera: VirtualCamera, point: Vec): { at: Point; depth: number } {
  const { x, y, depth } = project(camera, point)
  return { at: [x * PANEL.width, y * PANEL.height], depth }
}

/** Whether a place at this depth can be seen: nothing clearly nearer at any px about it. */
export function isSeen(sight: Sight, [x, y]: Point, depth: number, slack: number): boolean {
  const near = (1 / depth) * (1 + slack)
  for (let dy = -2; dy <= 2; dy += 2)
    for (let dx = -2; dx <= 2; dx += 2) {
      const column = Math.round(x) + dx
      const row = Math.round(y) + dy
      if (column < 0 || row < 0 || column >= PANEL.width || row >= PANEL.height) continue
      if (sight.nears[row * PANEL.width + column]! <= near) return true
    }
  return x < 0 || y < 0 || x >= PANEL.width || y >= PANEL.height
}
