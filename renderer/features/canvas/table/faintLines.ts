import { markBounds } from '#shared/compositing/markBounds.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { POINT_STRIDE, unpackPoints } from '#shared/paint/strokePoints.ts'
import type { fillOf } from '#shared/tools/lassoFill.ts'
import { fromPiece, isLine, lineOf } from './hitMarks.ts'

type Poured = ReturnType<typeof fillOf>

/** A line of two px at a breath of pressure differs from the paper by so little. */
export const FAINT_TOLERANCE = 12

/** How far the edge of a fill lies from the middle of a line that holds it in, panel px, where that is wide, and at most beyond half its width. */
const HALF = 4
const BESIDE = 6
/** The part of its edge that lines must hold: gaps are bridged straight. */
const MOST = 0.7
/** How many places of an edge are looked at. */
const PLACES = 64

/** Whether poured colour reached the edge of the paper. */
export function ranOut(fill: Poured, { x, y, width, height }: Rect): boolean {
  return edgeOf(fill).some((at) => at.x <= x + 1 || at.y <= y + 1 || at.x >= x + width - 1 || at.y >= y + height - 1)
}

/**
 * Whether lines hold this colour in, nearly all round. What was poured to the edge of the paper went through no line if no line would
 * hold it: a haze has an edge as well, which is none.
 */
export function isHeldIn(fill: Poured, marks: readonly MarkRow[]): boolean {
  const edge = edgeOf(fill)
  const every = Math.max(1, Math.floor(edge.length / PLACES))
  const places = edge.filter((_, i) => i % every === 0)
  const lines = marks.filter(isLine).map((mark) => ({ line: lineOf(mark), box: markBounds(mark), far: farOf(mark) }))
  const held = places.filter((at) =>
    lines.some(
      ({ line, box, far }) =>
        isAbout(box, at, far) && line.some((point, i) => fromPiece(at, line[i - 1] ?? point, point) <= far),
    ),
  )
  return places.length > 0 && held.length >= MOST * places.length
}

function farOf(mark: MarkRow): number {
  return BESIDE + ('size' in mark ? Math.min(HALF, mark.size / 2) : 0)
}

function isAbout({ x, y, width, height }: Rect, at: PanelPoint, far: number): boolean {
  return at.x >= x - far && at.y >= y - far && at.x <= x + width + far && at.y <= y + height + far
}

function edgeOf({ rings }: Poured): PanelPoint[] {
  const edge: PanelPoint[] = []
  for (const ring of rings) {
    const points = unpackPoints(ring)
    for (let i = 0; i < points.length; i += POINT_STRIDE) edge.push({ x: points[i]!, y: points[i + 1]! })
  }
  return edge
}
