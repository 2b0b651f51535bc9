import { patch, remove } from '../board.ts'
import type { Board } from '../board.ts'
import type { PanelId, ShotId } from '../ids.ts'
import { putNewPanel } from '../newProject.ts'
import type { NewPanelIds } from '../newProject.ts'
import { keysAt } from '../order.ts'
import type { PanelRow } from '../schema.ts'
import { layersOf, panelOf, panelsOf, shotOf, takesOf } from '../select.ts'

/** Adds an empty panel before `index` of the shot. */
export function addPanel(board: Board, ids: NewPanelIds, shotId: ShotId, index: number): Board {
  if (!shotOf(board, shotId)) return board
  const order = keysAt(panelsOf(board, shotId), index, 1)[0]!
  return putNewPanel(board, ids, shotId, order)
}

export function editPanel(board: Board, id: PanelId, fields: Partial<Pick<PanelRow, 'label' | 'seconds'>>): Board {
  return patch(board, 'panel', id, fields)
}

/**
 * Removes a panel with its layers and its takes' rows. Marks stay in the store (they are only reached through their
 * layer), and so do the takes' pictures, so that undo restores everything by restoring the rows.
 */
export function removePanel(board: Board, id: PanelId): Board {
  if (!panelOf(board, id)) return board
  const withoutLayers = layersOf(board, id).reduce((next, layer) => remove(next, 'layer', layer.id), board)
  const withoutTakes = takesOf(board, id).reduce((next, take) => remove(next, 'take', take.id), withoutLayers)
  return remove(withoutTakes, 'panel', id)
}

/** Moves a panel before `index` of a shot, counted without the panel itself. */
export function movePanel(board: Board, id: PanelId, shotId: ShotId, index: number): Board {
  const panel = panelOf(board, id)
  if (!panel || !shotOf(board, shotId)) return board
  const others = panelsOf(board, shotId).filter((other) => other.id !== id)
  const from = panel.shotId === shotId ? panelsOf(board, shotId).findIndex((other) => other.id === id) : -1
  if (from === Math.max(0, Math.min(index, others.length))) return board
  return patch(board, 'panel', id, { shotId, order: keysAt(others, index, 1)[0]! })
}
