import { assertNever } from '#shared/assertNever.ts'
import type { MarkRow } from '#shared/document/schema.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { levelCorners } from '#shared/tools/levelBox.ts'
import type { CameraFrames, Gesture, MarkDraft, Outcome } from '#shared/tools/tool.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'
import type { Refusal } from './inkChecks.ts'
import { CLEAR_TABLE } from './tableState.ts'
import type { TableState } from './tableState.ts'
import type { Writing } from './writing.ts'

/** What is going on at the drawing table. */
export interface Drawing {
  /** What is visible of it around the stage. */
  readonly table: TableState
  /** The panel that the stage shows; null for none yet. */
  readonly panelId: string | null
  /** Ids of held marks: they float, and their layer is shown without them. */
  readonly lifted: readonly string[]
  /** Copies are held: the originals stay where they are. */
  readonly copying: boolean
  /** The camera move is being framed. */
  readonly framing: boolean
  /** Colour is led round an area: the stage inks the layer that fills go to, so that it lies beneath the lines at once. */
  readonly filling: boolean
}
export const NOTHING_DRAWN: Drawing = {
  table: CLEAR_TABLE,
  panelId: null,
  lifted: [],
  copying: false,
  framing: false,
  filling: false,
}

export type DrawingEvent =
  /** The board, the session or a picture changed. `loaded`: the panel's marks have been read. */
  | { readonly kind: 'refresh'; readonly panelId: string; readonly frame: Rect; readonly loaded: boolean }
  /** The stage has painted all that it was given. */
  | { readonly kind: 'painted' }
  /** The stage shows the panel. */
  | ({ readonly kind: 'shown' } & Pick<TableState, 'outside' | 'selection' | 'move'>)
  | { readonly kind: 'moved'; readonly camera: Camera }
  /** Ink was asked for: why it can't be laid here, null if it can. */
  | { readonly kind: 'asked'; readonly refusal: Refusal | null }
  /** `certain`: how many of a stroke's points the pen has really reached, if some are predicted. */
  | { readonly kind: 'gesture'; readonly gesture: Gesture; readonly certain: number | undefined }
  | { readonly kind: 'lifted'; readonly ids: readonly string[] }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'write'; readonly writing: Writing | null }
  | { readonly kind: 'forgetRefusal' }
  /** The camera move plays, and frames this now; null: it is over. */
  | { readonly kind: 'played'; readonly box: TableState['playing'] }

export type DrawingEffect =
  /** A different panel: nothing of the previous one, if there was any, stays held, and it is left as it is. */
  | { readonly kind: 'letGo'; readonly panelId: string | null }
  | { readonly kind: 'setFrame'; readonly frame: Rect }
  /** Puts the paper of a panel that arrived where it was left, or fits it. */
  | { readonly kind: 'arrive'; readonly panelId: string }
  | { readonly kind: 'read'; readonly panelId: string }
  /** Pushes the panel to the stage; `shown` comes back. */
  | { readonly kind: 'show' }
  | { readonly kind: 'look'; readonly camera: Camera }
  | { readonly kind: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'ink'; readonly gesture: Gesture; readonly certain: number | undefined }
  /** Lifts the selected marks, or the camera move if there is one; `lifted` comes back. */
  | { readonly kind: 'lift'; readonly what: 'selection' | 'move' }
  | { readonly kind: 'float'; readonly matrix: Matrix }
  | { readonly kind: 'draw'; readonly mark: MarkDraft }
  | { readonly kind: 'transform'; readonly verb: string; readonly matrix: Matrix }
  | { readonly kind: 'copy'; readonly matrix: Matrix }
  | { readonly kind: 'frameMove'; readonly move: CameraFrames }
  | { readonly kind: 'take'; readonly outcome: Extract<Outcome, { kind: 'take' | 'touch' }> }
  | { readonly kind: 'pour' | 'write' | 'pick'; readonly at: PanelPoint }
  | { readonly kind: 'zoom'; readonly outcome: Extract<Outcome, { kind: 'zoom' | 'look' }> }
  /** Removes live ink, and puts down what floats. */
  | { readonly kind: 'clear' }
  /** `refresh` comes back. */
  | { readonly kind: 'refresh' }

type Step = readonly [Drawing, readonly DrawingEffect[]]

const VERBS = { inside: 'Move', turn: 'Turn', scale: 'Scale' } as const

/** The next state, and its effects, in order. */
export function draw(state: Drawing, event: DrawingEvent): Step {
  switch (event.kind) {
    case 'refresh':
      return refreshed(state, event)
    case 'painted':
      return [state.table.loaded ? told(state, { painted: true }) : state, []]
    case 'shown': {
      const { outside, selection, move } = event
      // What is held is where the hand has it, not where the board does.
      return [state.lifted.length > 0 || state.framing ? state : told(state, { outside, selection, move }), []]
    }
    case 'moved':
      return [told(state, { camera: event.camera }), [{ kind: 'look', camera: event.camera }]]
    case 'asked':
      return [told(state, { refusal: event.refusal }), []]
    case 'gesture':
      return gestured(state, event)
    case 'lifted':
      return [{ ...state, lifted: event.ids }, [{ kind: 'refresh' }]]
    case 'outcome':
      return finished(state, event.outcome)
    case 'cancelled':
      return [atRest(state), [{ kind: 'clear' }, { kind: 'refresh' }]]
    case 'write':
      return [told(state, { writing: event.writing }), [{ kind: 'refresh' }]]
    case 'forgetRefusal':
      return [told(state, { refusal: null }), []]
    case 'played': {
      const turned = (event.box === null) !== (state.table.playing === null)
      return [told(state, { playing: event.box }), turned ? [{ kind: 'refresh' }] : []]
    }
    default:
      return assertNever(event)
  }
}

