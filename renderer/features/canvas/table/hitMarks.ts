import type { MarkRow } from '#shared/document/schema.ts'
import { laidAs } from '#shared/paint/nibs/nibOf.ts'
import { POINT_STRIDE } from '#shared/paint/strokePoints.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { markBounds, pointsOf, ringsOf } from '#shared/compositing/markBounds.ts'

/** The marks in an area, those with any part of their line inside. */
export function marksInArea(marks: readonly MarkRow[], area: Rect): MarkRow[] {
  return marks.filter((mark) => {
    const box = markBounds(mark)
    const apart =
      box.x > area.x + area.width ||
      box.x + box.width < area.x ||
      box.y > area.y + area.height ||
      box.y + box.height < area.y
    return !apart && lineOf(mark).some(({ x, y }) => within(area, x, y))
  })
}

/** The marks that are mostly inside a loop. */
export function marksInLoop(marks: readonly MarkRow[], loop: readonly PanelPoint[]): MarkRow[] {
  return marks.filter((mark) => {
    const line = lineOf(mark)
    return line.filter((point) => isInside(loop, point)).length > line.length / 2
  })
}

/** Those with any part of their line inside these corners. */
export function marksTouching(marks: readonly MarkRow[], frame: readonly PanelPoint[]): MarkRow[] {
  return marks.filter((mark) => lineOf(mark).some((point) => isInside(frame, point)))
}

/** The topmost mark within `near` panel px of a place. */
export function markAt(marks: readonly MarkRow[], at: PanelPoint, near: number): MarkRow | undefined {
  return marks.findLast((mark) => {
    const box = markBounds(mark)
    const reached = { x: box.x - near, y: box.y - near, width: box.width + 2 * near, height: box.height + 2 * near }
    if (!within(reached, at.x, at.y)) return false
    if (mark.kind === 'text' || mark.kind === 'camera') return true
    const line = lineOf(mark)
    if (mark.kind === 'fill' && isInside(line, at)) return true
    const half = mark.kind === 'fill' ? 0 : mark.size / 2
    return line.some((point, i) => fromPiece(at, line[i - 1] ?? point, point) <= near + half)
  })
}

/** Whether this is a line that colour may lie beneath. */
export function isLine(mark: MarkRow): boolean {
  return mark.kind !== 'fill' && !isEraser(mark)
}

export function isEraser(mark: MarkRow): boolean {
  return mark.kind === 'stroke' && laidAs(mark) === 'cut'
}

/** Panel points along what a mark drew, its transform applied. */
export function lineOf(mark: MarkRow): PanelPoint[] {
  const points = ownLine(mark)
  if (!mark.transform) return points
  const [a, b, c, d, e, f] = mark.transform
  return points.map(({ x, y }) => ({ x: a * x + c * y + e, y: b * x + d * y + f }))
}

function ownLine(mark: MarkRow): PanelPoint[] {
  switch (mark.kind) {
    case 'stroke':
      return unflat(pointsOf(mark))
    case 'fill':
      return ringsOf(mark).flatMap(unflat)
    case 'shape':
      return shapeLine(mark)
    case 'text':
    case 'camera': {
      const { x, y, width, height } = markBounds({ ...mark, transform: null })
      return corners(x, y, width, height)
    }
  }
}

function shapeLine({ shape, from, to, bend }: Extract<MarkRow, { kind: 'shape' }>): PanelPoint[] {
  const [ax, ay] = from
  const [bx, by] = to
  if (shape === 'line' || shape === 'arrow') {
    const points = [from, ...(bend ? [bend] : []), to].map(([x, y]) => ({ x, y }))
    return points.flatMap((point, i) => {
      const next = points[i + 1]
      return next ? [0, 0.25, 0.5, 0.75].map((t) => between(point, next, t)) : [point]
    })
  }
  if (shape === 'rectangle') {
    const box = corners(ax, ay, bx - ax, by - ay)
    return box.flatMap((point, i) => [0, 0.5].map((t) => between(point, box[(i + 1) % 4]!, t)))
  }
  return Array.from({ length: 25 }, (_, i) => {
    const angle = (i / 24) * Math.PI * 2
    return {
      x: (ax + bx) / 2 + (Math.cos(angle) * (bx - ax)) / 2,
      y: (ay + by) / 2 + (Math.sin(angle) * (by - ay)) / 2,
    }
  })
}

function corners(x: number, y: number, width: number, height: number): PanelPoint[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}

function between(a: PanelPoint, b: PanelPoint, t: number): PanelPoint {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }
}

function unflat(list: Float32Array): PanelPoint[] {
  const points: PanelPoint[] = []
  for (let i = 0; i < list.length; i += POINT_STRIDE) points.push({ x: list[i]!, y: list[i + 1]! })
  return points
}

function within(area: Rect, x: number, y: number): boolean {
  return x >= area.x && y >= area.y && x <= area.x + area.width && y <= area.y + area.height
}

/** Even-odd rule: a ray to the right crosses the loop an odd number of times. */
export function isInside(loop: readonly PanelPoint[], { x, y }: PanelPoint): boolean {
  let inside = false
  loop.forEach((a, i) => {
    const b = loop[(i + 1) % loop.length]!
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside
  })
  return inside
}

/** Panel px from a place to the straight piece between two others. */
export function fromPiece(p: PanelPoint, a: PanelPoint, b: PanelPoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const square = dx * dx + dy * dy
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square))
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
}
