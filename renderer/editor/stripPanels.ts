import type { Board } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { panelOf, panelsOf, scenesOf, shotOf, shotsOf } from '#shared/document/select.ts'
import { shownShots } from '#shared/document/whatCounts.ts'

const known = new WeakMap<Board['panel'], { board: Board; shown: string | null; panels: readonly PanelRow[] }>()

/**
 * The panels that the filmstrip shows and that pages turn through, in film order: as on the board, an omitted scene's
 * are left out, unless the current one is among them. Cached while the film's order stays the same.
 */
export function stripPanels(board: Board, currentId: string | null): readonly PanelRow[] {
  const current = currentId === null ? undefined : panelOf(board, currentId)
  const shown = (current && shotOf(board, current.shotId)?.sceneId) ?? null
  const last = known.get(board.panel)
  if (last && last.shown === shown && last.board.shot === board.shot && last.board.scene === board.scene)
    return last.panels
  const panels = scenesOf(board)
    .flatMap((scene) => (scene.id === shown ? shotsOf(board, scene.id) : shownShots(board, scene)))
    .flatMap((shot) => panelsOf(board, shot.id))
  known.set(board.panel, { board, shown, panels })
  return panels
}
