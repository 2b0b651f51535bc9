import type { Rect } from '../geometry/rect.ts'
import type { Surface } from '../paint/surface.ts'

/**
 * The placeholder for a missing picture: a crossed frame on its own tone, never a blank that could pass for an empty
 * panel. Window, print and previews draw the same one. Line against fill has a contrast above 3:1.
 */
export const LOST_LOOK = { fill: '#e4dfd3', line: '#7f796b' } as const

/** As a fraction of the shorter side. */
const THICKNESS = 0.005

export interface LostSign {
  readonly place: Rect
  /** In the same units as the rectangle. */
  readonly thickness: number
  readonly lines: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[]
}

/** `thinnest`: minimum line thickness that stays visible, in the rectangle's units. */
export function lostSign({ x, y, width, height }: Rect, thinnest: number): LostSign {
  const thickness = Math.max(thinnest, Math.min(width, height) * THICKNESS)
  // The outline is drawn inside the rectangle.
  const [left, top] = [x + thickness / 2, y + thickness / 2]
  const [right, bottom] = [x + width - thickness / 2, y + height - thickness / 2]
  const lines = [
    [left, top, right, top],
    [right, top, right, bottom],
    [right, bottom, left, bottom],
    [left, bottom, left, top],
    [left, top, right, bottom],
    [right, top, left, bottom],
  ] as const
  return { place: { x, y, width, height }, thickness, lines }
}

/** The surface's transform maps from the rectangle's units. */
export function paintLostPicture(surface: Surface, place: Rect, thinnest: number): void {
  const { thickness, lines } = lostSign(place, thinnest)
  surface.fillStyle = LOST_LOOK.fill
  surface.fillRect(place.x, place.y, place.width, place.height)
  surface.strokeStyle = LOST_LOOK.line
  surface.lineWidth = thickness
  surface.lineCap = 'square'
  surface.beginPath()
  for (const [x1, y1, x2, y2] of lines) {
    surface.moveTo(x1, y1)
    surface.lineTo(x2, y2)
  }
  surface.stroke()
}
