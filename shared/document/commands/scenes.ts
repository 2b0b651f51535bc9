import { patch, put, remove } from '../board.ts'
import type { Board } from '../board.ts'
import type { SceneId } from '../ids.ts'
import { blankScene } from '../newProject.ts'
import { keysAt } from '../order.ts'
import type { SceneRow } from '../schema.ts'
import { sceneOf, scenesOf, shotsOf } from '../select.ts'
import { keepNewNumbers, retireNumber } from './numbers.ts'
import { removeShot } from './shots.ts'

/** Adds a scene before `index` (0 = first; past the end = last). */
export function addScene(
  board: Board,
  id: SceneId,
  index: number,
  fields: Partial<Omit<SceneRow, 'id' | 'order'>> = {},
): Board {
  const order = keysAt(scenesOf(board), index, 1)[0]!
  return keepNewNumbers(put(board, 'scene', { ...blankScene(id, order), ...fields }), 'scene', [id])
}

export function editScene(board: Board, id: SceneId, fields: Partial<Omit<SceneRow, 'id' | 'order'>>): Board {
  return patch(board, 'scene', id, fields)
}

/** Removes the scene with its shots and panels. Their marks stay in the store, so undo brings them back. */
export function removeScene(board: Board, id: SceneId): Board {
  if (!sceneOf(board, id)) return board
  const bare = shotsOf(board, id).reduce((next, shot) => removeShot(next, shot.id), board)
  return remove(retireNumber(bare, 'scene', id), 'scene', id)
}

/** Moves a scene to `index` among the others (0 = first, counted without the scene itself). */
export function moveScene(board: Board, id: SceneId, index: number): Board {
  const scenes = scenesOf(board)
  const from = scenes.findIndex((scene) => scene.id === id)
  if (from < 0) return board
  const others = scenes.filter((scene) => scene.id !== id)
  if (from === Math.max(0, Math.min(index, others.length))) return board
  return patch(board, 'scene', id, { order: keysAt(others, index, 1)[0]! })
}
