import type { Camera } from '#shared/geometry/camera.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import type { CameraFrames } from '#shared/tools/tool.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'
import type { Refusal } from './inkChecks.ts'
import type { Writing } from './writing.ts'

/** What React shows around the stage. */
export interface TableState {
  readonly camera: Camera
  readonly frame: Rect
  readonly loaded: boolean
  /** The stage shows all of the panel; until then its last picture is shown instead. */
  readonly painted: boolean
  /** Shown quietly when the pen met a layer that takes no ink. */
  readonly refusal: Refusal | null
  readonly writing: Writing | null
  /** Ink is outside the frame: it is shown dimmed, on a pasteboard around the paper. */
  readonly outside: boolean
  /** The box around the selected marks, and where it is being dragged; null for none. */
  readonly selection: { readonly box: Rect; readonly matrix: Matrix; readonly count: number } | null
  /** What is being drawn around to select it. */
  readonly loop: readonly PanelPoint[] | null
  /** The camera move as currently framed; null for none. */
  readonly move: CameraFrames | null
  /** It is in the hand: the paper shows none meanwhile. */
  readonly framing: boolean
  /** It plays: what the camera frames now, in panel px; null otherwise. */
  readonly playing: CameraFrames['start'] | null
}

export const CLEAR_TABLE: TableState = {
  camera: { x: 0, y: 0, zoom: 1 },
  frame: { x: 0, y: 0, width: 1, height: 1 },
  loaded: false,
  painted: false,
  refusal: null,
  writing: null,
  outside: false,
  selection: null,
  loop: null,
  move: null,
  framing: false,
  playing: null,
}
