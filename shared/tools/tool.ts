import type { MarkRow } from '../document/schema.ts'
import type { CameraMark } from '../document/markSchema.ts'
import type { PenPoint } from '../paint/strokePoints.ts'
import type { PanelPoint, ScreenPoint } from '../geometry/points.ts'
import type { Rect } from '../geometry/rect.ts'
import type { NibControl, NibEntry } from '../paint/nibs/nib.ts'
import type { Nib } from '../paint/nibs/nibOf.ts'
import type { Shape } from '../compositing/paintShape.ts'
import type { Grip, Matrix } from './transformBox.ts'

/** What can be set of a tool. `pour`: how far poured colour runs. */
export type Control = NibControl | 'filled' | 'pour'

/** Where the pen was at one moment. */
export interface PenSample {
  readonly at: PanelPoint
  readonly screen: ScreenPoint
  /** 0..1 */
  readonly pressure: number
  /** Degrees from upright, and degrees clockwise from the panel's right edge. */
  readonly tilt: number
  readonly azimuth: number
  /** Ms on the window's clock; left out where the moment is not known. */
  readonly time?: number
}

/** What the artist has chosen, as a gesture begins. */
export interface ToolContext {
  readonly color: string
  readonly size: number
  readonly opacity: number
  readonly filled: boolean
  /** 0..1: how much a drawn line is steadied. */
  readonly steady: number
  readonly seed: number
  /** Screen px per panel px. */
  readonly zoom: number
  /** What the film shows of the panel. */
  readonly frame: Rect
  /** The box round the selected marks; null for none. */
  readonly selected: Rect | null
  /** Shift was held: a selection is added to. */
  readonly add: boolean
  /** Alt or a pen's barrel button was held, and the tool has a use of its own for it. */
  readonly other: boolean
  /** The panel's camera move; null while it has none. */
  readonly move: CameraFrames | null
}

export type CameraFrames = Pick<CameraMark, 'start' | 'end' | 'ease'>

/** A gesture under way: all that is known of it, as a value. */
export type Gesture =
  | {
      readonly kind: 'stroke'
      readonly nib: Nib
      readonly opacity: number
      readonly steady: number
      /** Panel px under which a move is no move. */
      readonly still: number
      readonly points: readonly PenPoint[]
      readonly last: PenSample
      /** While Shift is held: the point that its straight end leaves from; null where the hand is free. */
      readonly ruled: number | null
    }
  | {
      readonly kind: 'shape'
      readonly shape: Shape
      readonly opacity: number
      readonly still: number
      /** The way the pen went, for an arrow that bends with it. */
      readonly trail: readonly PanelPoint[]
    }
  | { readonly kind: 'spot'; readonly purpose: 'pick' | 'write' | 'pour'; readonly at: PanelPoint }
  | { readonly kind: 'pan'; readonly from: ScreenPoint; readonly to: ScreenPoint }
  | {
      /** What the window should show: a box (where it is one), or a step nearer to `screen` or away from it. */
      readonly kind: 'zoom'
      readonly from: PanelPoint
      readonly to: PanelPoint
      readonly screen: ScreenPoint
      readonly boxed: boolean
      readonly away: boolean
    }
  | {
      /** A closed loop, to fill or to select what lies in it. */
      readonly kind: 'loop'
      readonly purpose: 'fill' | 'select'
      readonly color: string
      readonly opacity: number
      readonly still: number
      /** Shift was held: what it takes is added to what is selected. */
      readonly add: boolean
      readonly points: readonly PanelPoint[]
    }
  | {
      readonly kind: 'marquee'
      readonly from: PanelPoint
      readonly to: PanelPoint
      readonly near: number
      readonly add: boolean
    }
  | {
      /** The selection's box, held by a grip. */
      readonly kind: 'transform'
      readonly grip: Grip
      readonly box: Rect
      readonly from: PanelPoint
      readonly matrix: Matrix
    }
  | {
      readonly kind: 'camera'
      readonly from: CameraFrames
      readonly now: CameraFrames
      readonly grip: { readonly box: 'start' | 'end'; readonly corner: 0 | 1 | 2 | 3 | null } | null
      readonly at: PanelPoint
      readonly ratio: number
      readonly still: number
      readonly meant: boolean
    }

