import type { MarkRow } from '#shared/document/schema.ts'
import { growRect, meetRect, unionRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import type { View } from '#shared/paint/painter.ts'
import { createLayerBitmap } from './layerBitmap.ts'
import type { BitmapParts, LayerBitmap } from './layerBitmap.ts'
import type { Aim } from './stageCanvas.ts'

/**
 * A drawing layer as the table shows it: one bitmap of all of it, as sharp as memory allows, and if that is not sharp
 * enough one of the part in the window. The old one is shown until a sharper one is complete.
 */
export interface LayerPicture {
  /** Paints towards these marks for at most `forMs`; true once both bitmaps show them all. */
  readonly sync: (marks: readonly MarkRow[], wanted: Wanted, forMs: number) => boolean
  readonly lay: (context: CanvasRenderingContext2D, aim: Aim) => void
  /** What it looks like now, to tell whether it changed. */
  readonly look: () => readonly unknown[]
  /** Prepares for undo: for idle time. */
  readonly copyWhenIdle: () => void
}

export interface Wanted {
  readonly frame: Rect
  /** Device px per panel px at the current zoom. */
  readonly scale: number
  /** The part of the panel in the window, in panel px. */
  readonly seen: Rect
}

/** Of a bitmap of the whole layer: about 32 MB. */
const MOST_PX = 8_000_000
/** How far ink outside the frame (fractions of its width) is shown; the bitmap grows to it step by step. */
const REACHES = [0, 0.25, 1] as const

export function createLayerPicture(parts: BitmapParts): LayerPicture {
  const { now } = parts
  const whole = createSlot(parts, 'as it grows')
  const part = createSlot(parts, 'once complete')
  let partWanted = false

  return {
    sync(marks, wanted, forMs) {
      const until = now() + forMs
      const area = reachOf(marks, wanted.frame)
      const scale = Math.min(wanted.scale, Math.sqrt(MOST_PX / (area.width * area.height)))
      const done = whole.sync(marks, snapped(area, scale), forMs)
      partWanted = scale < wanted.scale - 0.001
      if (!partWanted) {
        part.drop()
        return done
      }
      const seen = meetRect(wanted.seen, area)
      if (!seen) return done
      const view = part.covers(seen, wanted.scale) ?? snapped(around(seen, area), wanted.scale)
      return part.sync(marks, view, Math.max(1, until - now())) && done
    },
    lay(context, aim) {
      const sharp = partWanted ? part.shown() : null
      context.save()
      if (sharp && whole.shown()) clipOutside(context, onCanvas(sharp.view, aim))
      layBitmap(context, whole.shown(), aim)
      context.restore()
      layBitmap(context, sharp, aim)
    },
    look: () => [whole.shown(), partWanted ? part.shown() : null].flatMap((bitmap) => [bitmap, bitmap?.painted()]),
    copyWhenIdle() {
      whole.shown()?.copyWhenIdle()
      part.shown()?.copyWhenIdle()
    },
  }
}

/**
 * A bitmap, and the one that replaces it when complete. `first`: when the first one is shown. Of the part in the window
 * not before it is complete: until then the bitmap of all of the layer shows what it lacks.
 */
function createSlot(parts: BitmapParts, first: 'as it grows' | 'once complete') {
  let bitmap: LayerBitmap | null = null
  let next: LayerBitmap | null = null
  return {
    shown: () => bitmap,
    drop() {
      bitmap = next = null
    },
    /** The view of the existing or coming bitmap, if it covers all of `seen` at this scale. */
    covers(seen: Rect, scale: number): View | null {
      const view = (next ?? bitmap)?.view
      return view && Math.abs(view.scale - scale) < 0.001 && holds(view.frame, seen) ? view : null
    },
    sync(marks: readonly MarkRow[], view: View, forMs: number): boolean {
      const current = next ?? bitmap
      if (!current || !alike(current.view, view)) next = createLayerBitmap(parts, view, roomFor(view))
      const target = (next ?? bitmap)!
      const done = target.sync(marks, forMs)
      if (next && (done || (!bitmap && first === 'as it grows'))) {
        bitmap = next
        next = null
      }
      return done
    },
  }

  /** The existing bitmap, if it only needs more room around it; all its ink is inside it then. */
  function roomFor(view: View): LayerBitmap | null {
    if (!bitmap || next || Math.abs(bitmap.view.scale - view.scale) > 0.001) return null
    const fits = holds(view.frame, bitmap.view.frame)
    const bounds = marksBounds(bitmap.painted())
    return fits && (!bounds || holds(bitmap.view.frame, bounds)) ? bitmap : null
  }
}

/** Ink that leaves the frame by no more than this needs no larger bitmap. */
const EDGE_PX = 2

/** The part of the layer that is shown: the frame, and enough around it for the ink that leaves it. */
export function reachOf(marks: readonly MarkRow[], frame: Rect): Rect {
  const bounds = boundsOf(marks)
  const all = REACHES.map((part) => growRect(frame, frame.width * part))
  return all.find((area) => !bounds || holds(growRect(area, EDGE_PX), bounds)) ?? all.at(-1)!
}

const remembered = new WeakMap<readonly MarkRow[], Rect | null>()

/** The board's lists are immutable, so their bounds are cached. */
export function boundsOf(marks: readonly MarkRow[]): Rect | null {
  const known = remembered.get(marks)
  if (known !== undefined) return known
  const found = marks.some((mark) => mark.opacity > 0) ? marksBounds(marks) : null
  remembered.set(marks, found)
  return found
}

/** The visible part and a quarter more on every side, so that a small pan needs nothing new. */
function around(seen: Rect, area: Rect): Rect {
  return meetRect(growRect(seen, Math.max(seen.width, seen.height) * 0.25), area) ?? seen
}

/** Edges on whole device px. */
function snapped(area: Rect, scale: number): View {
  const x = Math.floor(area.x * scale) / scale
  const y = Math.floor(area.y * scale) / scale
  const width = Math.ceil((area.x + area.width - x) * scale - 0.001) / scale
  const height = Math.ceil((area.y + area.height - y) * scale - 0.001) / scale
  return { frame: { x, y, width, height }, scale }
}

function holds(outer: Rect, inner: Rect): boolean {
  const both = unionRect(outer, inner)!
  return both.width <= outer.width + 0.01 && both.height <= outer.height + 0.01
}

function onCanvas({ frame }: View, { scale, x, y }: Aim): Rect {
  return { x: frame.x * scale + x, y: frame.y * scale + y, width: frame.width * scale, height: frame.height * scale }
}

function layBitmap(context: CanvasRenderingContext2D, bitmap: LayerBitmap | null, aim: Aim): void {
  if (!bitmap || bitmap.painted().length === 0) return
  const at = onCanvas(bitmap.view, aim)
  context.setTransform(1, 0, 0, 1, 0, 0)
  // At its own scale a bitmap is drawn px for px: no smoothing, which would only blur it.
  const own = Math.abs(bitmap.view.scale - aim.scale) < 0.001
  if (own) context.drawImage(bitmap.canvas, Math.round(at.x), Math.round(at.y))
  else context.drawImage(bitmap.canvas, at.x, at.y, at.width, at.height)
}

function clipOutside(context: CanvasRenderingContext2D, hole: Rect): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.beginPath()
  context.rect(0, 0, context.canvas.width, context.canvas.height)
  context.rect(Math.round(hole.x), Math.round(hole.y), Math.round(hole.width), Math.round(hole.height))
  context.clip('evenodd')
}

function alike(a: View, b: View): boolean {
  return (
    near(a.scale, b.scale) &&
    near(a.frame.x, b.frame.x) &&
    near(a.frame.y, b.frame.y) &&
    near(a.frame.width, b.frame.width) &&
    near(a.frame.height, b.frame.height)
  )
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.001
}
