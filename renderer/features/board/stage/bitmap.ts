import Konva from 'konva'
import type { ScreenPoint } from '#shared/geometry/points.ts'

/**
 * CSS px in the group being drawn; `density` is device px per CSS px. `most`: how wide any group may be that takes its
 * place.
 */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly most: number
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

/**
 * Larger than this, CSS px, it holds so few cards, each so large, that they are drawn sooner as they are: a canvas of two
 * million bytes costs more than all the frames of a pan that it would save.
 */
const MOST_PX = 300_000

/**
 * A canvas is kept as it is for anything that fits and is not this many times lower, as after a zoom: sizing one anew
 * costs as much as drawing on it.
 */
const SPARE = 1.5

export function fitsBitmap({ width, height }: Bounds): boolean {
  return width * height <= MOST_PX
}

/** Device px. */
export function pixelsOf({ width, height, density }: Bounds): number {
  return width * height * density * density
}

/** Konva's own cache creates two canvases each time; this one is reused for whatever takes its place next. */
export function createBitmap(): Bitmap {
  // A layer without a stage: Konva's own way to a canvas that its nodes can be drawn on.
  const layer = new Konva.Layer({ listening: false })
  const canvas = layer.getCanvas()
  const pixels = layer.getNativeCanvasElement()
  let place = { x: 0, y: 0, across: 0, down: 0, density: 1 }
  return {
    make(group, { x, y, width, height, most, density }) {
      if (canvas.getPixelRatio() !== density) canvas.setPixelRatio(density)
      if (!holds(canvas, width * density, height * density)) canvas.setSize(most, height)
      const context = canvas.getContext()
      context.clear()
      context.save()
      context.translate(-x, -y)
      group.drawScene(canvas, group)
      context.restore()
      const [across, down] = [Math.floor(width * density), Math.floor(height * density)]
      place = { x, y, across, down, density }
    },
    draw(context, at) {
      const { x, y, across, down, density } = place
      context.drawImage(pixels, 0, 0, across, down, at.x + x, at.y + y, across / density, down / density)
    },
    empty: () => canvas.setSize(0, 0),
  }
}

/** Device px. */
function holds(canvas: { readonly width: number; readonly height: number }, width: number, height: number): boolean {
  const fits = canvas.width >= Math.floor(width) && canvas.height >= Math.floor(height)
  return fits && canvas.height <= SPARE * height
}
