import { patch, patchAll, put, putAll, remove } from '../board.ts'
import type { Board } from '../board.ts'
import type { SceneId, ShotId } from '../ids.ts'
import { blankShot, putNewPanel, putNewPanels } from '../newProject.ts'
import type { NewPanelIds } from '../newProject.ts'
import { keyBetween, keysAt } from '../order.ts'
import type { ShotRow } from '../schema.ts'
import { panelsOf, sceneOf, shotOf, shotsOf } from '../select.ts'
import { dropLostNumbers, keepNewNumbers, retireNumber } from './numbers.ts'
import { removePanel } from './panels.ts'

export type ShotFields = Partial<Omit<ShotRow, 'id' | 'sceneId' | 'order'>>

export interface NewShotIds extends NewPanelIds {
  readonly shotId: ShotId
}

/** Adds shots with one empty panel each, in this order, before `index` of the scene, at the cost of one numbering and one copy of each table. */
export function addShots(board: Board, ids: readonly NewShotIds[], sceneId: SceneId, index: number): Board {
  if (!sceneOf(board, sceneId)) return board
  const orders = keysAt(shotsOf(board, sceneId), index, ids.length)
  const shots = ids.map(({ shotId }, at) => blankShot(shotId, sceneId, orders[at]!))
  const order = keyBetween(null, null)
  const panels = ids.map((each) => ({ ids: each, shotId: each.shotId, order }))
  const added = putNewPanels(putAll(board, 'shot', shots), panels)
  return keepNewNumbers(
    added,
    'shot',
    ids.map(({ shotId }) => shotId),
  )
}

/** Adds a shot with one empty panel before `index` of the scene. Returns the same board if there is no such scene. */
export function addShot(
  board: Board,
  ids: NewShotIds,
  sceneId: SceneId,
  index: number,
  fields: ShotFields = {},
): Board {
  if (!sceneOf(board, sceneId)) return board
  const order = keysAt(shotsOf(board, sceneId), index, 1)[0]!
  const withShot = put(board, 'shot', { ...blankShot(ids.shotId, sceneId, order), ...fields })
  const numbered = keepNewNumbers(withShot, 'shot', [ids.shotId])
  return putNewPanel(numbered, ids, ids.shotId, keyBetween(null, null))
}

export function editShot(board: Board, id: ShotId, fields: ShotFields): Board {
  return patch(board, 'shot', id, fields)
}

export function editShots(board: Board, ids: readonly ShotId[], fields: ShotFields): Board {
  return patchAll(
    board,
    'shot',
    [...new Set(ids)].map((id) => [id, fields]),
  )
}

/** Edits many shots, each in its own fields. */
export function editEachShot(board: Board, fields: ReadonlyMap<ShotId, ShotFields>): Board {
  return patchAll(board, 'shot', fields)
}

export function retimeShot(board: Board, id: ShotId, seconds: number | null): Board {
  return patch(board, 'shot', id, { seconds })
}

/** Removes the shot with its panels, layers and takes. Marks stay in the store, so undo brings them back. */
export function removeShot(board: Board, id: ShotId): Board {
  if (!shotOf(board, id)) return board
  const bare = panelsOf(board, id).reduce((next, panel) => removePanel(next, panel.id), board)
  return remove(retireNumber(bare, 'shot', id), 'shot', id)
}

/**
 * Moves shots, in the given order, before `index` of a scene, counted among that scene's shots that do not move. Ids
 * of missing shots are ignored. Returns the same board if every shot is in place already.
 */
export function moveShots(board: Board, ids: readonly ShotId[], sceneId: SceneId, index: number): Board {
  const moving = [...new Set(ids)].filter((id) => shotOf(board, id))
  if (moving.length === 0 || !sceneOf(board, sceneId)) return board
  const gone = new Set(moving)
  const staying = shotsOf(board, sceneId).filter((shot) => !gone.has(shot.id))
  const at = Math.max(0, Math.min(index, staying.length))
  const wanted = [
    ...staying.slice(0, at).map((shot) => shot.id),
    ...moving,
    ...staying.slice(at).map((shot) => shot.id),
  ]
  const current = shotsOf(board, sceneId).map((shot) => shot.id)
  if (wanted.length === current.length && wanted.every((id, place) => id === current[place])) return board
  const keys = keysAt(staying, at, moving.length)
  const claimed = dropLostNumbers(board, moving, sceneId)
  const moved = patchAll(
    claimed,
    'shot',
    moving.map((id, place) => [id, { sceneId, order: keys[place]! }]),
  )
  return keepNewNumbers(moved, 'shot', moving)
}
