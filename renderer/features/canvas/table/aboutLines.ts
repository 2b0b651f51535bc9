import { markBounds } from '#shared/compositing/markBounds.ts'
import { arrowHead } from '#shared/compositing/paintShape.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { nibOf } from '#shared/paint/nibs/nibOf.ts'
import { fromPiece, lineOf } from './hitMarks.ts'
import type { Pool } from './pour.ts'

/** How much room a line has about it, px: its edge is soft, and a pencil's strays. */
const ROOM = 3

/** The px (1) of a pool that are near to a line: no line is anywhere else. Rests after every mark. */
export function* aboutLines(lines: readonly MarkRow[], pool: Pool): Generator<void, Uint8Array> {
  const { frame, scale } = pool
  const about = new Uint8Array(pool.pixels.width * pool.pixels.height)
  for (const mark of lines) {
    const points = closed(mark).map(({ x, y }) => ({ x: (x - frame.x) * scale, y: (y - frame.y) * scale }))
    const far = farOf(mark) * stretchOf(mark) * scale + ROOM
    if (isSolid(mark)) cover(about, pool, boxOf(markBounds(mark), pool), () => true)
    else alongLine(about, pool, points, far)
    yield
  }
  return about
}

function closed(mark: MarkRow): readonly PanelPoint[] {
  const line = lineOf(mark)
  return mark.kind === 'shape' && mark.shape === 'rectangle' ? [...line, line[0]!] : line
}

/** Words, and shapes that are filled, have ink all over. */
function isSolid(mark: MarkRow): boolean {
  return mark.kind === 'text' || mark.kind === 'camera' || (mark.kind === 'shape' && mark.filled)
}

/** Half its width, panel px; an arrow's head reaches further out. */
function farOf(mark: MarkRow): number {
  if (mark.kind === 'stroke') return (mark.size * nibOf(mark.brush).widest) / 2
  if (mark.kind !== 'shape') return 0
  const [[ax, ay], [bx, by]] = [mark.from, mark.to]
  return mark.size / 2 + (mark.shape === 'arrow' ? arrowHead(mark.size, Math.hypot(bx - ax, by - ay)) : 0)
}

function stretchOf({ transform }: MarkRow): number {
  if (!transform) return 1
  const [a, b, c, d] = transform
  return Math.max(Math.hypot(a, b), Math.hypot(c, d))
}

/** Points that lie close together for this width are passed over. */
function alongLine(about: Uint8Array, pool: Pool, points: readonly PanelPoint[], far: number): void {
  let last = points[0]
  points.forEach((point, i) => {
    if (!last || (i > 0 && i < points.length - 1 && Math.hypot(point.x - last.x, point.y - last.y) < far / 4)) return
    const [from, to] = [last, point]
    const box = { x: Math.min(from.x, to.x) - far, y: Math.min(from.y, to.y) - far }
    const size = { width: Math.abs(from.x - to.x) + 2 * far, height: Math.abs(from.y - to.y) + 2 * far }
    cover(about, pool, { ...box, ...size }, (x, y) => fromPiece({ x, y }, from, to) <= far)
    last = point
  })
}

type Box = ReturnType<typeof markBounds>

function boxOf({ x, y, width, height }: Box, { frame, scale }: Pool): Box {
  return { x: (x - frame.x) * scale, y: (y - frame.y) * scale, width: width * scale, height: height * scale }
}

function cover(about: Uint8Array, { pixels }: Pool, box: Box, meant: (x: number, y: number) => boolean): void {
  const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))]
  const [right, bottom] = [Math.ceil(box.x + box.width), Math.ceil(box.y + box.height)]
  for (let y = top; y < Math.min(pixels.height, bottom); y += 1)
    for (let x = left, at = y * pixels.width + left; x < Math.min(pixels.width, right); x += 1, at += 1)
      if (!about[at] && meant(x, y)) about[at] = 1
}
