import type { Board } from '#shared/document/board.ts'
import { moveShots } from '#shared/document/commands/shots.ts'
import type { SceneId, ShotId } from '#shared/document/ids.ts'
import { filmShots, scenesOf, shotOf, shotsOf } from '#shared/document/select.ts'
import { shownShots } from '#shared/document/whatCounts.ts'
import type { ListRow } from './listRow.ts'

/**
 * Moves shots one row up or down in story order, together: past the first or last of a scene into the one before or
 * after. Returns the same board at the film's ends.
 */
export function moveRows(board: Board, shotIds: readonly ShotId[], by: -1 | 1): Board {
  const moving = inStoryOrder(board, shotIds)
  const edge = by < 0 ? moving[0] : moving.at(-1)
  const shot = edge === undefined ? undefined : shotOf(board, edge)
  if (!shot) return board
  const staying = shotsOf(board, shot.sceneId).filter(({ id }) => !moving.includes(id))
  const before = shotsOf(board, shot.sceneId)
    .slice(0, shotsOf(board, shot.sceneId).indexOf(shot))
    .filter(({ id }) => !moving.includes(id)).length
  const to = before + by
  if (to >= 0 && to <= staying.length) return moveShots(board, moving, shot.sceneId, to)
  const open = scenesOf(board).filter(({ omitted }) => !omitted)
  const next = open[open.findIndex(({ id }) => id === shot.sceneId) + by]
  if (!next) return board
  return moveShots(board, moving, next.id, by < 0 ? shotsOf(board, next.id).length : 0)
}

/** Moves shots to a gap between the rows of an unsorted list: 0 above the first row, which is its scene's head. */
export function dropRows(board: Board, rows: readonly ListRow[], shotIds: readonly ShotId[], gap: number): Board {
  const moving = inStoryOrder(board, shotIds)
  const place = placeAt(board, rows, gap, moving)
  return place ? moveShots(board, moving, place.sceneId, place.index) : board
}

/** The scene and the place among its shots that do not move, above a row. */
function placeAt(
  board: Board,
  rows: readonly ListRow[],
  gap: number,
  moving: readonly string[],
): { readonly sceneId: SceneId; readonly index: number } | null {
  const above = rows.slice(0, Math.max(1, gap)).findLast((row) => row.kind === 'scene' || !moving.includes(row.id))
  if (above?.kind === 'scene') {
    // Of a folded one, whose rows are not in sight, it is the end.
    const isFolded = rows[rows.indexOf(above) + 1]?.kind !== 'shot'
    return above.scene.omitted ? null : { sceneId: above.scene.id, index: isFolded ? Infinity : 0 }
  }
  if (above?.kind === 'shot') {
    const staying = shotsOf(board, above.shot.sceneId).filter(({ id }) => !moving.includes(id))
    return { sceneId: above.shot.sceneId, index: staying.findIndex(({ id }) => id === above.id) + 1 }
  }
  return null
}

function inStoryOrder(board: Board, shotIds: readonly string[]): readonly ShotId[] {
  return filmShots(board).flatMap(({ id }) => (shotIds.includes(id) ? [id] : []))
}

/** Where new shots go when they are pasted below the last row: the end of the last scene that shows its shots. */
export function endOfList(board: Board): { readonly sceneId: SceneId; readonly index: number } | null {
  const last = scenesOf(board).findLast(({ omitted }) => !omitted)
  return last ? { sceneId: last.id, index: shownShots(board, last).length } : null
}
