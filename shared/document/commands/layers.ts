import { patch, put, remove } from '../board.ts'
import type { Board } from '../board.ts'
import type { LayerId, PanelId } from '../ids.ts'
import { LIMITS } from '../limits.ts'
import { blankLayer } from '../newProject.ts'
import { keysAt } from '../order.ts'
import type { LayerRow, MarkRow, TakeRow } from '../schema.ts'
import { holdsMarks, inkIdOf } from '../inkOf.ts'
import { layerOf, layersOf, panelOf, sharersOf, takeOf } from '../select.ts'
import { shortened } from '../shortened.ts'
import { rowOf } from '../table.ts'
import { patchShared } from './sharedLayers.ts'

export type LayerFields = Partial<Omit<LayerRow, 'id' | 'panelId' | 'order'>>

/** Adds a layer at `index` of the panel's stack (0 = bottom; past the end = top). */
export function addLayer(board: Board, id: LayerId, panelId: PanelId, index: number, fields: LayerFields = {}): Board {
  if (!panelOf(board, panelId)) return board
  const order = keysAt(layersOf(board, panelId), index, 1)[0]!
  return put(board, 'layer', { ...blankLayer(id, panelId, order), ...fields })
}

const COPY = ' copy'

/** What a copy of a layer is called. */
export function copyName(name: string): string {
  return `${shortened(name, LIMITS.line - COPY.length)}${COPY}`
}

/** Changes a layer. Fields that sharers have in common change in every panel that shows it (patchShared). */
export function editLayer(board: Board, id: LayerId, fields: LayerFields): Board {
  return patchShared(board, id, fields)
}

/** Removes the layer from the stack; its marks stay in the store for undo. */
export function removeLayer(board: Board, id: LayerId): Board {
  return remove(board, 'layer', id)
}

/** Moves a layer to `index` of its stack, counted without the layer itself. */
export function moveLayer(board: Board, id: LayerId, index: number): Board {
  const layer = layerOf(board, id)
  if (!layer) return board
  const stack = layersOf(board, layer.panelId)
  const others = stack.filter((other) => other.id !== id)
  if (stack.findIndex((other) => other.id === id) === Math.max(0, Math.min(index, others.length))) return board
  return patch(board, 'layer', id, { order: keysAt(others, index, 1)[0]! })
}

/**
 * Adds or replaces a mark; on a shared layer it shows in every panel that shares it. Returns the same board if the
 * layer is missing, locked or not a drawing.
 */
export function putMark(board: Board, mark: MarkRow): Board {
  const layer = layerOfMark(board, mark)
  if (!layer || layer.locked || !holdsMarks(layer)) return board
  return put(board, 'mark', { ...mark, layerId: inkIdOf(layer) })
}

/** The layer a mark belongs to; for shared ink whose first layer is gone, a layer that still shows it. */
function layerOfMark(board: Board, mark: MarkRow): LayerRow | undefined {
  return layerOf(board, mark.layerId) ?? sharersOf(board, mark.layerId)[0]
}

export function removeMark(board: Board, id: string): Board {
  const mark = rowOf(board.mark, id)
  if (!mark || layerOfMark(board, mark)?.locked) return board
  return remove(board, 'mark', id)
}

/** Adds a take as a labelled reference layer at the bottom of the stack; if it is there already, makes it visible. */
export function addTakeUnder(board: Board, layerId: LayerId, panelId: PanelId, takeId: string, opacity = 0.45): Board {
  const take = takeOf(board, takeId)
  if (!take || !panelOf(board, panelId)) return board
  const there = layersOf(board, panelId).find((layer) => layer.takeId === take.id)
  if (there) return patch(board, 'layer', there.id, { visible: true })
  return addLayer(board, layerId, panelId, 0, {
    kind: 'take',
    name: `T${take.number}`,
    mediaId: take.mediaId,
    takeId: take.id,
    opacity,
  })
}

type TakeMarks = Partial<Pick<TakeRow, 'struck' | 'kept' | 'starred' | 'note'>>

/** Strikes, keeps, stars or notes a take; struck takes are hidden, never deleted. */
export function markTake(board: Board, takeId: string, fields: TakeMarks): Board {
  return patch(board, 'take', takeId, fields)
}
