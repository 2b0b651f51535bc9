import type { Board } from '#shared/document/board.ts'
import { addShots } from '#shared/document/commands/shots.ts'
import type { NewId, ShotId } from '#shared/document/ids.ts'
import { newPanelIds } from '#shared/document/newProject.ts'
import { endOfList } from './rowSteps.ts'

/** The film with so many more shots behind the last of the list; none where no scene can take them. */
export function withRoom(
  board: Board,
  count: number,
  newId: NewId,
): { readonly board: Board; readonly shotIds: readonly ShotId[] } {
  const end = count > 0 ? endOfList(board) : null
  if (!end) return { board, shotIds: [] }
  const ids = Array.from({ length: count }, () => ({ shotId: newId('shot'), ...newPanelIds(board, newId) }))
  return { board: addShots(board, ids, end.sceneId, end.index), shotIds: ids.map(({ shotId }) => shotId) }
}
