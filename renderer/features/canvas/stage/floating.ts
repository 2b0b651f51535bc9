import type { MarkRow } from '#shared/document/schema.ts'
import { meetRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { marksBounds } from '#shared/paint/markBounds.ts'
import { aim as aimView, paintMark } from '#shared/paint/paintMark.ts'
import type { Painter, View } from '#shared/paint/painter.ts'
import type { Matrix } from '../tools/transformBox.ts'
import { aimPen, wipe } from './sheet.ts'
import type { Aim, Sheet } from './sheet.ts'

/** Marks under way somewhere else: painted once, then shown wherever the hand has them. */
export interface Floating {
  readonly lift: (marks: readonly MarkRow[]) => void
  readonly at: (matrix: Matrix) => void
  readonly drop: () => void
}

const MOST_PX = 6_000_000

export function createFloating(
  painter: Painter,
  shown: Sheet,
  makeCanvas: (width: number, height: number) => Sheet,
  aim: () => Aim,
  frame: () => Rect,
): Floating {
  let held: { sheet: Sheet; view: View } | null = null
  return {
    lift(marks) {
      const box = marksBounds(marks)
      const room = frame()
      const reach = {
        x: room.x - room.width,
        y: room.y - room.width,
        width: room.width * 3,
        height: room.height + room.width * 2,
      }
      const area = box && meetRect(box, reach)
      if (!area) return
      const scale = Math.min(aim().scale, Math.sqrt(MOST_PX / (area.width * area.height)))
      const view = { frame: area, scale }
      const sheet = makeCanvas(area.width * scale, area.height * scale)
      aimView(sheet.pen, view)
      for (const mark of marks) paintMark(sheet.pen, mark, painter, view)
      held = { sheet, view }
      this.at([1, 0, 0, 1, 0, 0])
    },
    at(matrix) {
      if (!held) return
      const { sheet, view } = held
      wipe(shown)
      aimPen(shown.pen, aim())
      shown.pen.transform(...matrix)
      const { x, y } = view.frame
      shown.pen.drawImage(sheet.canvas, x, y, sheet.canvas.width / view.scale, sheet.canvas.height / view.scale)
    },
    drop() {
      if (held) wipe(shown)
      held = null
    },
  }
}
