import type { Board } from '#shared/document/board.ts'
import type { BoardLayout } from '../../renderer/features/board/layout/layout.ts'
import type { BoardColors } from '../../renderer/features/board/paint/boardColors.ts'
import type { BoardScene } from '../../renderer/features/board/paint/boardScene.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** What a frame of the board is drawn from, with nothing selected, moved or left out, and no pictures. */
export function plainScene(board: Board, layout: BoardLayout, more: Partial<BoardScene> = {}): BoardScene {
  return {
    board,
    layout,
    camera: { x: 0, y: 0, zoom: 1 },
    viewport: { width: 900, height: 600 },
    colors: {} as BoardColors,
    density: 1,
    selected: NOTHING,
    shotAtHand: null,
    panelAtHand: null,
    sceneAtHand: null,
    moving: NOTHING,
    passing: null,
    canAdd: true,
    mapped: false,
    wished: () => 0,
    pictureOf: () => undefined,
    pictureAhead: () => {},
    ...more,
  }
}
