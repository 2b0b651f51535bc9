import { patch, put, remove } from '../board.ts'
import type { Board } from '../board.ts'
import type { LayerId, NewId, PanelId } from '../ids.ts'
import { keysAt } from '../order.ts'
import type { LayerRow } from '../schema.ts'
import { inkIdOf } from '../inkOf.ts'
import { isShared, layerOf, layersOf, marksOf, panelOf, sharersOf } from '../select.ts'

/**
 * Shows a layer in other panels as well: one ink or picture, drawn once. Each panel has its own row, so place,
 * visibility and opacity are per panel. Panels that show it already are skipped. Takes belong to their panel and can't
 * be shared (returns the same board).
 */
export function shareLayer(board: Board, newId: NewId, id: LayerId, panelIds: readonly PanelId[]): Board {
  const layer = layerOf(board, id)
  if (!layer || layer.kind === 'take') return board
  const inkId = inkIdOf(layer)
  return panelIds.reduce((next, panelId) => {
    const shown = sharersOf(next, inkId).some((other) => other.panelId === panelId)
    if (shown || !panelOf(next, panelId)) return next
    const stack = layersOf(next, panelId)
    // A background: above the takes that lie under the drawing, below everything else.
    const index = stack.findIndex((other) => other.kind !== 'take')
    const order = keysAt(stack, index < 0 ? stack.length : index, 1)[0]!
    return put(next, 'layer', { ...layer, id: newId('layer'), panelId, order, visible: true, sharedFrom: inkId })
  }, board)
}

/** "Stop sharing here": this panel's layer keeps its content and no longer shares it. The marks must be loaded. */
export function detachLayer(board: Board, newId: NewId, id: LayerId): { board: Board; layerId: LayerId } {
  const layer = layerOf(board, id)
  if (!layer || !isShared(board, layer)) return { board, layerId: id }
  const marks = marksOf(board, id)
  // The ink keeps the id that the other layers refer to, so if this layer owned it, this layer gets a new id.
  const layerId = layer.sharedFrom === null ? newId('layer') : id
  const parted = layer.sharedFrom === null ? remove(board, 'layer', id) : board
  const own: LayerRow = { ...layer, id: layerId, sharedFrom: null }
  const next = marks.reduce(
    (copied, mark) => put(copied, 'mark', { ...mark, id: newId('mark'), layerId }),
    put(parted, 'layer', own),
  )
  return { board: next, layerId }
}

/** Fields that sharers have in common besides ink: changing one changes all. */
const COMMON = [
  'name',
  'locked',
  'transparencyLocked',
  'blend',
  'mediaId',
  'placement',
  'crop',
  'tag',
  'takesFills',
  'tracing',
] as const

/** Sets fields of a layer; fields in COMMON are set on every layer that shares it. */
export function patchShared(board: Board, id: LayerId, fields: Partial<LayerRow>): Board {
  const layer = layerOf(board, id)
  if (!layer) return board
  const next = patch(board, 'layer', id, fields)
  const common = Object.fromEntries(
    Object.entries(fields).filter(([key]) => (COMMON as readonly string[]).includes(key)),
  )
  if (next === board || Object.keys(common).length === 0) return next
  return sharersOf(board, inkIdOf(layer)).reduce((all, other) => patch(all, 'layer', other.id, common), next)
}
