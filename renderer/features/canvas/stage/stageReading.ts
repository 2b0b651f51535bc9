import type { Rect } from '#shared/geometry/rect.ts'
import type { View } from '#shared/paint/painter.ts'
import type { Aim, StageCanvas } from './stageCanvas.ts'

type MakeCanvas = (width: number, height: number) => StageCanvas

/** Pixels for colour to be poured on, and what of the panel they show. */
export type Pool = View & { readonly pixels: ImageData }

const POOL_PX = 1_600_000

/** A picture of the frame on paper, of at most so many px; `lay` lays the layers on it. */
export function poolOf(
  frame: Rect,
  paper: string,
  makeCanvas: MakeCanvas,
  lay: (sheet: StageCanvas, aim: Aim) => void,
): Pool {
  const scale = Math.min(1, Math.sqrt(POOL_PX / (frame.width * frame.height)))
  const sheet = makeCanvas(frame.width * scale, frame.height * scale)
  sheet.pen.fillStyle = paper
  sheet.pen.fillRect(0, 0, sheet.canvas.width, sheet.canvas.height)
  lay(sheet, { scale, x: -frame.x * scale, y: -frame.y * scale })
  return { frame, scale, pixels: sheet.pen.getImageData(0, 0, sheet.canvas.width, sheet.canvas.height) }
}

/** The colour of these sheets over each other at a device px, #rrggbb; null where they are clear. */
export function colorUnder(
  sheets: readonly StageCanvas[],
  x: number,
  y: number,
  makeCanvas: MakeCanvas,
): string | null {
  const { pen } = makeCanvas(1, 1)
  for (const { canvas } of sheets) {
    pen.globalAlpha = canvas.style.opacity === '' ? 1 : Number(canvas.style.opacity)
    pen.globalCompositeOperation = canvas.style.mixBlendMode === 'multiply' ? 'multiply' : 'source-over'
    pen.drawImage(canvas, x, y, 1, 1, 0, 0, 1, 1)
  }
  const found = pen.getImageData(0, 0, 1, 1).data
  if (found[3]! < 128) return null
  return `#${Array.from(found.slice(0, 3), (part) => part.toString(16).padStart(2, '0')).join('')}`
}
