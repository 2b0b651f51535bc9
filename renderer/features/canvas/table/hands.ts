import type { Camera } from '#shared/geometry/camera.ts'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { AnyTool } from '#shared/tools/index.ts'
import type { Gesture, Outcome, ToolContext } from '#shared/tools/tool.ts'
import type { HandReading } from '../helpers/handReading.ts'
import type { Pinch } from './fingers.ts'

/** What pointers act on. */
export interface Hands {
  readonly camera: () => Camera
  /** Puts the paper back in this position. */
  readonly putBack: (camera: Camera) => void
  readonly hand: HandReading
  readonly inHand: () => AnyTool
  /** `add`: Shift is held; `other`: Alt or the pen's barrel button. */
  readonly context: (tool: AnyTool, add: boolean, other: boolean) => ToolContext
  /** False: this tool can't work here now, and the person was told why. */
  readonly accepts: (tool: AnyTool) => boolean
  /** `certain`: how many of a stroke's points the pen has really reached, if some are predicted. */
  readonly shown: (gesture: Gesture, certain?: number) => void
  readonly finished: (outcome: Outcome) => void
  readonly cancelled: () => void
  /** Places in the window; `turn`: degrees clockwise by which the paper turns with the fingers. */
  readonly pinched: (pinch: Pinch) => void
  /** The pointer's position over the table, touching or not; null when it left. */
  readonly hovered: (at: ScreenPoint | null) => void
}
