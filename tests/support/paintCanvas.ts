import { createCanvas } from '@napi-rs/canvas'
import { createPainter } from '#shared/paint/painter.ts'

/** A canvas as the window's stage has it, without a window. */
export function makeCanvas(width: number, height: number) {
  const canvas = createCanvas(width, height)
  return {
    canvas: canvas as never as HTMLCanvasElement,
    context: canvas.getContext('2d') as never as CanvasRenderingContext2D,
  }
}

export const painter = createPainter({
  make(width, height) {
    const { canvas, context } = makeCanvas(width, height)
    return { surface: context, picture: canvas }
  },
})
