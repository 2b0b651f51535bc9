import { panelPoint, screenPoint } from './points.ts'
import type { PanelPoint, ScreenPoint } from './points.ts'
import type { Rect } from './rect.ts'

/** The position of a sheet in the window: a panel point p appears at p * zoom + (x, y), in CSS px. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface ZoomLimits {
  readonly min: number
  readonly max: number
}

export function toScreen(camera: Camera, point: PanelPoint): ScreenPoint {
  return screenPoint(point.x * camera.zoom + camera.x, point.y * camera.zoom + camera.y)
}

export function toPanel(camera: Camera, point: ScreenPoint): PanelPoint {
  return panelPoint((point.x - camera.x) / camera.zoom, (point.y - camera.y) / camera.zoom)
}

export function panCamera(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy }
}

/** Zooms by `factor`, keeping the point under `at` fixed. */
export function zoomCamera(camera: Camera, at: ScreenPoint, factor: number, limits: ZoomLimits): Camera {
  const zoom = Math.min(limits.max, Math.max(limits.min, camera.zoom * factor))
  const real = zoom / camera.zoom
  return { zoom, x: at.x - (at.x - camera.x) * real, y: at.y - (at.y - camera.y) * real }
}

/** Centres `sheet` (panel px) in `room` (CSS px), as large as fits. */
export function fitCamera(sheet: Rect, room: Rect): Camera {
  const zoom = Math.max(0.01, Math.min(room.width / sheet.width, room.height / sheet.height))
  return {
    zoom,
    x: room.x + room.width / 2 - (sheet.x + sheet.width / 2) * zoom,
    y: room.y + room.height / 2 - (sheet.y + sheet.height / 2) * zoom,
  }
}

/** Pinch of two fingers from `before` to `after`: pans with their midpoint and zooms with their distance. */
export function pinchCamera(camera: Camera, before: Pair, after: Pair, limits: ZoomLimits): Camera {
  const from = middle(before)
  const to = middle(after)
  return panCamera(zoomCamera(camera, from, span(after) / span(before), limits), to.x - from.x, to.y - from.y)
}

type Pair = readonly [ScreenPoint, ScreenPoint]

function span([a, b]: Pair): number {
  return Math.max(1, Math.hypot(b.x - a.x, b.y - a.y))
}

function middle([a, b]: Pair): ScreenPoint {
  return screenPoint((a.x + b.x) / 2, (a.y + b.y) / 2)
}
