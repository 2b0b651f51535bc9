import { mergeDown, mergeRefusal } from '#shared/compositing/mergeLayers.ts'
import { layPicture, placePicture, showWholePicture } from '#shared/document/commands/pictures.ts'
import type { PictureLay } from '#shared/document/commands/pictures.ts'
import { detachLayer, shareLayer } from '#shared/document/commands/sharedLayers.ts'
import type { LayerId, PanelId } from '#shared/document/ids.ts'
import type { LayerRow, Placement } from '#shared/document/schema.ts'
import { layersOf, numbersOf, panelOf, panelsOf, shotOf, shotsOf } from '#shared/document/select.ts'
import type { Editor } from '../../editor/editor.ts'
import { shotOfPanel } from './layerSteps.ts'
import type { Say } from './layerSteps.ts'

/** Merges into the layer below, which becomes the active one; says why if that is impossible. */
export async function mergeLayer(editor: Editor, layer: LayerRow, say: Say): Promise<void> {
  if (!(await editor.loadMarks([layer.panelId]))) return
  const refusal = mergeRefusal(editor.board(), layer.id)
  if (refusal !== null) {
    say({ text: refusal, tone: 'warn' })
    return
  }
  const stack = layersOf(editor.board(), layer.panelId)
  const lower = stack[stack.findIndex((other) => other.id === layer.id) - 1]
  const done = editor.run(`Merge Layers of ${shotOfPanel(editor, layer.panelId)}`, (now) => mergeDown(now, layer.id))
  if (done) editor.session.set({ layerId: lower?.id ?? null })
}

/** The other panels of the layer's shot, or of its whole scene. */
export function panelsAround(editor: Editor, layer: LayerRow, reach: 'shot' | 'scene'): PanelId[] {
  const board = editor.board()
  const panel = panelOf(board, layer.panelId)
  const shot = panel && shotOf(board, panel.shotId)
  if (!panel || !shot) return []
  const shots = reach === 'shot' ? [shot] : shotsOf(board, shot.sceneId)
  return shots.flatMap((each) => panelsOf(board, each.id).map((row) => row.id)).filter((id) => id !== panel.id)
}

/** Shows the layer as a background of those panels too. */
export async function shareWith(editor: Editor, layer: LayerRow, reach: 'shot' | 'scene', say: Say): Promise<void> {
  if (!(await editor.loadMarks([layer.panelId]))) return
  const panels = panelsAround(editor, layer, reach)
  const board = editor.board()
  const shot = shotOf(board, panelOf(board, layer.panelId)?.shotId ?? '')
  const where =
    reach === 'shot'
      ? shotOfPanel(editor, layer.panelId)
      : `Scene ${shot ? numbersOf(board).scenes.get(shot.sceneId) : ''}`
  if (editor.run(`Share Layer in ${where}`, (now) => shareLayer(now, editor.newId, layer.id, panels)))
    say({ text: `“${layer.name}” now shows in every panel of ${where}. What you change in one changes in all.` })
}

/** Detaches this panel's layer from the others that share it. */
export async function makeOwn(editor: Editor, layer: LayerRow): Promise<void> {
  if (!(await editor.loadMarks([layer.panelId]))) return
  let own: LayerId = layer.id
  const done = editor.run(`Make Layer of ${shotOfPanel(editor, layer.panelId)} Its Own`, (now) => {
    const made = detachLayer(now, editor.newId, layer.id)
    own = made.layerId
    return made.board
  })
  if (done) editor.session.set({ layerId: own })
}

export function lay(editor: Editor, layer: LayerRow, how: PictureLay): void {
  const verb = { fill: 'Fill Panel with', fit: 'Fit', place: 'Place' }[how]
  editor.run(`${verb} Picture of ${shotOfPanel(editor, layer.panelId)}`, (now) => layPicture(now, layer.id, how))
}

export function putPicture(editor: Editor, layer: LayerRow, placement: Placement): void {
  editor.run(`Place Picture of ${shotOfPanel(editor, layer.panelId)}`, (now) =>
    placePicture(now, layer.id, placement, layer.crop),
  )
}

export function uncropPicture(editor: Editor, layer: LayerRow): void {
  editor.run(`Uncrop Picture of ${shotOfPanel(editor, layer.panelId)}`, (now) => showWholePicture(now, layer.id))
}
