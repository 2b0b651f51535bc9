import type { SurfaceMaker } from '#shared/paint/surface.ts'

/** A cleared canvas of the window, and its 2D surface. */
export function makeCanvas(
  width: number,
  height: number,
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.ceil(width))
  canvas.height = Math.max(1, Math.ceil(height))
  return { canvas, context: canvas.getContext('2d')! }
}

export const windowMaker: SurfaceMaker = {
  make(width, height) {
    const { canvas, context } = makeCanvas(width, height)
    return { surface: context, picture: canvas }
  },
}
