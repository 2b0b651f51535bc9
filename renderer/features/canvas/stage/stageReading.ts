import type { Rect } from '#shared/geometry/rect.ts'
import type { View } from '#shared/paint/painter.ts'
import type { Aim, StageCanvas } from './stageCanvas.ts'

type MakeCanvas = (width: number, height: number) => StageCanvas

/** Pixels to fill on, and the part of the panel that they show. */
export type Pool = View & { readonly pixels: ImageData }

const POOL_PX = 1_600_000

/** A picture of the frame on paper, of at most so many px; `lay` draws the layers on it. */
export function poolOf(
  frame: Rect,
  paper: string,
  makeCanvas: MakeCanvas,
  lay: (stageCanvas: StageCanvas, aim: Aim) => void,
): Pool {
  const scale = Math.min(1, Math.sqrt(POOL_PX / (frame.width * frame.height)))
  const stageCanvas = makeCanvas(frame.width * scale, frame.height * scale)
  stageCanvas.context.fillStyle = paper
  stageCanvas.context.fillRect(0, 0, stageCanvas.canvas.width, stageCanvas.canvas.height)
  lay(stageCanvas, { scale, x: -frame.x * scale, y: -frame.y * scale })
  return {
    frame,
    scale,
    pixels: stageCanvas.context.getImageData(0, 0, stageCanvas.canvas.width, stageCanvas.canvas.height),
  }
}

/** The colour of these stacked canvases at a device px, #rrggbb; null if they are clear. */
export function colorUnder(
  canvases: readonly StageCanvas[],
  x: number,
  y: number,
  makeCanvas: MakeCanvas,
): string | null {
  const { context } = makeCanvas(1, 1)
  for (const { canvas } of canvases) {
    context.globalAlpha = canvas.style.opacity === '' ? 1 : Number(canvas.style.opacity)
    context.globalCompositeOperation = canvas.style.mixBlendMode === 'multiply' ? 'multiply' : 'source-over'
    context.drawImage(canvas, x, y, 1, 1, 0, 0, 1, 1)
  }
  const found = context.getImageData(0, 0, 1, 1).data
  if (found[3]! < 128) return null
  return `#${Array.from(found.slice(0, 3), (part) => part.toString(16).padStart(2, '0')).join('')}`
}
