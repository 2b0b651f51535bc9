import { POINT_STRIDE } from '#shared/paint/strokePoints.ts'
import type { PenPoint } from '#shared/paint/strokePoints.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { growRect, unionRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { markBounds } from '#shared/compositing/markBounds.ts'
import type { Laid } from '#shared/paint/nibs/nib.ts'
import { nibOf } from '#shared/paint/nibs/nibOf.ts'
import type { Nib } from '#shared/paint/nibs/nibOf.ts'
import type { Painter } from '#shared/paint/painter.ts'
import { paintFill } from '#shared/compositing/paintFill.ts'
import { paintShape } from '#shared/compositing/paintShape.ts'
import { paintStroke } from '#shared/paint/paintStroke.ts'
import type { Gesture } from '#shared/tools/tool.ts'
import { aimPen, copyOver, inside, onDevice, wipe } from './stageCanvas.ts'
import type { Aim, StageCanvas } from './stageCanvas.ts'

/**
 * Ink under the pen, on a sheet that stands in for the active layer's own while a gesture lasts, so that it lies at its place in
 * the stack, multiplies with its layer and cuts it. What of a stroke can no longer change is settled on a buffer; only its tail is
 * painted anew, in the rectangle in which it can look different, so a step costs the same however long the stroke and however
 * full the layer is.
 */
export interface LiveInk {
  readonly resize: (width: number, height: number) => void
  readonly aim: (aim: Aim) => void
  /** `certain`: how many of a stroke's points the pen has really been at; those past them are foreseen. */
  readonly show: (gesture: Gesture, certain?: number) => void
  /** True: ink shows only where the layer has ink already. */
  readonly lock: (locked: boolean) => void
  readonly clear: () => void
}

/** How the canvas lays each kind of ink on what a layer holds. */
const LAID: Readonly<Record<Laid, GlobalCompositeOperation>> = {
  ink: 'source-over',
  tone: 'multiply',
  cut: 'destination-out',
}

type Stroke = Extract<Gesture, { kind: 'stroke' }>

/** `shown`: what the window shows; `still`: the layer without the gesture, px for px. */
export function createLiveInk(
  painter: Painter,
  shown: StageCanvas,
  still: StageCanvas,
  makeCanvas: (width: number, height: number) => StageCanvas,
): LiveInk {
  let settled = makeCanvas(1, 1)
  let scratch = makeCanvas(1, 1)
  let aim: Aim = { scale: 1, x: 0, y: 0 }
  let from = 0
  /** How long the stroke is before the point `from`, in panel px. */
  let gone = 0
  let dirty: Rect | null = null
  let used = false
  let locked = false

  function begin(): void {
    if (used) return
    used = true
    wipe(shown)
    copyOver(shown, still, whole())
  }

  function whole(): Rect {
    return { x: 0, y: 0, width: still.canvas.width, height: still.canvas.height }
  }

  function laid({ nib }: Stroke): GlobalCompositeOperation {
    const kind = nibOf(nib.brush).laid
    return locked && kind !== 'cut' ? 'source-atop' : LAID[kind]
  }

  /** Points `first` to `end` at full strength, on a surface that is theirs `alone` or on the layer as `laid` says. */
  function paintPart(sheet: StageCanvas, stroke: Stroke, first: number, end: number, alone: boolean): void {
    const { nib, points } = stroke
    aimPen(sheet.pen, aim)
    sheet.pen.globalCompositeOperation = alone ? 'source-over' : laid(stroke)
    const length = gone + lengthOf(points, from, points.length)
    const ends = { start: first === 0, end: end === points.length, alone, length, before: gone }
    paintStroke(sheet.pen, nib, flat(points, first, end), painter, aim.scale, ends)
    sheet.pen.globalCompositeOperation = 'source-over'
  }

  /** Where a stroke's parts can be laid one by one, the buffer is the layer with what is settled; else what is settled alone. */
  function settle(stroke: Stroke, certain: number): void {
    const to = settledTo(stroke, from, certain)
    if (to === null) return
    const straight = laysStraight(stroke)
    if (straight && from === 0) copyOver(settled, still, whole())
    paintPart(settled, stroke, from, to, !straight)
    const next = Math.max(0, to - nibOf(stroke.nib.brush).live.overlap)
    gone += lengthOf(stroke.points, from, next + 1)
    from = next
  }

  function showStroke(stroke: Stroke, certain: number): void {
    const { nib, points } = stroke
    const loose = around(points, looseFrom(stroke, from, certain), points.length, nib)
    settle(stroke, certain)
    const touched = unionRect(dirty, loose)
    dirty = loose
    const device = touched && onDevice(touched, aim, shown)
    if (!device) return
    if (laysStraight(stroke)) {
      wipe(shown, device)
      copyOver(shown, from === 0 ? still : settled, device)
      inside(shown, device, () => paintPart(shown, stroke, from, points.length, false))
      return
    }
    wipe(scratch, device)
    if (from > 0) copyOver(scratch, settled, device)
    inside(scratch, device, () => paintPart(scratch, stroke, from, points.length, true))
    wipe(shown, device)
    copyOver(shown, still, device)
    shown.pen.globalAlpha = stroke.opacity
    shown.pen.globalCompositeOperation = laid(stroke)
    copyOver(shown, scratch, device)
    shown.pen.globalAlpha = 1
    shown.pen.globalCompositeOperation = 'source-over'
  }

  function showPainted(area: Rect, opacity: number, paint: () => void): void {
    const touched = unionRect(dirty, area)
    dirty = area
    const device = touched && onDevice(touched, aim, shown)
    if (!device) return
    wipe(shown, device)
    copyOver(shown, still, device)
    aimPen(shown.pen, aim)
    shown.pen.globalAlpha = opacity
    if (locked) shown.pen.globalCompositeOperation = 'source-atop'
    paint()
    shown.pen.globalAlpha = 1
    shown.pen.globalCompositeOperation = 'source-over'
  }

  return {
    resize(width, height) {
      settled = makeCanvas(width, height)
      scratch = makeCanvas(width, height)
      used = false
    },
    aim(next) {
      aim = next
    },
    lock(next) {
      locked = next
    },
    show(gesture, certain = gesture.kind === 'stroke' ? gesture.points.length : 0) {
      if (!isInk(gesture)) return
      begin()
      if (gesture.kind === 'stroke') showStroke(gesture, certain)
      else if (gesture.kind === 'shape')
        showPainted(shapeBounds(gesture), gesture.opacity, () => paintShape(shown.pen, gesture.shape))
      else {
        const ring = flatRing(gesture.points)
        const area = boundsOf(gesture.points, 0, gesture.points.length, 1)!
        showPainted(area, gesture.opacity, () => paintFill(shown.pen, [ring], gesture.color))
      }
    },
    clear() {
      from = gone = 0
      dirty = null
      if (!used) return
      used = false
      wipe(shown)
      wipe(settled)
      wipe(scratch)
    },
  }
}

