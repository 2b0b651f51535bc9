import type { Board } from '#shared/document/board.ts'
import type { BoardColors } from './boardColors.ts'
import type { BoardCamera, Viewport } from '../camera/camera.ts'
import type { BoardLayout } from '../layout/layout.ts'

/** Everything that one frame of the board is drawn from. */
export interface BoardScene {
  readonly board: Board
  readonly layout: BoardLayout
  readonly camera: BoardCamera
  readonly viewport: Viewport
  readonly colors: BoardColors
  /** Device px per CSS px. */
  readonly density: number
  readonly selected: ReadonlySet<string>
  /** The last selected shot, and which of its panels. */
  readonly shotAtHand: string | null
  readonly panelAtHand: string | null
  /** The current scene, while it has no shot on the board to mark. */
  readonly sceneAtHand: string | null
  /** Shots being dragged: shown faint in their old place. */
  readonly moving: ReadonlySet<string>
  /** Shots that pass the filter; null for all. The others are shown faint. */
  readonly passing: ReadonlySet<string> | null
  /** The film can be written to: where something can be added is shown. */
  readonly canAdd: boolean
  /** The minimap is visible. */
  readonly mapped: boolean
  /** How often a picture was asked for that is not yet loaded at the wanted size and version. */
  readonly wished: () => number
  readonly pictureOf: (panelId: string, mipWidth: number) => ImageBitmap | undefined
  /** Asks for what is out of sight: it counts as wished, and draws no frame when it arrives. */
  readonly pictureAhead: (panelId: string, mipWidth: number) => void
}
