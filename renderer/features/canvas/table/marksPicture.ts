import type { MarkRow } from '#shared/document/schema.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import { aim, paintMark } from '#shared/compositing/paintMark.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { makeCanvas } from '../stage/windowMaker.ts'

/** Larger canvases can come out blank. px */
const MOST_SIDE = 8192
const MOST_PX = 40_000_000

/** Marks alone on a transparent background, `sharpness` px per panel px if a canvas can hold that. */
export async function marksPicture(marks: readonly MarkRow[], painter: Painter, sharpness: number): Promise<Blob> {
  const frame = boxOf(marks)
  if (!frame) throw new Error('no marks are selected')
  const { width, height } = frame
  const scale = Math.min(sharpness, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PX / (width * height)))
  const { canvas, context } = makeCanvas(width * scale, height * scale)
  const view = { frame, scale }
  aim(context, view)
  for (const mark of marks) paintMark(context, mark, painter, view)
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/png')
  })
  if (!blob) throw new Error('the marks could not be painted')
  return blob
}

/** The box around marks in whole panel px; null for none. */
export function boxOf(marks: readonly MarkRow[]): Rect | null {
  const box = marksBounds(marks)
  if (!box) return null
  const [x, y] = [Math.floor(box.x), Math.floor(box.y)]
  return { x, y, width: Math.ceil(box.x + box.width) - x, height: Math.ceil(box.y + box.height) - y }
}
