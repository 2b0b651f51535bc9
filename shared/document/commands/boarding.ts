import type { Board } from '../board.ts'
import type { PanelId } from '../ids.ts'
import { layersOf, marksOf, panelOf, shotOf } from '../select.ts'
import { editShot } from './shots.ts'

/** A shot that was to be boarded is boarded with the first mark on one of its panels; any later status stays. */
export function boardedByDrawing(before: Board, after: Board, panelId: PanelId): Board {
  const shot = shotOf(after, panelOf(after, panelId)?.shotId ?? '')
  if (shot?.status !== 'to-board' || isDrawnOn(before, panelId) || !isDrawnOn(after, panelId)) return after
  return editShot(after, shot.id, { status: 'boarded' })
}

function isDrawnOn(board: Board, panelId: PanelId): boolean {
  return layersOf(board, panelId).some((layer) => layer.kind === 'drawing' && marksOf(board, layer.id).length > 0)
}