/** A mark that has no id and no place yet. */
export type MarkDraft = MarkRow extends infer M
  ? M extends MarkRow
    ? Omit<M, 'id' | 'layerId' | 'order'>
    : never
  : never

/** What a finished gesture asks for. */
export type Outcome =
  | { readonly kind: 'mark'; readonly mark: MarkDraft }
  | { readonly kind: 'pick' | 'write' | 'pour'; readonly at: PanelPoint }
  | { readonly kind: 'camera'; readonly move: CameraFrames }
  | { readonly kind: 'zoom'; readonly at: ScreenPoint; readonly away: boolean }
  | { readonly kind: 'look'; readonly area: Rect }
  | { readonly kind: 'touch'; readonly at: PanelPoint; readonly near: number; readonly add: boolean }
  | {
      /** Select what lies in an area or a loop. */
      readonly kind: 'take'
      readonly area: Rect | null
      readonly loop: readonly PanelPoint[] | null
      readonly add: boolean
    }
  | { readonly kind: 'transform'; readonly matrix: Matrix; readonly grip: Grip['kind'] }
  | { readonly kind: 'nothing' }

/** How the pointer looks over the drawing (CSS); a nib is shown at its true size instead. */
export interface Cursors {
  readonly rest: Cursor
  /** While it is pressed, and while Alt is held. */
  readonly pressed?: Cursor
  readonly alt?: Cursor
}
type Cursor = 'default' | 'text' | 'grab' | 'grabbing' | 'zoom-in' | 'zoom-out'

/**
 * All that is to be known of a tool: what it is called, what calls it, what can be set of it and, as pure transitions, what it
 * does. It knows no surface, no events and no board, and needs no cancel: its gesture is let go of. Rail, keys, commands,
 * settings and cursors read it from here: a new tool is a file with one of these and its name in `index.ts`.
 */
export interface Tool<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** The letter that takes it in hand, which is also its sign on the rail. */
  readonly key: string
  /** False where no digit chooses it. */
  readonly digit?: false
  /** Draws on a layer, so needs one that takes ink. */
  readonly draws: boolean
  /** Draws with a nib of a size, which the cursor shows. */
  readonly nib?: true
  /** Its strokes follow the perspective, where that is on. */
  readonly snaps?: boolean
  /** What can be set of it; nothing where it is left out. */
  readonly controls?: readonly Control[]
  /** As it lies on a new table: panel px, and parts of one. */
  readonly start?: Partial<NibEntry['start']>
  /** What its size is called, where that is more than "Size". */
  readonly sizeName?: string
  /** What of the panel is laid open to the hand while it is in hand: the selected marks, or the camera move. */
  readonly shows?: 'selection' | 'move'
  /** A cross where it is left out. */
  readonly cursor?: Cursors
  /** What calls it whatever is in hand: Space or the middle button, a pen's tail end, Alt or a pen's barrel button. */
  readonly calledBy?: 'space' | 'tail' | 'alt'
  /** Alt and a pen's barrel button mean something to this tool itself, rather than calling another. */
  readonly ownAlt?: true
  /** Its letter pressed twice fits the paper into the window. */
  readonly twiceFits?: true
  readonly begin: (sample: PenSample, context: ToolContext) => Gesture
  /** `constrain`: Shift is held. */
  readonly move: (gesture: Gesture, samples: readonly PenSample[], constrain: boolean) => Gesture
  readonly finish: (gesture: Gesture) => Outcome
}

/** Keeps an entry's id as it is written, so that the names of all tools are a type. */
export function tool<const Id extends string>(entry: Tool<Id>): Tool<Id> {
  return entry
}

export const NOTHING: Outcome = { kind: 'nothing' }
