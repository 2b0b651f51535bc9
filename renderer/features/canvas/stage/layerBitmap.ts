import type { MarkRow } from '#shared/document/schema.ts'
import { aim, paintMark } from '#shared/paint/paintMark.ts'
import { viewSize } from '#shared/paint/painter.ts'
import type { Painter, View } from '#shared/paint/painter.ts'

/**
 * One drawing layer as pixels. It is told the layer's marks and paints only what is new; a mark that went (undo, a change
 * further down) is answered from the nearest kept copy below it, so the cost does not grow with the layer.
 */
export interface LayerBitmap {
  readonly view: View
  readonly canvas: HTMLCanvasElement
  /** The marks that it shows. */
  readonly painted: () => readonly MarkRow[]
  /** Brings the bitmap towards these marks for at most `forMs`. True when it shows them all. */
  readonly sync: (marks: readonly MarkRow[], forMs: number) => boolean
}

interface Copy {
  readonly count: number
  readonly canvas: HTMLCanvasElement
}

/** A copy is kept every so many marks, and all copies of a layer together take at most so many bytes. */
const COPY_EVERY = 48
const COPY_BYTES = 64_000_000

export function createLayerBitmap(
  painter: Painter,
  view: View,
  makeCanvas: (width: number, height: number) => { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D },
  now: () => number,
  /** A bitmap of the same scale, of a smaller view inside this one, that shows all there is of its marks. */
  smaller: LayerBitmap | null = null,
): LayerBitmap {
  const { width, height } = viewSize(view)
  const { canvas, pen } = makeCanvas(width, height)
  aim(pen, view)
  const most = Math.max(3, Math.floor(COPY_BYTES / (width * height * 4)))
  let painted: MarkRow[] = []
  let copies: Copy[] = []
  if (smaller) takeOver(smaller)

  function takeOver(other: LayerBitmap): void {
    const { scale } = view
    pen.save()
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.drawImage(
      other.canvas,
      Math.round((other.view.frame.x - view.frame.x) * scale),
      Math.round((other.view.frame.y - view.frame.y) * scale),
    )
    pen.restore()
    painted = [...other.painted()]
    if (painted.length > 0) copies.push({ count: painted.length, canvas: copyOf(canvas) })
  }

  function replaceBy(source: HTMLCanvasElement | null): void {
    pen.save()
    pen.setTransform(1, 0, 0, 1, 0, 0)
    pen.clearRect(0, 0, width, height)
    if (source) pen.drawImage(source, 0, 0)
    pen.restore()
  }

  function copyOf(source: HTMLCanvasElement): HTMLCanvasElement {
    const made = makeCanvas(width, height)
    made.pen.drawImage(source, 0, 0)
    return made.canvas
  }

  /** Goes back to the newest copy that holds nothing past the first `count` marks. */
  function goBack(count: number): void {
    copies = copies.filter((copy) => copy.count <= count)
    const from = copies.at(-1)
    replaceBy(from?.canvas ?? null)
    painted = painted.slice(0, from?.count ?? 0)
  }

  function keepCopy(): void {
    if (painted.length % COPY_EVERY !== 0 || copies.at(-1)?.count === painted.length) return
    copies.push({ count: painted.length, canvas: copyOf(canvas) })
    // Too many: the older ones thin out first, since undo comes from the top.
    while (copies.length > most) copies.splice(thinnest(copies), 1)
  }

  return {
    view,
    canvas,
    painted: () => painted,
    sync(marks, forMs) {
      const until = now() + forMs
      let alike = 0
      while (alike < painted.length && painted[alike] === marks[alike]) alike += 1
      if (alike < painted.length) goBack(alike)
      while (painted.length < marks.length) {
        const mark = marks[painted.length]!
        paintMark(pen, mark, painter, view)
        painted.push(mark)
        keepCopy()
        if (now() >= until) break
      }
      return painted.length === marks.length
    },
  }
}

/** The copy whose loss widens a gap least for its age: the gap it would leave, against how far below the top it lies. */
function thinnest(copies: readonly Copy[]): number {
  const top = copies.at(-1)!.count
  let best = 0
  let least = Infinity
  for (let i = 0; i < copies.length - 1; i += 1) {
    const gap = copies[i + 1]!.count - (copies[i - 1]?.count ?? 0)
    const weight = gap / (top - copies[i]!.count + COPY_EVERY)
    if (weight < least) [best, least] = [i, weight]
  }
  return best
}
