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
import { copyToLive, paintLive, wipeLive } from './liveSurface.ts'
import type { LiveSurface } from './liveSurface.ts'
import { aimContext, copyOver, inside, onDevice, wipe } from './stageCanvas.ts'
import type { Aim, StageCanvas } from './stageCanvas.ts'

/**
 * Ink under the pen, on a canvas that replaces the active layer's own during a gesture, so that it is at its place in
 * the stack, multiplies with its layer and cuts it. The part of a stroke that can no longer change is settled on a
 * buffer; only its tail is repainted, in the rectangle in which it can look different, so a step costs the same however
 * long the stroke and however full the layer.
 */
export interface LiveInk {
  readonly resize: (width: number, height: number) => void
  readonly aim: (aim: Aim) => void
  /** `certain`: how many of a stroke's points the pen has really reached; those after them are predicted. */
  readonly show: (gesture: Gesture, certain?: number) => void
  /** True: ink shows only on the layer's existing ink. */
  readonly lock: (locked: boolean) => void
  /** True: a fill lies beneath all of the layer's own ink, as it will once it is laid. */
  readonly fillBeneath: (beneath: boolean) => void
  readonly clear: () => void
}

/** How the canvas blends each kind of ink with the layer. */
const LAID: Readonly<Record<Laid, GlobalCompositeOperation>> = {
  ink: 'source-over',
  tone: 'multiply',
  cut: 'destination-out',
}

type Stroke = Extract<Gesture, { kind: 'stroke' }>

/** The canvases that live ink is painted on, and the progress of the current stroke. */
interface Inking {
  readonly painter: Painter
  /** What the window shows, and the layer without the gesture, px for px. */
  readonly shown: LiveSurface
  readonly still: StageCanvas
  /** The part of the stroke that can no longer change, and scratch space for a step. */
  settled: StageCanvas
  scratch: StageCanvas
  aim: Aim
  /** The first unsettled point, and the stroke's length up to it, in panel px. */
  from: number
  gone: number
  /** Panel px in which the last step can look different from what is settled. */
  dirty: Rect | null
  used: boolean
  locked: boolean
  beneath: boolean
}

/** `shown`: what the window shows; `still`: the layer without the gesture, px for px. */
export function createLiveInk(
  painter: Painter,
  shown: LiveSurface,
  still: StageCanvas,
  makeCanvas: (width: number, height: number) => StageCanvas,
): LiveInk {
  const ink: Inking = {
    painter,
    shown,
    still,
    settled: makeCanvas(1, 1),
    scratch: makeCanvas(1, 1),
    aim: { scale: 1, x: 0, y: 0 },
    from: 0,
    gone: 0,
    dirty: null,
    used: false,
    locked: false,
    beneath: false,
  }
  return {
    resize(width, height) {
      ink.settled = makeCanvas(width, height)
      ink.scratch = makeCanvas(width, height)
      ink.used = false
    },
    aim(next) {
      ink.aim = next
    },
    lock(next) {
      ink.locked = next
    },
    fillBeneath(next) {
      ink.beneath = next
    },
    show(gesture, certain = gesture.kind === 'stroke' ? gesture.points.length : 0) {
      if (isInk(gesture)) show(ink, gesture, certain)
    },
    clear() {
      ink.from = ink.gone = 0
      ink.dirty = null
      if (!ink.used) return
      ink.used = false
      wipeLive(shown)
      wipe(ink.settled)
      wipe(ink.scratch)
    },
  }
}

function show(ink: Inking, gesture: InkGesture, certain: number): void {
  begin(ink)
  if (gesture.kind === 'stroke') return showStroke(ink, gesture, certain)
  if (gesture.kind === 'shape')
    return showPainted(ink, shapeBounds(gesture), gesture, (context) => {
      if (gesture.transform) context.transform(...gesture.transform)
      paintShape(context, gesture.shape)
    })
  const ring = flatRing(gesture.points)
  const area = boundsOf(gesture.points, 0, gesture.points.length, 1)!
  return showPainted(ink, area, gesture, (context) => paintFill(context, [ring], gesture.color))
}

function begin(ink: Inking): void {
  if (ink.used) return
  ink.used = true
  wipeLive(ink.shown)
  copyToLive(ink.shown, ink.still, whole(ink))
}

function whole({ still }: Inking): Rect {
  return { x: 0, y: 0, width: still.canvas.width, height: still.canvas.height }
}

function laid({ nib }: Stroke, locked: boolean): GlobalCompositeOperation {
  const kind = nibOf(nib.brush).laid
  return locked && kind !== 'cut' ? 'source-atop' : LAID[kind]
}

