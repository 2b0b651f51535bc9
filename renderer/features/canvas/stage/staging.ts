import { assertNever } from '#shared/assertNever.ts'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { sameRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { reachOf } from './layerPicture.ts'
import { aboveRuns, changedAround } from './layerStack.ts'
import type { Run, StageLayer } from './layerStack.ts'
import { changesBetween } from './markChanges.ts'
import { pasteboardOf } from './pasteboard.ts'
import { aimOf } from './stageCanvas.ts'
import type { Aim } from './stageCanvas.ts'

/** Everything the stage knows of what it should show. */
export interface Staged {
  readonly room: Room
  readonly camera: Camera
  readonly frame: Rect
  readonly paper: string
  readonly layers: readonly StageLayer[]
  /** The layer that gets the ink; null for none. */
  readonly activeId: string | null
  /** What bitmaps are made for: device px per panel px, and the part of the panel in the window. */
  readonly scale: number
  readonly seen: Rect
  /** The layers' bitmaps have changed since all of it was last shown. */
  readonly stale: boolean
  /** An animation frame was requested. */
  readonly asked: boolean
  /** Marks of the active layer are lifted off it. */
  readonly lifted: boolean
  /** They were released, and wait for the layer to show them itself. */
  readonly putting: boolean
  /** The live canvas replaces the active layer's own. */
  readonly standsIn: boolean
}

/** CSS px, and device px per CSS px. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly dpr: number
}

/** Which canvases a change of the board has made stale. */
interface Change {
  /** Of the active layer's own: all of it, an area (panel px), or nothing. */
  readonly still: 'all' | Rect | null
  readonly others: boolean
}

export type StageEvent =
  | { readonly kind: 'resize'; readonly room: Room }
  | { readonly kind: 'look'; readonly camera: Camera }
  | ({ readonly kind: 'show' } & Pick<Staged, 'frame' | 'paper' | 'layers' | 'activeId'>)
  /** The camera is at rest: bitmaps are made for what it shows. */
  | { readonly kind: 'sharpen' }
  /** The requested animation frame. */
  | { readonly kind: 'frame' }
  /**
   * Bitmaps were painted towards the layers' content. `whole`: nothing is left to paint; `changed`: they look
   * different.
   */
  | { readonly kind: 'worked'; readonly whole: boolean; readonly changed: boolean; readonly on: Change | 'frame' }
  | { readonly kind: 'lift'; readonly marks: readonly MarkRow[] }
  | { readonly kind: 'lifted'; readonly held: boolean }
  | { readonly kind: 'drop' }
  /** Live ink is about to show a gesture; `lays`: it lays ink. */
  | { readonly kind: 'ink'; readonly lays: boolean }
  | { readonly kind: 'inkOver' }

export type StageEffect =
  /** All canvases are resized to the room. */
  | { readonly kind: 'size'; readonly room: Room; readonly aim: Aim }
  | { readonly kind: 'aim'; readonly aim: Aim }
  /** How the active layer's canvases blend with those below. */
  | { readonly kind: 'dress'; readonly active: StageLayer | null }
  /** Paints bitmaps for at most so many ms; `worked` comes back. */
  | { readonly kind: 'work'; readonly forMs: number; readonly on: Change | 'frame' }
  | { readonly kind: 'askFrame' }
  /** Prepares for undo, in idle time. */
  | { readonly kind: 'askIdle' }
  /** `area` (panel px): where it looks different; null for all of it. */
  | { readonly kind: 'paintStill'; readonly active: StageLayer | null; readonly area: Rect | null }
  | {
      readonly kind: 'paintOthers'
      readonly paper: string
      /** Where the paper's colour is. */
      readonly bed: Rect
      readonly below: readonly StageLayer[]
      readonly above: readonly Run[]
    }
  /** `lifted` comes back. */
  | { readonly kind: 'lift'; readonly marks: readonly MarkRow[] }
  | { readonly kind: 'drop' | 'standIn' | 'standBack' }

type Step = readonly [Staged, readonly StageEffect[]]

/** ms of a frame for painting, and more at once if the next frame can then show a change. */
const MS_A_FRAME = 12
const MS_FOR_A_CHANGE = 20

const NO_FRAME: Rect = { x: 0, y: 0, width: 1, height: 1 }
export const EMPTY_STAGE: Staged = {
  room: { width: 1, height: 1, dpr: 1 },
  camera: { x: 0, y: 0, zoom: 1 },
  frame: NO_FRAME,
  paper: '#ffffff',
  layers: [],
  activeId: null,
  scale: 1,
  seen: NO_FRAME,
  stale: true,
  asked: false,
  lifted: false,
  putting: false,
  standsIn: false,
}

/** The stage's next state, and what to do on its canvases, in order. */
export function stage(state: Staged, event: StageEvent): Step {
  switch (event.kind) {
    case 'resize': {
      const aim = aimOf(state.camera, event.room.dpr)
      return then([{ ...state, room: event.room }, [{ kind: 'size', room: event.room, aim }]], afresh)
    }
    case 'look': {
      const aim = aimOf(event.camera, state.room.dpr)
      return then([{ ...state, camera: event.camera }, [{ kind: 'aim', aim }]], afresh)
    }
    case 'show':
      return shown(state, event)
    case 'sharpen':
      return afresh({ ...state, ...sightOf(state) })
    case 'frame':
      return [{ ...state, asked: false }, [{ kind: 'work', forMs: MS_A_FRAME, on: 'frame' }]]
    case 'worked':
      return worked(state, event)
    case 'lift':
      return then(putDown(state), (next) => [next, [{ kind: 'lift', marks: event.marks }]])
    case 'lifted':
      return event.held ? standIn({ ...state, lifted: true }) : [{ ...state, lifted: false }, []]
    case 'drop':
      // Marks that must first be painted at their new place stay where they were put until they are.
      return state.asked ? [{ ...state, putting: state.lifted }, []] : putDown(state)
    case 'ink':
      return then(state.putting ? putDown(state) : [state, []], (next) => (event.lays ? standIn(next) : [next, []]))
    case 'inkOver':
      return state.lifted ? [state, []] : standBack(state)
    default:
      return assertNever(event)
  }
}

export function activeLayer({ layers, activeId }: Pick<Staged, 'layers' | 'activeId'>): StageLayer | null {
  return layers[activePlace({ layers, activeId })] ?? null
}

function isSeen({ row }: StageLayer): boolean {
  return row.visible && row.opacity > 0
}

/** True if a visible layer has ink outside the frame. */
export function leavesFrame({ layers, frame }: Pick<Staged, 'layers' | 'frame'>): boolean {
  return layers.some(
    ({ row, marks }) => row.visible && row.kind === 'drawing' && reachOf(marks, frame).width > frame.width,
  )
}

function activePlace({ layers, activeId }: Pick<Staged, 'layers' | 'activeId'>): number {
  return layers.findIndex(({ row }) => row.id === activeId && row.kind === 'drawing')
}

/** The next event starts from where this one led, and its effects come after. */
function then([state, effects]: Step, next: (state: Staged) => Step): Step {
  const [after, more] = next(state)
  return [after, [...effects, ...more]]
}

/** Everything is redrawn in the next frame. */
function afresh(state: Staged): Step {
  return askFrame({ ...state, stale: true })
}

function askFrame(state: Staged): Step {
  return state.asked ? [state, []] : [{ ...state, asked: true }, [{ kind: 'askFrame' }]]
}

function sightOf({ camera: { zoom, x, y }, room }: Staged): Pick<Staged, 'scale' | 'seen'> {
  const seen = { x: -x / zoom, y: -y / zoom, width: room.width / zoom, height: room.height / zoom }
  return { scale: zoom * room.dpr, seen }
}

function shown(before: Staged, { frame, paper, layers, activeId }: Extract<StageEvent, { kind: 'show' }>): Step {
  const state = { ...before, frame, paper, layers, activeId }
  return [
    state,
    [
      { kind: 'dress', active: activeLayer(state) },
      { kind: 'work', forMs: MS_FOR_A_CHANGE, on: changeBetween(before, state) },
    ],
  ]
}

function changeBetween(before: Staged, after: Staged): Change {
  const [was, is] = [activeLayer(before), activeLayer(after)]
  const beds = sameRect(bedOf(before), bedOf(after))
  const around = !beds || before.paper !== after.paper || changedAround(before.layers, after.layers, after.activeId)
  if (!was || !is || !sameRect(before.frame, after.frame) || before.activeId !== after.activeId)
    return { still: 'all', others: true }
  // A hidden layer is not painted at all: what changed in it meanwhile, and under which view, is unknown.
  if (isSeen(was) !== isSeen(is)) return { still: 'all', others: around }
  const touched = was.marks === is.marks ? [] : changesBetween(was.marks, is.marks).touched
  return { still: marksBounds(touched), others: around }
}

function worked(before: Staged, { whole, changed, on }: Extract<StageEvent, { kind: 'worked' }>): Step {
  const noted = { ...before, stale: before.stale || changed }
  const next: Step = whole ? [noted, [{ kind: 'askIdle' }]] : askFrame(noted)
  return then(next, (state) => (on === 'frame' ? frameWorked(state, whole) : [state, paintsOf(state, on, whole)]))
}

/** Most of these frames only work ahead on what is not visible yet. */
function frameWorked(state: Staged, whole: boolean): Step {
  const paints = state.stale ? [paintStill(state), paintOthers(state)] : []
  const step: Step = [{ ...state, stale: false }, paints]
  return whole && state.putting ? then(step, putDown) : step
}

function paintsOf(state: Staged, { still, others }: Change, whole: boolean): readonly StageEffect[] {
  const all = still === 'all' || !whole
  return [
    ...(all ? [paintStill(state)] : still ? [paintStill(state, still)] : []),
    ...(others ? [paintOthers(state)] : []),
  ]
}

function paintStill(state: Staged, area: Rect | null = null): StageEffect {
  return { kind: 'paintStill', active: activeLayer(state), area }
}

function bedOf(state: Staged): Rect {
  return leavesFrame(state) ? pasteboardOf(state.layers, state.frame) : state.frame
}

function paintOthers(state: Staged): StageEffect {
  const { paper, layers } = state
  const place = activePlace(state)
  return {
    kind: 'paintOthers',
    paper,
    bed: bedOf(state),
    below: place < 0 ? layers : layers.slice(0, place),
    above: place < 0 ? [] : aboveRuns(layers.slice(place + 1)),
  }
}

function putDown(before: Staged): Step {
  const state = { ...before, putting: false }
  return before.lifted
    ? then(standBack({ ...state, lifted: false }), (next) => [next, [{ kind: 'drop' }]])
    : [state, []]
}

function standIn(state: Staged): Step {
  return state.standsIn ? [state, []] : [{ ...state, standsIn: true }, [{ kind: 'standIn' }]]
}

function standBack(state: Staged): Step {
  return state.standsIn ? [{ ...state, standsIn: false }, [{ kind: 'standBack' }]] : [state, []]
}
