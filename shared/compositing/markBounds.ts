import { assertNever } from '../assertNever.ts'
import type { MarkRow } from '../document/schema.ts'
import type { FillMark, StrokeMark } from '../document/markSchema.ts'
import { POINT_STRIDE, unpackPoints } from '../paint/strokePoints.ts'
import { growRect, unionRect } from '../geometry/rect.ts'
import type { Rect } from '../geometry/rect.ts'
import { cameraLine } from './paintCamera.ts'
import { nibOf } from '../paint/nibs/nibOf.ts'
import { arrowHead } from './paintShape.ts'
import { LINE_HEIGHT } from './paintWords.ts'

/** Rows are immutable, so values derived from one can be cached for its lifetime. */
const points = new WeakMap<StrokeMark, Float32Array>()
const rings = new WeakMap<FillMark, readonly Float32Array[]>()
const bounds = new WeakMap<MarkRow, Rect>()

/** A stroke's pen points, unpacked once and cached. */
export function pointsOf(mark: StrokeMark): Float32Array {
  const known = points.get(mark)
  if (known) return known
  const unpacked = unpackPoints(mark.points)
  points.set(mark, unpacked)
  return unpacked
}

/** A fill's rings, unpacked once and cached. */
export function ringsOf(mark: FillMark): readonly Float32Array[] {
  const known = rings.get(mark)
  if (known) return known
  const unpacked = mark.rings.map(unpackPoints)
  rings.set(mark, unpacked)
  return unpacked
}

/** Axis-aligned rectangle (panel px) that contains all of a mark's ink, with its transform applied. */
export function markBounds(mark: MarkRow): Rect {
  const known = bounds.get(mark)
  if (known) return known
  const own = ownBounds(mark)
  const found = mark.transform ? placed(own, mark.transform) : own
  bounds.set(mark, found)
  return found
}

/** The rectangle around all of these marks; null for none. */
export function marksBounds(marks: readonly MarkRow[]): Rect | null {
  return marks.reduce<Rect | null>((all, mark) => unionRect(all, markBounds(mark)), null)
}

function ownBounds(mark: MarkRow): Rect {
  switch (mark.kind) {
    case 'stroke': {
      const [list, { widest, strays }] = [pointsOf(mark), nibOf(mark.brush)]
      return growRect(pointBounds(list), (mark.size * widest) / 2 + 1 + (strays?.(list) ?? 0))
    }
    case 'shape': {
      const corners = [mark.from, mark.to, ...(mark.bend ? [mark.bend] : [])].flatMap(([x, y]) => [x, y, 0, 0, 0])
      const box = pointBounds(Float32Array.from(corners))
      const head = mark.shape === 'arrow' ? arrowHead(mark.size, Math.hypot(box.width, box.height)) : 0
      return growRect(box, mark.size / 2 + head + 1)
    }
    case 'text': {
      const lines = mark.text.split('\n')
      const width = Math.max(...lines.map(wordsWidth)) * mark.size
      return growRect({ x: mark.x, y: mark.y, width, height: lines.length * LINE_HEIGHT * mark.size }, mark.size / 2)
    }
    case 'fill':
      return growRect(
        ringsOf(mark).reduce<Rect | null>((all, ring) => unionRect(all, pointBounds(ring)), null)!,
        1,
      )
    case 'camera': {
      const line = cameraLine(mark.start, mark.end)
      const both = [mark.start, mark.end].map(([x, y, width, height]) => ({ x, y, width, height }))
      return growRect(unionRect(both[0]!, both[1]!)!, line * 4)
    }
    default:
      return assertNever(mark)
  }
}

/**
 * In units of the type size; never an underestimate: every Latin letter of the caption face is 0.6 wide, and no other
 * is wider than its size.
 */
function wordsWidth(line: string): number {
  let width = 0
  for (const letter of line) width += letter < '\u0250' ? 0.6 : 1
  return width
}

function pointBounds(list: Float32Array): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < list.length; i += POINT_STRIDE) {
    left = Math.min(left, list[i]!)
    right = Math.max(right, list[i]!)
    top = Math.min(top, list[i + 1]!)
    bottom = Math.max(bottom, list[i + 1]!)
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top }
}

/** Axis-aligned bounds of a rectangle after the affine transform [a, b, c, d, e, f]. */
export function placed(rect: Rect, [a, b, c, d, e, f]: NonNullable<MarkRow['transform']>): Rect {
  const corners = [
    [rect.x, rect.y],
    [rect.x + rect.width, rect.y],
    [rect.x, rect.y + rect.height],
    [rect.x + rect.width, rect.y + rect.height],
  ].flatMap(([x, y]) => [a * x! + c * y! + e, b * x! + d * y! + f, 0, 0, 0])
  return pointBounds(Float32Array.from(corners))
}
