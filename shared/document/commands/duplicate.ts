import { put } from '../board.ts'
import type { Board } from '../board.ts'
import type { NewId, PanelId, SceneId, ShotId } from '../ids.ts'
import { keysAt } from '../order.ts'
import { layersOf, marksOf, panelOf, panelsOf, sceneOf, scenesOf, shotOf, shotsOf } from '../select.ts'

/**
 * Copies of panels, shots and scenes, drawn marks and all, right after the original. Takes are not copied: a take
 * belongs to the panel it was made for. The marks must be loaded first (editor.loadMarks), or the copy would be blank.
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
  const withScene = put(board, 'scene', { ...scene, id: sceneId, order, number: null })
  const copied = shotsOf(board, id).reduce(
    (next, shot) => copyShot(next, newId, shot.id, newId('shot'), sceneId, shot.order),
    withScene,
  )
  return { board: copied, sceneId }
}

function copyShot(board: Board, newId: NewId, from: ShotId, to: ShotId, sceneId: SceneId, order: string): Board {
  const withShot = put(board, 'shot', { ...shotOf(board, from)!, id: to, sceneId, order, number: null })
  return panelsOf(board, from).reduce(
    (next, panel) => copyPanel(next, newId, panel.id, newId('panel'), to, panel.order),
    withShot,
  )
}

function copyPanel(board: Board, newId: NewId, from: PanelId, to: PanelId, shotId: ShotId, order: string): Board {
  const panel = panelOf(board, from)!
  const sameScene = shotOf(board, panel.shotId)?.sceneId === shotOf(board, shotId)?.sceneId
  const withPanel = put(board, 'panel', { ...panel, id: to, shotId, order })
  return layersOf(board, from).reduce((next, layer) => {
    const layerId = newId('layer')
    // A background stays shared within its scene; a copy elsewhere has its own.
    if (layer.sharedFrom !== null && sameScene) return put(next, 'layer', { ...layer, id: layerId, panelId: to })
    const withLayer = put(next, 'layer', { ...layer, id: layerId, panelId: to, sharedFrom: null })
    return marksOf(board, layer.id).reduce(
      (marked, mark) => put(marked, 'mark', { ...mark, id: newId('mark'), layerId }),
      withLayer,
    )
  }, withPanel)
}
