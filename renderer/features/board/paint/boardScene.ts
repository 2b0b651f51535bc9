import type { Board } from '#shared/document/board.ts'
import type { BoardColors } from './boardColors.ts'
import type { BoardCamera, Viewport } from '../camera/camera.ts'
import type { BoardLayout } from '../layout/layout.ts'

/** All that one frame of the board is shown from. */
export interface BoardScene {
  readonly board: Board
  readonly layout: BoardLayout
  readonly camera: BoardCamera
  readonly viewport: Viewport
  readonly colors: BoardColors
  /** Device px for a CSS px. */
  readonly density: number
  readonly selected: ReadonlySet<string>
  /** The shot that was chosen last, and which of its panels. */
  readonly shotAtHand: string | null
  readonly panelAtHand: string | null
  /** The scene at hand, while there is no shot of it on the board to mark. */
  readonly sceneAtHand: string | null
  /** Shots being dragged: shown faint where they still stand. */
  readonly moving: ReadonlySet<string>
  /** Shots that the filter lets through; null for all. The others are shown faint. */
  readonly passing: ReadonlySet<string> | null
  /** The film's map is shown. */
  readonly mapped: boolean
  /** How many pictures were asked for in this frame that are not there as sharp or as new as they are wished. */
  readonly wished: () => number
  readonly pictureOf: (panelId: string, mipWidth: number) => ImageBitmap | undefined
}
