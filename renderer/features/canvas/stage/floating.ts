import type { MarkRow } from '#shared/document/schema.ts'
import { meetRect, unionRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { markBounds, marksBounds, placed } from '#shared/compositing/markBounds.ts'
import { laidAs } from '#shared/paint/nibs/nibOf.ts'
import { aim as aimView, paintMark } from '#shared/compositing/paintMark.ts'
import type { Painter, View } from '#shared/paint/painter.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'
import { copyToLive, wipeLive } from './liveSurface.ts'
import type { LiveSurface } from './liveSurface.ts'
import { liftRuns } from './liftRuns.ts'
import type { LiftRun } from './liftRuns.ts'
import { aimContext, copyOver, inside, onDevice, wipe } from './stageCanvas.ts'
import type { Aim, StageCanvas } from './stageCanvas.ts'

/**
 * Marks of a layer that are being moved. They are painted once, then shown wherever they are dragged, at their place in
 * the layer: the canvas that replaces the layer's holds the rest of it, then the marks, then what is above them.
 */
export interface Floating {
  readonly lift: (marks: readonly MarkRow[]) => void
  readonly at: (matrix: Matrix) => void
  readonly drop: () => void
}

export interface FloatingMarks extends Floating {
  readonly held: () => boolean
  /** The layer without them was repainted. */
  readonly renew: () => void
}

export interface FloatingRoom {
  /** What the window shows. */
  readonly shown: LiveSurface
  /** The layer without the marks, px for px. */
  readonly still: StageCanvas
  readonly makeCanvas: (width: number, height: number) => StageCanvas
  readonly aim: () => Aim
  readonly frame: () => Rect
  /** All marks of the layer, including the lifted ones. */
  readonly layer: () => readonly MarkRow[]
}

interface Held {
  readonly runs: readonly { readonly kind: LiftRun['kind']; readonly stageCanvas: StageCanvas; readonly view: View }[]
  readonly box: Rect
  /** How they blend with the rest of the layer. */
  readonly laid: GlobalCompositeOperation
  /** What still has to be painted of the marks above them, next one last. */
  readonly left: { readonly run: number; readonly mark: MarkRow }[]
  readonly scratch: StageCanvas
  readonly toned: StageCanvas
  matrix: Matrix
  shown: Rect | null
}

const MOST_PX = 6_000_000
const STAYING = [1, 0, 0, 1, 0, 0] as const
/** ms per turn for painting what is above the marks; until it is complete, they are on top. */
const MS_A_TURN = 8

/** The marks that are held, and the work in progress for them. */
interface Lifting {
  readonly painter: Painter
  readonly room: FloatingRoom
  held: Held | null
  /** The animation frame that will paint more of what is above them; 0 for none. */
  working: number
}

export function createFloating(painter: Painter, room: FloatingRoom): FloatingMarks {
  const lifting: Lifting = { painter, room, held: null, working: 0 }
  const { shown, still } = room

  function renew(): void {
    if (!lifting.held) return
    wipeLive(shown)
    copyToLive(shown, still, { x: 0, y: 0, width: still.canvas.width, height: still.canvas.height })
    show(room, lifting.held)
  }

  return {
    held: () => lifting.held !== null,
    lift(marks) {
      const held = lifted(lifting, marks)
      if (!held) return
      lifting.held = held
      renew()
      work(lifting)
    },
    at(matrix) {
      if (!lifting.held) return
      lifting.held.matrix = matrix
      show(room, lifting.held)
    },
    renew,
    drop() {
      if (lifting.working !== 0) cancelAnimationFrame(lifting.working)
      lifting.working = 0
      if (lifting.held) wipeLive(shown)
      lifting.held = null
    },
  }
}

/** These marks alone, if they are visible; null if not. */
function lifted({ painter, room }: Lifting, marks: readonly MarkRow[]): Held | null {
  const { still, makeCanvas } = room
  const box = marksBounds(marks)
  const area = box && meetRect(box, reachRound(room.frame()))
  if (!area) return null
  const whole = tableView(room)
  const own = viewOf(area, room.aim())
  const found = liftRuns(room.layer(), new Set(marks.map((mark) => mark.id)))
  const runs = found.map((run) => begin(painter, makeCanvas, run, run.kind === 'lifted' ? own : whole))
  const left = found
    .flatMap(({ kind, marks: over }, run) => (kind === 'lifted' ? [] : over.map((mark) => ({ run, mark }))))
    .filter(({ mark }) => meetRect(markBounds(mark), whole.frame))
    .toReversed()
  const { width, height } = still.canvas
  const [scratch, toned] = [makeCanvas(width, height), makeCanvas(width, height)]
  return { runs, box: area, laid: blendOf(marks), left, scratch, toned, matrix: STAYING, shown: null }
}

function viewOf(area: Rect, aim: Aim): View {
  const scale = Math.min(aim.scale, Math.sqrt(MOST_PX / (area.width * area.height)))
  if (scale < aim.scale) return { frame: area, scale }
  // Edges on whole device px, so that what is lifted looks the same as before.
  const x = (Math.floor(area.x * scale + aim.x) - aim.x) / scale
  const y = (Math.floor(area.y * scale + aim.y) - aim.y) / scale
  return { frame: { x, y, width: area.x + area.width - x, height: area.y + area.height - y }, scale }
}

/** Everything that a table-sized canvas shows. */
function tableView({ aim, still }: FloatingRoom): View {
  const { scale, x, y } = aim()
  const { width, height } = still.canvas
  return { frame: { x: -x / scale, y: -y / scale, width: width / scale, height: height / scale }, scale }
}

function begin(
  painter: Painter,
  makeCanvas: FloatingRoom['makeCanvas'],
  run: LiftRun,
  view: View,
): Held['runs'][number] {
  const stageCanvas = makeCanvas(view.frame.width * view.scale, view.frame.height * view.scale)
  // The ink that erasers leave, until it is inverted into what they remove.
  const cuts = run.kind === 'cut' || run.marks.every(erases)
  if (cuts) stageCanvas.context.fillRect(0, 0, stageCanvas.canvas.width, stageCanvas.canvas.height)
  aimView(stageCanvas.context, view)
  if (run.kind === 'lifted') for (const mark of run.marks) paintMark(stageCanvas.context, mark, painter, view)
  if (cuts && run.kind === 'lifted') turnRound(stageCanvas)
  return { kind: run.kind, stageCanvas, view }
}

/** Goes on painting what is above the marks, and shows it when complete. */
function work(lifting: Lifting): void {
  const { painter, room, held } = lifting
  lifting.working = 0
  if (!held) return
  const until = performance.now() + MS_A_TURN
  while (held.left.length > 0 && performance.now() < until) {
    const { run, mark } = held.left.pop()!
    const { stageCanvas, view } = held.runs[run]!
    // Ink confined to the layer's ink is confined when its run is laid.
    paintMark(stageCanvas.context, mark.within ? { ...mark, within: false } : mark, painter, view)
  }
  if (held.left.length > 0) lifting.working = requestAnimationFrame(() => work(lifting))
  else show(room, held)
}

function show({ shown, still, aim }: FloatingRoom, now: Held): void {
  const area = onDevice(placed(now.box, [...now.matrix]), aim(), still)
  const touched = unionRect(now.shown, area)
  now.shown = area
  if (touched) {
    wipeLive(shown, touched)
    copyToLive(shown, still, touched)
  }
  if (!area) return
  wipe(now.scratch, area)
  inside(now.scratch, area, () => {
    for (const run of now.runs) if (run.kind === 'lifted' || now.left.length === 0) lay(now, run, area, aim())
  })
  copyToLive(shown, now.scratch, area, now.laid)
}

function lay(now: Held, { kind, stageCanvas, view }: Held['runs'][number], area: Rect, aim: Aim): void {
  const { scratch, toned, matrix, laid } = now
  const { context } = scratch
  // What only cuts or darkens the layer does so below ink, and leaves the ink above it alone.
  const spared = laid !== 'source-over'
  if (spared && kind === 'tone') return
  context.globalCompositeOperation = spared && kind === 'ink' ? 'destination-out' : LAID[kind]
  if (kind === 'lifted') {
    aimContext(context, aim)
    context.transform(...matrix)
    const { x, y } = view.frame
    context.drawImage(
      stageCanvas.canvas,
      x,
      y,
      stageCanvas.canvas.width / view.scale,
      stageCanvas.canvas.height / view.scale,
    )
  } else if (kind === 'tone') {
    // Tone darkens only what it covers here: the rest of the layer has its own already.
    wipe(toned, area)
    copyOver(toned, stageCanvas, area)
    inside(toned, area, () => {
      toned.context.globalCompositeOperation = 'destination-in'
      copyOver(toned, scratch, area)
    })
    copyOver(scratch, toned, area)
  } else copyOver(scratch, stageCanvas, area)
  context.globalCompositeOperation = 'source-over'
}

function erases(mark: MarkRow): boolean {
  return laidAs(mark) === 'cut'
}

function blendOf(marks: readonly MarkRow[]): GlobalCompositeOperation {
  if (marks.every(erases)) return 'destination-out'
  return marks.every((mark) => laidAs(mark) === 'tone') ? 'multiply' : 'source-over'
}

/** Makes the covered part clear, and vice versa. */
function turnRound({ canvas, context }: StageCanvas): void {
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalCompositeOperation = 'xor'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.restore()
}

function reachRound({ x, y, width, height }: Rect): Rect {
  return { x: x - width, y: y - width, width: width * 3, height: height + width * 2 }
}

const LAID: Readonly<Record<LiftRun['kind'], GlobalCompositeOperation>> = {
  lifted: 'source-over',
  ink: 'source-atop',
  tone: 'multiply',
  cut: 'destination-in',
}
