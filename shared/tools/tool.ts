import type { MarkRow } from '../document/schema.ts'
import type { CameraMark } from '../document/markSchema.ts'
import type { PenPoint } from '../paint/strokePoints.ts'
import type { PanelPoint, ScreenPoint } from '../geometry/points.ts'
import type { Rect } from '../geometry/rect.ts'
import type { NibControl, NibEntry } from '../paint/nibs/nib.ts'
import type { Nib } from '../paint/nibs/nibOf.ts'
import type { ToolIcon } from '../toolIcon.ts'
import type { Shape } from '../compositing/paintShape.ts'
import type { Grip, Matrix } from './transformBox.ts'

/** Adjustable settings of a tool. `pour`: how far poured colour runs. */
export type Control = NibControl | 'filled' | 'pour'

/** One pen sample. */
export interface PenSample {
  readonly at: PanelPoint
  readonly screen: ScreenPoint
  /** 0..1 */
  readonly pressure: number
  /** Degrees from upright, and degrees clockwise from the panel's right edge. */
  readonly tilt: number
  readonly azimuth: number
  /** Ms on the window's clock; omitted if unknown. */
  readonly time?: number
}

/** The artist's settings at the start of a gesture. */
export interface ToolContext {
  readonly color: string
  readonly size: number
  readonly opacity: number
  readonly filled: boolean
  /** 0..1: how much a drawn line is steadied. */
  readonly steady: number
  /** 0..1: of a nib that has one; as usual if omitted. */
  readonly grain?: number
  readonly seed: number
  /** Screen px per panel px. */
  readonly zoom: number
  /** What is level in the window, as a direction on the panel (`levelOf`); along its axis if omitted. */
  readonly level?: number
  /** The part of the panel that the film shows. */
  readonly frame: Rect
  /** The box around the selected marks; null for none. */
  readonly selected: Rect | null
  /** Shift was held: add to the selection. */
  readonly add: boolean
  /** Alt or a pen's barrel button was held, and the tool has its own use for it. */
  readonly other: boolean
  /** The panel's camera move; null if it has none. */
  readonly move: CameraFrames | null
}

export type CameraFrames = Pick<CameraMark, 'start' | 'end' | 'ease'>

/** The state of a gesture in progress, as a value. */
export type Gesture =
  | {
      readonly kind: 'stroke'
      readonly nib: Nib
      readonly opacity: number
      readonly steady: number
      /** Panel px below which a movement is ignored. */
      readonly still: number
      readonly points: readonly PenPoint[]
      readonly last: PenSample
      /** When the pen touched, ms on the window's clock; omitted if unknown. */
      readonly begun?: number
      /** While Shift is held: index of the point where the straight part begins; null when drawing freehand. */
      readonly ruled: number | null
    }
  | {
      readonly kind: 'shape'
      readonly shape: Shape
      readonly level: number
      /** Puts the shape where it is on a panel that is turned; null for none. */
      readonly transform: Matrix | null
      readonly opacity: number
      readonly still: number
      /** The pen's path, for an arrow that bends with it. */
      readonly trail: readonly PanelPoint[]
    }
  | { readonly kind: 'spot'; readonly purpose: 'pick' | 'write' | 'pour'; readonly at: PanelPoint }
  | { readonly kind: 'pan'; readonly from: ScreenPoint; readonly to: ScreenPoint }
  | {
      /** What the window should show: a box (if it is one), or a zoom step at `screen`, in or out. */
      readonly kind: 'zoom'
      readonly from: PanelPoint
      readonly to: PanelPoint
      readonly screen: ScreenPoint
      readonly level: number
      readonly boxed: boolean
      readonly away: boolean
    }
  | {
      /** A closed loop, to fill or to select what is inside. */
      readonly kind: 'loop'
      readonly purpose: 'fill' | 'select'
      readonly color: string
      readonly opacity: number
      readonly still: number
      /** Shift was held: add to the selection. */
      readonly add: boolean
      readonly points: readonly PanelPoint[]
    }
  | {
      readonly kind: 'marquee'
      readonly from: PanelPoint
      readonly to: PanelPoint
      readonly level: number
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
      /** Alt or the barrel button was held: copies are moved, and the originals stay. */
      readonly copy?: true
      /** Shift was held: a press that moves by less than this (panel px) adds or takes out the mark under it. */
      readonly touch?: number
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

/** A mark without id and order. */
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
      /** Select what is mostly in a loop, or in an area with any part: an upright one, or the corners of another. */
      readonly kind: 'take'
      readonly area: Rect | readonly PanelPoint[] | null
      readonly loop: readonly PanelPoint[] | null
      readonly add: boolean
    }
  | { readonly kind: 'transform'; readonly matrix: Matrix; readonly grip: Grip['kind']; readonly copy?: true }
  | { readonly kind: 'nothing' }

/** The pointer's shape over the drawing (CSS); a nib is shown at its true size instead. */
export interface Cursors {
  readonly rest: Cursor
  /** While it is pressed, and while Alt is held. */
  readonly pressed?: Cursor
  readonly alt?: Cursor
}
type Cursor = 'default' | 'text' | 'grab' | 'grabbing' | 'zoom-in' | 'zoom-out'

/**
 * The definition of a tool: its name, what selects it, its settings and, as pure transitions, its behaviour. It knows
 * no surface, no events and no board, and needs no cancel: the caller just drops its gesture. Rail, keys, commands,
 * settings and cursors are built from it. To add one, add a file with an entry and its name in `index.ts`.
 */
export interface Tool<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** What other programs call it: the palette finds it by these words too. */
  readonly alsoCalled?: string
  /** The letter key that selects it. */
  readonly key: string
  /** What it is pictured as on the rail. */
  readonly icon: ToolIcon
  /** False if no digit selects it. */
  readonly digit?: false
  /** Draws on a layer, so it needs one that accepts ink. */
  readonly draws: boolean
  /** Has a nib size, which the cursor shows. */
  readonly nib?: true
  /** Its strokes snap to the perspective, if that is on. */
  readonly snaps?: boolean
  /** Its settings; none by default. */
  readonly controls?: readonly Control[]
  /** Defaults: size in panel px, the rest as fractions. */
  readonly start?: Partial<NibEntry['start']>
  /** The label of its size, if not "Size". */
  readonly sizeName?: string
  /** What can be manipulated on the panel while it is selected: the selected marks, or the camera move. */
  readonly shows?: 'selection' | 'move'
  /** A cross by default. */
  readonly cursor?: Cursors
  /** What activates it from any other tool: Space or the middle button, a pen's eraser end, Alt or a pen's barrel button. */
  readonly calledBy?: 'space' | 'tail' | 'alt'
  /** Alt and the barrel button have their own meaning in this tool instead of activating another. */
  readonly ownAlt?: true
  /** Pressing its letter twice fits the paper into the window. */
  readonly twiceFits?: true
  readonly begin: (sample: PenSample, context: ToolContext) => Gesture
  /** `constrain`: Shift is held. */
  readonly move: (gesture: Gesture, samples: readonly PenSample[], constrain: boolean) => Gesture
  readonly finish: (gesture: Gesture) => Outcome
}

/** Keeps an entry's id as a literal type, so that the names of all tools form a union. */
export function tool<const Id extends string>(entry: Tool<Id>): Tool<Id> {
  return entry
}

export const NOTHING: Outcome = { kind: 'nothing' }
