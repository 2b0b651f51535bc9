import { markBounds, ringsOf } from '#shared/compositing/markBounds.ts'
import type { FillMark } from '#shared/document/markSchema.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import { meetRect } from '#shared/geometry/rect.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { USUAL_GRAIN } from '#shared/paint/grain.ts'
import { POINT_STRIDE } from '#shared/paint/strokePoints.ts'
import { fromPiece, isEraser, isInside, isLine, lineOf } from './hitMarks.ts'

/**
 * The index of a new fill among a layer's marks: beneath its lines, but above whatever would hide it or cut it away.
 * That is earlier fills and erasers where it lies, and all that covers the place it was poured at (panel px; null if it
 * was drawn rather than poured).
 */
export function fillPlace(marks: readonly MarkRow[], fill: FillMark, poured: PanelPoint | null): number {
  const covering = marks.findLastIndex((mark) => hidesFills(mark) && touches(mark, fill))
  const there = poured ? marks.findLastIndex((mark) => covers(mark, poured)) : -1
  return Math.max(covering, there) + 1
}

/** Whether a line lies under the fill at this index, and would lose its edge to it. */
export function liesOnLines(marks: readonly MarkRow[], fill: FillMark, index: number): boolean {
  return marks.slice(0, index).some((mark) => isLine(mark) && meetRect(markBounds(mark), markBounds(fill)) !== null)
}

/** Whether any of these marks is a line that colour may lie beneath. */
export function hasLines(marks: readonly MarkRow[]): boolean {
  return marks.some(isLine)
}

/** Graphite of this grain has larger bare spots than are closed as any pencil's tooth. */
const ROUGH = 0.65

/** Whether any of these lines is of rough graphite. */
export function isRough(marks: readonly MarkRow[]): boolean {
  return marks.some((mark) => mark.kind === 'stroke' && isLine(mark) && (mark.grain ?? USUAL_GRAIN) > ROUGH)
}

/** What a fill under it would not be seen through, or would be cut away by: it goes above. */
export function hidesFills(mark: MarkRow): boolean {
  return mark.kind === 'fill' || isEraser(mark)
}

function covers(mark: MarkRow, at: PanelPoint): boolean {
  if (mark.kind === 'fill') return isIn(mark, at)
  if (mark.kind === 'shape' && mark.filled && isInside(lineOf(mark), at)) return true
  return (mark.kind === 'stroke' || mark.kind === 'shape') && isNear(mark, at)
}

/** Whether any of this mark lies in or at the edge of a fill. */
export function touches(mark: MarkRow, fill: FillMark): boolean {
  if (!meetRect(markBounds(mark), markBounds(fill))) return false
  if (lineOf(mark).some((point) => isIn(fill, point))) return true
  const edge = lineOf(fill)
  return mark.kind === 'fill' ? edge.some((point) => isIn(mark, point)) : edge.some((point) => isNear(mark, point))
}

function isNear(mark: MarkRow, at: PanelPoint): boolean {
  const half = 'size' in mark ? mark.size / 2 : 0
  const line = lineOf(mark)
  return line.some((point, i) => fromPiece(at, line[i - 1] ?? point, point) <= half)
}

/** Even-odd over its rings, wherever it was moved to. */
function isIn(fill: FillMark, at: PanelPoint): boolean {
  const own = fill.transform ? back(fill.transform, at) : at
  return ringsOf(fill).filter((ring) => isInside(corners(ring), own)).length % 2 === 1
}

function corners(ring: Float32Array): PanelPoint[] {
  const points: PanelPoint[] = []
  for (let i = 0; i < ring.length; i += POINT_STRIDE) points.push({ x: ring[i]!, y: ring[i + 1]! })
  return points
}

/** Where a place was before an affine moved it. */
function back([a, b, c, d, e, f]: NonNullable<FillMark['transform']>, { x, y }: PanelPoint): PanelPoint {
  const det = a * d - b * c
  return { x: (d * (x - e) - c * (y - f)) / det, y: (a * (y - f) - b * (x - e)) / det }
}
