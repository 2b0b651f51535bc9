import { isBlankShot, isUntouched } from '../../breakdown/isEmptyScene.ts'
import type { IsDrawn } from '../../breakdown/isEmptyScene.ts'
import type { Board } from '../../document/board.ts'
import type { SceneId, ShotId } from '../../document/ids.ts'
import { scenesOf, shotOf, shotsOf } from '../../document/select.ts'
import type { TableEntry } from './tableEntries.ts'

/** The one empty scene and shot that a new film begins with. */
export interface BlankFilm {
  readonly sceneId: SceneId
  readonly shotId: ShotId
}

/**
 * Whether nothing was made of the film yet: its scene and shot become the table's first, else they would stand beside
 * the table's own as a shot that nobody planned. null for a film with anything in it, or whose own table this is.
 */
export function blankFilm(board: Board, entries: readonly TableEntry[], isDrawn: IsDrawn): BlankFilm | null {
  const [scene, ...scenes] = scenesOf(board)
  if (!scene || scenes.length > 0 || !isUntouched(board, scene, isDrawn)) return null
  const [shot, ...shots] = shotsOf(board, scene.id)
  if (!shot || shots.length > 0 || !isBlankShot(board, shot, isDrawn)) return null
  if (entries.some((entry) => shotOf(board, entry.cell('id')?.trim() ?? '') !== undefined)) return null
  return { sceneId: scene.id, shotId: shot.id }
}
