import type { Board } from '../board.ts'
import type { PanelId } from '../ids.ts'
import type { PanelRow, ShotRow } from '../schema.ts'
import { panelOf, panelsOf, sceneOf, scenesOf, shotOf, shotsOf } from '../select.ts'
import { movePanel } from './panels.ts'
import { moveShots } from './shots.ts'

/** Two neighbours in the film's order; null at its ends. */
export interface PanelGap {
  readonly after: PanelId | null
  readonly before: PanelId | null
}

/**
 * Moves a panel into a gap of the film's order. A shot's only panel takes its shot along, since a shot keeps at least
 * one; within another shot that goes right after it. Where the gap is between two shots or scenes, the panel stays in
 * its own if that is one of them, else it joins the earlier. Returns the same board if nothing moves.
 */
export function reorderPanel(board: Board, id: PanelId, gap: PanelGap): Board {
  const panel = panelOf(board, id)
  const after = gap.after === null || gap.after === id ? undefined : panelOf(board, gap.after)
  const before = gap.before === null || gap.before === id ? undefined : panelOf(board, gap.before)
  if (!panel || (!after && !before)) return board
  return isOnly(board, panel) ? shotIntoGap(board, panel, after, before) : panelIntoGap(board, panel, after, before)
}

/**
 * Moves a panel one place earlier or later: past its neighbour, out of its shot into the one beside it, or, if it is its
 * shot's only panel, the whole shot past the one beside it. Returns the same board at the film's ends.
 */
export function shiftPanelBy(board: Board, id: PanelId, by: -1 | 1): Board {
  const panel = panelOf(board, id)
  const shot = panel && shotOf(board, panel.shotId)
  if (!panel || !shot) return board
  const siblings = panelsOf(board, shot.id)
  const at = siblings.findIndex((other) => other.id === id)
  if (siblings[at + by]) return movePanel(board, id, shot.id, at + by)
  if (isOnly(board, panel)) return shiftShot(board, shot, by)
  const beside = shotBeside(board, shot, by)
  return beside ? movePanel(board, id, beside.id, by < 0 ? panelsOf(board, beside.id).length : 0) : board
}

function isOnly(board: Board, panel: PanelRow): boolean {
  return panelsOf(board, panel.shotId).length === 1
}

function panelIntoGap(board: Board, panel: PanelRow, after?: PanelRow, before?: PanelRow): Board {
  const next = before && (!after || (before.shotId === panel.shotId && after.shotId !== panel.shotId)) ? before : null
  const beside = next ?? after!
  const others = panelsOf(board, beside.shotId).filter((other) => other.id !== panel.id)
  const at = others.findIndex((other) => other.id === beside.id)
  return movePanel(board, panel.id, beside.shotId, next ? at : at + 1)
}

function shotIntoGap(board: Board, panel: PanelRow, after?: PanelRow, before?: PanelRow): Board {
  const own = shotOf(board, panel.shotId)
  const [last, first] = [after && shotOf(board, after.shotId), before && shotOf(board, before.shotId)]
  const isFirst = first && (!last || (first.sceneId === own?.sceneId && last.sceneId !== own.sceneId))
  const beside = isFirst ? first : last
  if (!own || !beside) return board
  const others = shotsOf(board, beside.sceneId).filter((other) => other.id !== own.id)
  const at = others.findIndex((other) => other.id === beside.id)
  return moveShots(board, [own.id], beside.sceneId, isFirst ? at : at + 1)
}

function shiftShot(board: Board, shot: ShotRow, by: -1 | 1): Board {
  const siblings = shotsOf(board, shot.sceneId)
  const at = siblings.findIndex((other) => other.id === shot.id)
  if (siblings[at + by]) return moveShots(board, [shot.id], shot.sceneId, at + by)
  const scenes = scenesOf(board)
  const scene = scenes[scenes.findIndex((other) => other.id === shot.sceneId) + by]
  return scene ? moveShots(board, [shot.id], scene.id, by < 0 ? shotsOf(board, scene.id).length : 0) : board
}

/** The shot before or after, across scenes. */
function shotBeside(board: Board, shot: ShotRow, by: -1 | 1): ShotRow | undefined {
  const scene = sceneOf(board, shot.sceneId)
  const siblings = shotsOf(board, shot.sceneId)
  const beside = siblings[siblings.findIndex((other) => other.id === shot.id) + by]
  if (beside || !scene) return beside
  const scenes = scenesOf(board)
  const at = scenes.findIndex((other) => other.id === scene.id)
  const rest = by < 0 ? scenes.slice(0, at).toReversed() : scenes.slice(at + 1)
  return rest.map((other) => shotsOf(board, other.id).at(by < 0 ? -1 : 0)).find((found) => found !== undefined)
}
