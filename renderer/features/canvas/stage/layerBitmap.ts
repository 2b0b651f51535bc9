import type { MarkRow } from '#shared/document/schema.ts'
import { meetRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { markBounds, marksBounds } from '#shared/compositing/markBounds.ts'
import { aim, paintMark } from '#shared/compositing/paintMark.ts'
import { viewSize } from '#shared/paint/painter.ts'
import type { Painter, View } from '#shared/paint/painter.ts'
import { COPY_EVERY, createLayerCopies, putArea } from './layerCopies.ts'
import type { LayerCopies, LayerCopy } from './layerCopies.ts'
import { changesBetween } from './markChanges.ts'
import type { SpareCanvases } from './spareCanvases.ts'
import { copyOver, onDevice, wipe } from './stageCanvas.ts'
import type { StageCanvas } from './stageCanvas.ts'

/** What bitmaps are made with. */
export interface BitmapParts {
  readonly painter: Painter
  readonly makeCanvas: (width: number, height: number) => StageCanvas
  readonly spares: SpareCanvases
  readonly now: () => number
}

/**
 * One drawing layer as pixels. It is given the layer's marks and paints only new ones; if marks were removed or
 * changed, only their area is repainted, from the nearest kept copy below them, with only the marks in that area. So
 * the cost does not grow with the layer.
 */
export interface LayerBitmap {
  readonly view: View
  /** Holds nothing as long as nothing is painted, not even memory: of a new panel's layers that is most of what there is. */
  readonly canvas: HTMLCanvasElement
  /** The marks that it shows: a new list whenever it looks different. */
  readonly painted: () => readonly MarkRow[]
  /** Brings the bitmap towards these marks for at most `forMs`. True once it shows them all. */
  readonly sync: (marks: readonly MarkRow[], forMs: number) => boolean
  /** Makes a copy if one is due: for idle time. */
  readonly copyWhenIdle: () => void
}

/**
 * An area being repainted for other marks, off the canvas, so that nothing half done is shown. Its canvas is as large as
 * the bitmap and not clipped to the area: a canvas rounds the edges of a path that it cuts off otherwise than those of
 * a whole one, by up to half a px's ink, and a line would not look the same after an undo beside it. Outside the area
 * that canvas holds nothing of use.
 */
interface Patch {
  readonly target: readonly MarkRow[]
  /** This many marks at the bottom stay unchanged. */
  readonly from: number
  /** Device px. */
  readonly area: Rect
  readonly stageCanvas: StageCanvas
  /** Marks of `target` that the canvas holds. */
  at: number
  /** Copies that include changed marks, from the bottom up: corrected as the canvas reaches them. */
  stale: readonly LayerCopy[]
}

/** What a bitmap consists of, and its progress. */
interface Work extends BitmapParts {
  readonly view: View
  readonly stageCanvas: StageCanvas
  readonly copies: LayerCopies
  painted: readonly MarkRow[]
  patch: Patch | null
  /** The first thing that a canvas is told makes the browser give it its memory, which takes some ms. */
  aimed: boolean
}

export function createLayerBitmap(
  parts: BitmapParts,
  view: View,
  /** A bitmap at the same scale, of a smaller view inside this one, that holds everything there is of its marks. */
  smaller: LayerBitmap | null = null,
): LayerBitmap {
  const { width, height } = viewSize(view)
  const stageCanvas = parts.makeCanvas(width, height)
  const copies = createLayerCopies(width, height, parts.makeCanvas)
  const work: Work = { ...parts, view, stageCanvas, copies, painted: [], patch: null, aimed: false }
  if (smaller && smaller.painted().length > 0) takeOver(work, smaller)

  return {
    view,
    canvas: stageCanvas.canvas,
    painted: () => work.painted,
    sync: (marks, forMs) => sync(work, marks, parts.now() + forMs),
    copyWhenIdle() {
      if (!work.patch && copies.behind(work.painted.length) >= COPY_EVERY)
        copies.keep(stageCanvas.canvas, work.painted.length)
    },
  }
}

function takeOver(work: Work, other: LayerBitmap): void {
  const { view, stageCanvas, copies } = work
  const { canvas, context } = stageCanvas
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.drawImage(
    other.canvas,
    Math.round((other.view.frame.x - view.frame.x) * view.scale),
    Math.round((other.view.frame.y - view.frame.y) * view.scale),
  )
  context.restore()
  work.painted = [...other.painted()]
  copies.keep(canvas, work.painted.length)
}

/** True once the bitmap shows these marks. */
function sync(work: Work, marks: readonly MarkRow[], until: number): boolean {
  const target = commonTop(work.painted, marks)
  if (work.patch && !alike(work.patch.target, target)) {
    // What it has corrected already is no longer wanted.
    work.copies.dropAbove(work.patch.from)
    endPatch(work, work.patch)
  }
  if (!alike(work.painted, target)) {
    work.patch ??= begin(work, target)
    if (work.patch && !goOn(work, work.patch, until)) return false
  }
  return paintOver(work, marks, until)
}

/** Starts changing what is painted into the marks of `target`; null if nothing visible changes. */
function begin(work: Work, target: readonly MarkRow[]): Patch | null {
  const { view, stageCanvas, copies, spares, painted } = work
  const { from, touched } = changesBetween(painted, target)
  const bounds = marksBounds(touched)
  const area = bounds && onDevice(bounds, aimOfView(view), stageCanvas)
  copies.shift(from, heights(painted, target))
  if (!area) {
    work.painted = target
    return null
  }
  const base = copies.below(from)
  const own = spares.lend(stageCanvas.canvas.width, stageCanvas.canvas.height)
  wipe(own, area)
  if (base) copyOver(own, base, area)
  aim(own.context, view)
  return { target, from, area, stageCanvas: own, at: base?.count ?? 0, stale: copies.above(from) }
}

/** True once the patch is in place. */
function goOn(work: Work, job: Patch, until: number): boolean {
  const { view, stageCanvas, painter, now } = work
  const seen = inPanel(job.area, view)
  for (; job.at < job.target.length; job.at += 1) {
    repair(job)
    const mark = job.target[job.at]!
    if (!meetRect(markBounds(mark), seen)) continue
    paintMark(job.stageCanvas.context, mark, painter, view)
    if (now() < until) continue
    job.at += 1
    return false
  }
  repair(job)
  putArea(stageCanvas, job.stageCanvas, job.area)
  work.painted = job.target
  endPatch(work, job)
  return true
}

function endPatch(work: Work, { stageCanvas }: Patch): void {
  work.spares.giveBack(stageCanvas)
  work.patch = null
}

function repair(job: Patch): void {
  const [copy, ...rest] = job.stale
  if (copy?.count !== job.at) return
  putArea(copy, job.stageCanvas, job.area)
  job.stale = rest
}

function paintOver(work: Work, marks: readonly MarkRow[], until: number): boolean {
  const { stageCanvas, view, painter, copies, now } = work
  if (work.painted.length === marks.length) return true
  if (!work.aimed) aim(stageCanvas.context, view)
  work.aimed = true
  const list = [...work.painted]
  while (list.length < marks.length) {
    const mark = marks[list.length]!
    paintMark(stageCanvas.context, mark, painter, view)
    list.push(mark)
    // The last one's copy waits for idle time.
    const due = list.length < marks.length ? COPY_EVERY : 2 * COPY_EVERY
    if (copies.behind(list.length) >= due) copies.keep(stageCanvas.canvas, list.length)
    if (now() >= until) break
  }
  work.painted = list
  return list.length === marks.length
}

/** The marks up to the highest one already painted: the ones after it are only added on top. */
function commonTop(painted: readonly MarkRow[], marks: readonly MarkRow[]): readonly MarkRow[] {
  const last = painted.at(-1)
  if (last && marks[painted.length - 1] === last && painted.length <= marks.length)
    return marks.slice(0, painted.length)
  const known = new Set(painted)
  return marks.slice(0, marks.findLastIndex((mark) => known.has(mark)) + 1)
}

/** For each number of marks at the bottom of `before`, how high in `after` the remaining ones of them reach. */
function heights(before: readonly MarkRow[], after: readonly MarkRow[]): readonly number[] {
  const places = new Map(after.map((mark, i) => [mark, i + 1]))
  let top = 0
  return [0, ...before.map((mark) => (top = Math.max(top, places.get(mark) ?? 0)))]
}

function alike(a: readonly MarkRow[], b: readonly MarkRow[]): boolean {
  return a.length === b.length && a.every((mark, i) => mark === b[i])
}

function aimOfView({ frame, scale }: View): { scale: number; x: number; y: number } {
  return { scale, x: -frame.x * scale, y: -frame.y * scale }
}

function inPanel({ x, y, width, height }: Rect, { frame, scale }: View): Rect {
  return { x: frame.x + x / scale, y: frame.y + y / scale, width: width / scale, height: height / scale }
}
