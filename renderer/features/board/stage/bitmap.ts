import Konva from 'konva'
import type { ScreenPoint } from '#shared/geometry/points.ts'

/** CSS px in the group being drawn; `density` is device px per CSS px. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly density: number
}

/** A group cached as one picture. */
export interface Bitmap {
  readonly make: (group: Konva.Group, bounds: Bounds) => void
  /** Draws it where its group's corner is at this place, CSS px. */
  readonly draw: (context: Konva.Context, at: ScreenPoint) => void
  /** Frees its memory; it must be made again before it is drawn. */
  readonly empty: () => void
}

/** Larger than this, device px, a bitmap costs more memory than it saves time. */
const MOST_PX = 3_000_000

export function fitsBitmap({ width, height, density }: Bounds): boolean {
  return width * height * density * density <= MOST_PX
}

/** Konva's own cache creates two canvases each time; this one is reused for whatever takes its place next. */
export function createBitmap(): Bitmap {
  // A layer without a stage: Konva's own way to a canvas that its nodes can be drawn on.
  const layer = new Konva.Layer({ listening: false })
  const canvas = layer.getCanvas()
  const pixels = layer.getNativeCanvasElement()
  let place = { x: 0, y: 0, width: 0, height: 0 }
  return {
    make(group, { x, y, width, height, density }) {
      if (canvas.getPixelRatio() !== density) canvas.setPixelRatio(density)
      canvas.setSizeIfChanged(width, height)
      const context = canvas.getContext()
      context.clear()
      context.save()
      context.translate(-x, -y)
      group.drawScene(canvas, group)
      context.restore()
      place = { x, y, width: canvas.width / density, height: canvas.height / density }
    },
    draw: (context, { x, y }) => context.drawImage(pixels, x + place.x, y + place.y, place.width, place.height),
    empty: () => canvas.setSize(0, 0),
  }
}
