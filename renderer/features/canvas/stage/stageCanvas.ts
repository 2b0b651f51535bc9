import type { Camera } from '#shared/geometry/camera.ts'
import { growRect, meetRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'

/**
 * How panel px map to a canvas's device px: `scale` device px per panel px, whole offsets, so that bitmaps are copied
 * px for px.
 */
export interface Aim {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** One table-sized canvas. */
export interface StageCanvas {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
}

export function aimOf(camera: Camera, dpr: number): Aim {
  return { scale: camera.zoom * dpr, x: Math.round(camera.x * dpr), y: Math.round(camera.y * dpr) }
}

export function aimContext(context: CanvasRenderingContext2D, { scale, x, y }: Aim): void {
  context.setTransform(scale, 0, 0, scale, x, y)
}

/** The whole device px that an area of panel px touches, plus a px to spare, inside the canvas; null for none. */
export function onDevice(area: Rect, aim: Aim, { canvas }: StageCanvas): Rect | null {
  const grown = growRect(area, 1.5 / aim.scale)
  const x = Math.floor(grown.x * aim.scale + aim.x)
  const y = Math.floor(grown.y * aim.scale + aim.y)
  const width = Math.ceil(grown.width * aim.scale) + 1
  const height = Math.ceil(grown.height * aim.scale) + 1
  return meetRect({ x, y, width, height }, { x: 0, y: 0, width: canvas.width, height: canvas.height })
}

/** Clears a canvas; `area` in device px, null for all of it. */
export function wipe({ canvas, context }: StageCanvas, area: Rect | null = null): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  if (area) context.clearRect(area.x, area.y, area.width, area.height)
  else context.clearRect(0, 0, canvas.width, canvas.height)
}

/** Copies an area (device px) of one canvas to the same place on another. */
export function copyOver(to: StageCanvas, from: StageCanvas, { x, y, width, height }: Rect): void {
  to.context.setTransform(1, 0, 0, 1, 0, 0)
  to.context.drawImage(from.canvas, x, y, width, height, x, y, width, height)
}

/** Paints inside an area (device px) only. */
export function inside({ context }: StageCanvas, { x, y, width, height }: Rect, paint: () => void): void {
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  paint()
  context.restore()
}
