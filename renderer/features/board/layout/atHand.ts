import type { Board } from '#shared/document/board.ts'
import { shotOf } from '#shared/document/select.ts'
import type { BoardLayout } from './layout.ts'
import { handRect, sceneRect } from './layoutQuery.ts'
import type { WorldRect } from './layoutQuery.ts'

/** The selection in the film; the last of its shots is the current one. */
export interface Hand {
  readonly shotIds: readonly string[]
  readonly panelId: string | null
  readonly sceneId: string | null
}

/** The current scene, if its shots are hidden or it has none; null while the current shot is on the board. */
export function bareScene(board: Board, { shotIds, sceneId }: Hand, layout: BoardLayout): string | null {
  const id = shotIds.at(-1)
  if (id === undefined) return sceneId
  return layout.firstCell.has(id) ? null : (shotOf(board, id)?.sceneId ?? null)
}

/** What to show: the current panel or shot, or the scene that has none to show. */
export function rectAtHand(board: Board, hand: Hand, layout: BoardLayout): WorldRect | undefined {
  const bare = bareScene(board, hand, layout)
  if (bare !== null) return sceneRect(layout, bare)
  return handRect(layout, hand.shotIds.at(-1) ?? '', hand.panelId)
}
