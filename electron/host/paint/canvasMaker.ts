import { createCanvas } from '@napi-rs/canvas'
import type { SurfaceMaker } from '#shared/paint/surface.ts'

/** Creates surfaces from the host's own canvas. */
export const canvasMaker: SurfaceMaker = {
  make(width, height) {
    const picture = createCanvas(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)))
    return { surface: picture.getContext('2d') as never, picture }
  },
}