/** The marks of a layer that the stage shows: without those being held, and without text being edited in its box. */
export function shownMarks({ lifted, copying, table }: Drawing, marks: readonly MarkRow[]): readonly MarkRow[] {
  const anew = table.writing?.mark.id
  const away = copying ? [] : lifted
  if (away.length === 0 && anew === undefined) return marks
  return marks.filter((mark) => mark.id !== anew && !away.includes(mark.id))
}

function told(state: Drawing, fields: Partial<TableState>): Drawing {
  return { ...state, table: { ...state.table, ...fields } }
}

/** What of the previous panel goes with it. */
const ARRIVED = { refusal: null, writing: null, painted: false } as const

function refreshed(state: Drawing, { panelId, frame, loaded }: Extract<DrawingEvent, { kind: 'refresh' }>): Step {
  const arrived = panelId !== state.panelId
  const next = told({ ...state, panelId }, { frame, loaded, ...(arrived ? ARRIVED : {}) })
  const effects: readonly DrawingEffect[] = [
    ...(arrived ? [{ kind: 'letGo', panelId: state.panelId } as const] : []),
    { kind: 'setFrame', frame },
    ...(arrived ? [{ kind: 'arrive', panelId } as const] : []),
    // Not only on arrival: undo can bring back a layer that was never read.
    ...(loaded ? [] : [{ kind: 'read', panelId } as const]),
    { kind: 'show' },
  ]
  return [next, effects]
}

function gestured(state: Drawing, { gesture, certain }: Extract<DrawingEvent, { kind: 'gesture' }>): Step {
  const { table, lifted } = state
  switch (gesture.kind) {
    case 'pan':
      return [state, [{ kind: 'pan', dx: gesture.to.x - gesture.from.x, dy: gesture.to.y - gesture.from.y }]]
    case 'transform': {
      const { matrix } = gesture
      const lift: readonly DrawingEffect[] = lifted.length === 0 ? [{ kind: 'lift', what: 'selection' }] : []
      const held = { ...state, copying: gesture.copy === true }
      const next = table.selection ? told(held, { selection: { ...table.selection, matrix } }) : held
      return [next, [...lift, { kind: 'float', matrix }]]
    }
    case 'camera': {
      const lift: readonly DrawingEffect[] = lifted.length === 0 ? [{ kind: 'lift', what: 'move' }] : []
      return [told({ ...state, framing: true }, { move: gesture.now, framing: true }), lift]
    }
    case 'marquee':
      return [told(state, { loop: levelCorners(gesture.from, gesture.to, gesture.level) }), []]
    case 'zoom':
      return [told(state, { loop: gesture.boxed ? levelCorners(gesture.from, gesture.to, gesture.level) : null }), []]
    case 'loop':
      if (gesture.purpose === 'select') return [told(state, { loop: gesture.points }), []]
      return [
        { ...state, filling: true },
        [...(state.filling ? [] : [{ kind: 'show' } as const]), { kind: 'ink', gesture, certain }],
      ]
    case 'stroke':
    case 'shape':
    case 'spot':
      return [state, [{ kind: 'ink', gesture, certain }]]
    default:
      return assertNever(gesture)
  }
}

/**
 * Board changes come before floating marks are put down, so that one picture follows the other with nothing in between.
 */
function finished(state: Drawing, outcome: Outcome): Step {
  const changes = (outcome.kind === 'transform' && !outcome.copy) || outcome.kind === 'camera'
  const held = state.framing || state.filling || (state.lifted.length > 0 && !changes)
  const refresh: readonly DrawingEffect[] = held ? [{ kind: 'refresh' }] : []
  return [atRest(state), [...onBoard(outcome), { kind: 'clear' }, ...refresh, ...afterwards(outcome)]]
}

function onBoard(outcome: Outcome): readonly DrawingEffect[] {
  switch (outcome.kind) {
    case 'mark':
      return [{ kind: 'draw', mark: outcome.mark }]
    case 'transform':
      if (outcome.copy) return [{ kind: 'copy', matrix: outcome.matrix }]
      return [{ kind: 'transform', verb: VERBS[outcome.grip], matrix: outcome.matrix }]
    case 'camera':
      return [{ kind: 'frameMove', move: outcome.move }]
    case 'take':
    case 'touch':
      return [{ kind: 'take', outcome }]
    case 'pour':
      return [{ kind: 'pour', at: outcome.at }]
    case 'zoom':
    case 'look':
    case 'write':
    case 'pick':
    case 'nothing':
      return []
    default:
      return assertNever(outcome)
  }
}

function afterwards(outcome: Outcome): readonly DrawingEffect[] {
  if (outcome.kind === 'zoom' || outcome.kind === 'look') return [{ kind: 'zoom', outcome }]
  return outcome.kind === 'write' || outcome.kind === 'pick' ? [{ kind: outcome.kind, at: outcome.at }] : []
}

function atRest(state: Drawing): Drawing {
  const next = { ...state, lifted: [], copying: false, framing: false, filling: false }
  return state.table.loop || state.framing ? told(next, { loop: null, framing: false }) : next
}