/** Points `first` to `end` at full strength, on a surface of their own (`alone`) or on the layer as `laid` says. */
function partOf({ painter, from, gone, locked }: Inking, stroke: Stroke, first: number, end: number, alone: boolean) {
  const { nib, points } = stroke
  const length = gone + lengthOf(points, from, points.length)
  const ends = { start: first === 0, end: end === points.length, alone, length, before: gone }
  const [blend, way] = [alone ? 'source-over' : laid(stroke, locked), flat(points, first, end)] as const
  return ({ context }: StageCanvas, aim: Aim): void => {
    aimContext(context, aim)
    context.globalCompositeOperation = blend
    paintStroke(context, nib, way, painter, aim.scale, ends)
    context.globalCompositeOperation = 'source-over'
  }
}

/**
 * If a stroke's parts can be laid one by one, the buffer is the layer with the settled part; otherwise the settled part
 * alone.
 */
function settle(ink: Inking, stroke: Stroke, certain: number): void {
  const { from, settled, still } = ink
  const to = settledTo(stroke, from, certain)
  if (to === null) return
  const straight = laysStraight(stroke)
  if (straight && from === 0) copyOver(settled, still, whole(ink))
  partOf(ink, stroke, from, to, !straight)(settled, ink.aim)
  const next = Math.max(0, to - nibOf(stroke.nib.brush).live.overlap)
  ink.gone += lengthOf(stroke.points, from, next + 1)
  ink.from = next
}

function showStroke(ink: Inking, stroke: Stroke, certain: number): void {
  const { shown, still, settled, scratch } = ink
  const { nib, points } = stroke
  const loose = around(points, looseFrom(stroke, ink.from, certain), points.length, nib)
  settle(ink, stroke, certain)
  const device = touchedBy(ink, loose)
  if (!device) return
  const { from } = ink
  if (laysStraight(stroke)) {
    wipeLive(shown, device)
    copyToLive(shown, from === 0 ? still : settled, device)
    // Read once for all the tiles that it touches.
    paintLive(shown, device, ink.aim, partOf(ink, stroke, from, points.length, false))
    return
  }
  wipe(scratch, device)
  if (from > 0) copyOver(scratch, settled, device)
  const part = partOf(ink, stroke, from, points.length, true)
  inside(scratch, device, () => part(scratch, ink.aim))
  wipeLive(shown, device)
  copyToLive(shown, still, device)
  copyToLive(shown, scratch, device, laid(stroke, ink.locked), stroke.opacity)
}

function showPainted(
  ink: Inking,
  area: Rect,
  { kind, opacity }: InkGesture,
  paint: (context: CanvasRenderingContext2D) => void,
): void {
  const { shown, still, locked, beneath } = ink
  const device = touchedBy(ink, area)
  if (!device) return
  wipeLive(shown, device)
  copyToLive(shown, still, device)
  paintLive(shown, device, ink.aim, ({ context }, aim) => {
    aimContext(context, aim)
    context.globalAlpha = opacity
    if (locked) context.globalCompositeOperation = 'source-atop'
    else if (kind === 'loop' && beneath) context.globalCompositeOperation = 'destination-over'
    paint(context)
  })
}

/** The device px that a step repaints: where it, or the step before it, can look different. null for none. */
function touchedBy(ink: Inking, area: Rect | null): Rect | null {
  const touched = unionRect(ink.dirty, area)
  ink.dirty = area
  return touched && onDevice(touched, ink.aim, ink.still)
}

/** Whether laying a stroke in parts looks the same as laying it whole: not if its own ink must not show through it. */
function laysStraight({ nib, opacity }: Stroke): boolean {
  return opacity === 1 && nibOf(nib.brush).laid !== 'tone'
}

/** Curves run through the midpoints between points: so many of the last ones may still change their ink. */
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

/** How much of a tail that is long enough can be settled; null if none. */
function settledTo(stroke: Stroke, from: number, certain: number): number | null {
  const { most, kept } = nibOf(stroke.nib.brush).live
  const to = Math.min(certain - kept, looseFrom(stroke, from, certain))
  return to - from < most - kept ? null : to
}

/** Panel px along the points from one to another (excluded). */
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

function shapeBounds({ shape, transform }: Extract<Gesture, { kind: 'shape' }>): Rect {
  const mark = { kind: 'shape', ...shape, opacity: 1, transform } as const
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
  let left = points[from]!.x
  let top = points[from]!.y
  let right = left
  let bottom = top
  for (let i = from + 1; i < to; i += 1) {
    const { x, y } = points[i]!
    if (x < left) left = x
    else if (x > right) right = x
    if (y < top) top = y
    else if (y > bottom) bottom = y
  }
  return growRect({ x: left, y: top, width: right - left, height: bottom - top }, more)
}