/** Whether laying a stroke in parts comes to the same as laying it whole: not where its own ink must not show through it. */
function laysStraight({ nib, opacity }: Stroke): boolean {
  return opacity === 1 && nibOf(nib.brush).laid !== 'tone'
}

/** A curve runs through the middles between points: so many of the last ones may still change their ink. */
const LOOSE_POINTS = 4

/** The first point of the tail whose ink may still change as the stroke goes on. */
function looseFrom({ nib, points }: Stroke, from: number, certain: number): number {
  let at = Math.max(from, certain - LOOSE_POINTS)
  const { tapers } = nibOf(nib.brush).live
  if (!tapers) return at
  const until = nib.size * (from === 0 ? tapers.start : tapers.end)
  let length = 0
  for (; at > from && length < until; at -= 1) length += lengthOf(points, at - 1, at + 1)
  return from === 0 && certain < tapers.points ? 0 : Math.max(from, at - LOOSE_POINTS)
}

/** How far a tail that has grown long enough can be settled; null where it has not. */
function settledTo(stroke: Stroke, from: number, certain: number): number | null {
  const { most, kept } = nibOf(stroke.nib.brush).live
  const to = Math.min(certain - kept, looseFrom(stroke, from, certain))
  return to - from < most - kept ? null : to
}

/** Panel px along the points from one to another (not included). */
function lengthOf(points: readonly PenPoint[], from: number, to: number): number {
  let length = 0
  for (let i = from + 1; i < to; i += 1)
    length += Math.hypot(points[i]!.x - points[i - 1]!.x, points[i]!.y - points[i - 1]!.y)
  return length
}

type InkGesture = Extract<Gesture, { kind: 'stroke' | 'shape' | 'loop' }>

/** Whether a gesture lays ink on the layer while it lasts. */
export function isInk(gesture: Gesture): gesture is InkGesture {
  return (
    gesture.kind === 'stroke' || gesture.kind === 'shape' || (gesture.kind === 'loop' && gesture.purpose === 'fill')
  )
}

function flatRing(points: readonly PanelPoint[]): Float32Array {
  return Float32Array.from(points.flatMap(({ x, y }) => [x, y, 0, 0, 0]))
}

function shapeBounds({ shape }: Extract<Gesture, { kind: 'shape' }>): Rect {
  const mark = { kind: 'shape', ...shape, opacity: 1, transform: null } as const
  return markBounds(mark as never)
}

export function flat(points: readonly PenPoint[], from: number, to: number): Float32Array {
  const out = new Float32Array((to - from) * POINT_STRIDE)
  for (let i = from, at = 0; i < to; i += 1) {
    const { x, y, pressure, tilt, azimuth } = points[i]!
    out[at++] = x
    out[at++] = y
    out[at++] = pressure
    out[at++] = tilt
    out[at++] = azimuth
  }
  return out
}

/** Panel px that these points' ink can touch. */
function around(points: readonly PenPoint[], from: number, to: number, { brush, size }: Nib): Rect | null {
  return boundsOf(points, from, to, size * nibOf(brush).live.reach)
}

function boundsOf(points: readonly PanelPoint[], from: number, to: number, more: number): Rect | null {
  if (to <= from) return null
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = from; i < to; i += 1) {
    const { x, y } = points[i]!
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return growRect({ x: left, y: top, width: right - left, height: bottom - top }, more)
}
