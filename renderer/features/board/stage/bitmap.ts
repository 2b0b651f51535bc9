import Konva from 'konva'
import { STILL } from './still.ts'

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
  readonly image: Konva.Image
  readonly draw: (group: Konva.Group, bounds: Bounds) => void
  /** Frees its memory; it must be drawn again before it is shown. */
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
  const image = new Konva.Image({ ...STILL, image: layer.getNativeCanvasElement() })
  return {
    image,
    draw(group, { x, y, width, height, density }) {
      if (canvas.getPixelRatio() !== density) canvas.setPixelRatio(density)
      canvas.setSizeIfChanged(width, height)
      const context = canvas.getContext()
      context.clear()
      context.save()
      context.translate(-x, -y)
      group.drawScene(canvas, group)
      context.restore()
      image.position({ x, y })
      image.size({ width: canvas.width / density, height: canvas.height / density })
    },
    empty: () => canvas.setSize(0, 0),
  }
}
