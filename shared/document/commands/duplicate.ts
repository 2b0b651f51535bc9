import { put } from '../board.ts'
import type { Board } from '../board.ts'
import type { LayerId, NewId, PanelId, SceneId, ShotId } from '../ids.ts'
import { keysAt } from '../order.ts'
import { keepNewNumbers } from './numbers.ts'
import { scheduleBeside } from './shooting.ts'
import type { LayerRow } from '../schema.ts'
import { inkIdOf } from '../inkOf.ts'
import { isShared, layersOf, marksOf, panelOf, panelsOf, sceneOf, scenesOf, shotOf, shotsOf } from '../select.ts'

/**
 * Copies panels, shots and scenes with their marks, right after the original. Takes are not copied: a take belongs to
 * the panel it was made for. The marks must be loaded first (editor.loadMarks), or the copy would be blank.
 */
export function duplicatePanel(board: Board, newId: NewId, id: PanelId): { board: Board; panelId: PanelId | null } {
  const panel = panelOf(board, id)
  if (!panel) return { board, panelId: null }
  const siblings = panelsOf(board, panel.shotId)
  const order = keysAt(siblings, siblings.findIndex((other) => other.id === id) + 1, 1)[0]!
  const panelId = newId('panel')
  return { board: copyPanel(board, newId, id, panelId, panel.shotId, order), panelId }
}

export function duplicateShot(board: Board, newId: NewId, id: ShotId): { board: Board; shotId: ShotId | null } {
  const shot = shotOf(board, id)
  if (!shot) return { board, shotId: null }
  const siblings = shotsOf(board, shot.sceneId)
  const order = keysAt(siblings, siblings.findIndex((other) => other.id === id) + 1, 1)[0]!
  const shotId = newId('shot')
  return { board: copyShot(board, newId, id, shotId, shot.sceneId, order), shotId }
}

export function duplicateScene(board: Board, newId: NewId, id: SceneId): { board: Board; sceneId: SceneId | null } {
  const scene = sceneOf(board, id)
  if (!scene) return { board, sceneId: null }
  const siblings = scenesOf(board)
  const order = keysAt(siblings, siblings.findIndex((other) => other.id === id) + 1, 1)[0]!
  const sceneId = newId('scene')
  const fresh = { number: null, numbersLocked: false, formerNumbers: [], retiredNumbers: [] }
  const withScene = keepNewNumbers(put(board, 'scene', { ...scene, id: sceneId, order, ...fresh }), 'scene', [sceneId])
  const backgrounds = new Map<string, LayerId>()
  const copied = shotsOf(board, id).reduce(
    (next, shot) => copyShot(next, newId, shot.id, newId('shot'), sceneId, shot.order, backgrounds),
    withScene,
  )
  return { board: copied, sceneId }
}

/**
 * First copy of each shared background, by ink id, when a whole scene is copied: the copied panels share it among
 * themselves, but nothing with the original scene. null when copying within a scene: there the copies go on sharing
 * with the originals.
 */
type Backgrounds = Map<string, LayerId> | null

function copyShot(
  board: Board,
  newId: NewId,
  from: ShotId,
  to: ShotId,
  sceneId: SceneId,
  order: string,
  backgrounds: Backgrounds = null,
): Board {
  const row = { ...shotOf(board, from)!, id: to, sceneId, order, number: null, formerNumbers: [] }
  const withShot = scheduleBeside(keepNewNumbers(put(board, 'shot', row), 'shot', [to]), to, from)
  return panelsOf(board, from).reduce(
    (next, panel) => copyPanel(next, newId, panel.id, newId('panel'), to, panel.order, backgrounds),
    withShot,
  )
}

function copyPanel(
  board: Board,
  newId: NewId,
  from: PanelId,
  to: PanelId,
  shotId: ShotId,
  order: string,
  backgrounds: Backgrounds = null,
): Board {
  const withPanel = put(board, 'panel', { ...panelOf(board, from)!, id: to, shotId, order })
  return layersOf(board, from).reduce((next, layer) => {
    const layerId = newId('layer')
    const shownFrom = isShared(board, layer) ? sharedInk(layer, layerId, backgrounds) : null
    const withLayer = put(next, 'layer', { ...layer, id: layerId, panelId: to, sharedFrom: shownFrom })
    if (shownFrom !== null) return withLayer
    return marksOf(board, layer.id).reduce(
      (marked, mark) => put(marked, 'mark', { ...mark, id: newId('mark'), layerId }),
      withLayer,
    )
  }, withPanel)
}

/** The ink that the copy of a shared layer shows; null if this copy is the first and holds the ink itself. */
function sharedInk(layer: LayerRow, copyId: LayerId, backgrounds: Backgrounds): LayerId | null {
  const inkId = inkIdOf(layer)
  if (!backgrounds) return inkId
  const first = backgrounds.get(inkId)
  if (first === undefined) backgrounds.set(inkId, copyId)
  return first ?? null
}
