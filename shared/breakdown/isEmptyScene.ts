import { same } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { blankPanel, blankShot } from '../document/newProject.ts'
import type { LayerRow, PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import { holdsMarks } from '../document/inkOf.ts'
import { layersOf, panelsOf, sharersOf, shotsOf, takesOf } from '../document/select.ts'

/** Whether anything is drawn on a layer, by the id its ink lies under; where nobody knows, it is. */
export type IsDrawn = (inkId: string) => boolean

/** Nothing was drawn or written in any shot of it. */
export function hasNothingInIt(board: Board, scene: SceneRow, isDrawn: IsDrawn): boolean {
  return shotsOf(board, scene.id).every((shot) => isBlankShot(board, shot, isDrawn))
}

/** A scene as a new film begins with: without a heading, a number or a word, and nothing in it. */
export function isUntouched(board: Board, scene: SceneRow, isDrawn: IsDrawn): boolean {
  const { number, intExt, location, timeOfDay, synopsis, omitted } = scene
  const said = [number ?? '', intExt, location, timeOfDay, synopsis].some((text) => text !== '')
  return !said && !omitted && hasNothingInIt(board, scene, isDrawn)
}

/** Layers whose marks would have to be known to say that nothing is in these scenes. */
export function layersInDoubt(board: Board, scenes: readonly SceneRow[]): readonly LayerRow[] {
  return scenes
    .filter((scene) => hasNothingInIt(board, scene, () => false))
    .flatMap((scene) => drawingLayers(board, scene))
}

function drawingLayers(board: Board, scene: SceneRow): readonly LayerRow[] {
  return shotsOf(board, scene.id)
    .flatMap((shot) => panelsOf(board, shot.id))
    .flatMap((panel) => layersOf(board, panel.id))
    .filter(holdsMarks)
}

/** As a new film begins with: nothing was drawn, written or made of it. */
export function isBlankShot(board: Board, shot: ShotRow, isDrawn: IsDrawn): boolean {
  const { id, sceneId, order } = shot
  return (
    same(shot, blankShot(id, sceneId, order)) &&
    panelsOf(board, id).every((panel) => isBlankPanel(board, panel, isDrawn))
  )
}

function isBlankPanel(board: Board, panel: PanelRow, isDrawn: IsDrawn): boolean {
  const { id, shotId, order, width, height } = panel
  const written = !same(panel, { ...blankPanel(id, shotId, order, width / height), width, height })
  if (written || takesOf(board, id).length > 0) return false
  return layersOf(board, id).every((layer) => {
    if (!holdsMarks(layer)) return false
    const ink = layer.sharedFrom ?? layer.id
    return layer.sharedFrom === null && sharersOf(board, ink).length <= 1 && !isDrawn(ink)
  })
}
