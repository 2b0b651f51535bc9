import type { Camera } from '#shared/geometry/camera.ts'
import { toPanel, toScreen } from '#shared/geometry/camera.ts'
import { panelPoint, screenPoint } from '#shared/geometry/points.ts'
import { rulerStep } from './guideLines.ts'

/** A ruler's thickness, CSS px. */
export const RULER_PX = 16

export interface RulerTick {
  /** CSS px along the ruler. */
  readonly at: number
  /** Panel px. */
  readonly value: number
  /** On the vertical ruler at the left, rather than the one along the top. */
  readonly down: boolean
}

/** The ticks of both rulers of a window of this size (CSS px), each with its position in panel px. */
export function rulerTicks(
  camera: Camera,
  { width, height }: { readonly width: number; readonly height: number },
): readonly RulerTick[] {
  const step = rulerStep(camera.zoom)
  const from = toPanel(camera, screenPoint(RULER_PX, RULER_PX))
  const to = toPanel(camera, screenPoint(width, height))
  const list = (first: number, last: number) =>
    Array.from({ length: Math.max(0, Math.floor(last / step) - Math.ceil(first / step) + 1) }, (_, i) =>
      Math.round((Math.ceil(first / step) + i) * step),
    )
  return [
    ...list(from.x, to.x).map((value) => ({ at: toScreen(camera, panelPoint(value, 0)).x, value, down: false })),
    ...list(from.y, to.y).map((value) => ({ at: toScreen(camera, panelPoint(0, value)).y, value, down: true })),
  ]
}
