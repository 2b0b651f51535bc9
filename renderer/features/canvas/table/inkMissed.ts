import { markBounds } from '#shared/compositing/markBounds.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { meetRect } from '#shared/geometry/rect.ts'
import { touches } from './fillPlace.ts'
import { isEraser } from './hitMarks.ts'

/** Whether an eraser met no ink: it leaves no mark, for neither it nor its undo would be seen. */
export function erasesNothing(marks: readonly MarkRow[], mark: MarkRow): boolean {
  return isEraser(mark) && !meetsInk(marks, mark)
}

/**
 * Whether a mark that may only colour ink lies where there is none among the marks beneath it: it would not be seen either.
 * `poured`: where a fill was poured, which lies close round lines that it does not reach beneath.
 */
export function colorsNothing(beneath: readonly MarkRow[], mark: MarkRow, poured: PanelPoint | null): boolean {
  if (!mark.within) return false
  if (mark.kind !== 'fill' || !poured) return !meetsInk(beneath, mark)
  return !beneath.some((other) => !isEraser(other) && touches(other, mark))
}

function meetsInk(marks: readonly MarkRow[], mark: MarkRow): boolean {
  return marks.some((other) => !isEraser(other) && meetRect(markBounds(other), markBounds(mark)) !== null)
}
