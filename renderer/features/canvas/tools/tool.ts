import type { MarkRow } from '#shared/document/schema.ts'
import type { PenPoint } from '#shared/document/strokePoints.ts'
import type { PanelPoint, ScreenPoint } from '#shared/geometry/points.ts'
import type { Nib } from '#shared/paint/nib.ts'
import type { Shape } from '#shared/paint/paintShape.ts'

export const TOOL_IDS = [
  'pencil',
  'pen',
  'brush',
  'marker',
  'eraser',
  'line',
  'arrow',
  'rectangle',
  'ellipse',
  'text',
  'eyedropper',
  'hand',
] as const
export type ToolId = (typeof TOOL_IDS)[number]

/** Where the pen was at one moment. */
export interface PenSample {
  readonly at: PanelPoint
  readonly screen: ScreenPoint
  /** 0..1 */
  readonly pressure: number
  /** Degrees from upright, and degrees clockwise from the panel's right edge. */
  readonly tilt: number
  readonly azimuth: number
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
}

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
    }
  | {
      readonly kind: 'shape'
      readonly shape: Shape
      readonly opacity: number
      readonly still: number
      /** The way the pen went, for an arrow that bends with it. */
      readonly trail: readonly PanelPoint[]
    }
  | { readonly kind: 'spot'; readonly purpose: 'pick' | 'write'; readonly at: PanelPoint }
  | { readonly kind: 'pan'; readonly from: ScreenPoint; readonly to: ScreenPoint }

/** A mark that has no id and no place yet. */
export type MarkDraft = MarkRow extends infer M
  ? M extends MarkRow
    ? Omit<M, 'id' | 'layerId' | 'order'>
    : never
  : never

/** What a finished gesture asks for. */
export type Outcome =
  | { readonly kind: 'mark'; readonly mark: MarkDraft }
  | { readonly kind: 'pick' | 'write'; readonly at: PanelPoint }
  | { readonly kind: 'nothing' }

/** A tool as pure transitions: no surface, no events, no board. Cancel needs none: the gesture is let go of. */
export interface Tool {
  readonly id: ToolId
  readonly label: string
  readonly key: string
  /** Draws on a layer, so needs one that takes ink. */
  readonly draws: boolean
  /** Draws with a nib of a size, which the cursor shows. */
  readonly nib?: true
  readonly begin: (sample: PenSample, context: ToolContext) => Gesture
  /** `constrain`: Shift is held. */
  readonly move: (gesture: Gesture, samples: readonly PenSample[], constrain: boolean) => Gesture
  readonly finish: (gesture: Gesture) => Outcome
}

export const NOTHING: Outcome = { kind: 'nothing' }
