import { editFilm } from '#shared/document/commands/film.ts'
import { addLayer, copyName, editLayer, moveLayer, removeLayer } from '#shared/document/commands/layers.ts'
import type { LayerFields } from '#shared/document/commands/layers.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { shotTitle } from '#shared/document/rowName.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { layersOf, marksOf, panelOf } from '#shared/document/select.ts'
import { put } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { Editor } from '../../editor/editor.ts'

export type Say = (message: { text: string; tone?: 'warn' }) => void

/** Changes to a panel's stack; each is one undoable step named after the shot. */
export function shotOfPanel(editor: Editor, panelId: string): string {
  const board = editor.board()
  return shotTitle(board, panelOf(board, panelId)?.shotId ?? '')
}

/** A copy right above it, with its marks: load them first. */
export async function copyLayer(editor: Editor, layer: LayerRow): Promise<void> {
  if (!(await editor.loadMarks([layer.panelId]))) return
  const layerId = editor.newId('layer')
  const { id: _id, panelId, order: _order, ...fields } = layer
  const marks = marksOf(editor.board(), layer.id).map((mark) => ({ ...mark, id: editor.newId('mark'), layerId }))
  const done = editor.run(`Duplicate Layer of ${shotOfPanel(editor, panelId)}`, (now) => {
    const index = layersOf(now, panelId).findIndex((other) => other.id === layer.id) + 1
    const added = addLayer(now, layerId, panelId, index, {
      ...fields,
      name: copyName(layer.name),
      locked: false,
      sharedFrom: null,
    })
    return marks.reduce((next, mark) => put(next, 'mark', mark), added)
  })
  if (done) editor.session.set({ layerId })
}

/** Removes a layer from the stack; a locked one stays, which is reported. */
export function dropLayer(editor: Editor, layer: LayerRow, say: Say): void {
  if (layer.locked) {
    say({ text: `“${layer.name}” is locked: unlock it to delete it.`, tone: 'warn' })
    return
  }
  const stack = layersOf(editor.board(), layer.panelId)
  const at = stack.findIndex((other) => other.id === layer.id)
  const heir = stack[at - 1] ?? stack[at + 1]
  const done = editor.run(`Delete Layer of ${shotOfPanel(editor, layer.panelId)}`, (now) => removeLayer(now, layer.id))
  if (done) editor.session.set({ layerId: heir?.id ?? null })
}

/** Names the change: "Hide Layer of Shot 2B". */
export function changeLayer(editor: Editor, layer: LayerRow, verb: string, fields: LayerFields): void {
  editor.run(`${verb} Layer of ${shotOfPanel(editor, layer.panelId)}`, (now) => editLayer(now, layer.id, fields))
}

/** The film's new panels begin with drawing layers like those of this layer's panel. */
export function keepForNewPanels(editor: Editor, { panelId }: LayerRow, say: Say): void {
  const drawings = layersOf(editor.board(), panelId).filter(({ kind }) => kind === 'drawing')
  const newPanelLayers = drawings
    .slice(0, LIMITS.newPanelLayers)
    .map(({ name, opacity, blend, takesFills }) => ({ name, opacity, blend, takesFills }))
  editor.run('Change Layers of New Panels', (board) => editFilm(board, { newPanelLayers }))
  say({ text: `New panels begin with ${newPanelLayers.map(({ name }) => `“${name}”`).join(', ')}.` })
}

/** Moves a layer to place `index` of its stack from the bottom, not counting the layer itself. */
export function placeLayer(editor: Editor, layer: LayerRow, index: number): void {
  editor.run(`Move Layer of ${shotOfPanel(editor, layer.panelId)}`, (now) => moveLayer(now, layer.id, index))
}

/** One place up or down the stack. */
export function shiftLayer(editor: Editor, layer: LayerRow, by: 1 | -1): void {
  const at = layersOf(editor.board(), layer.panelId).findIndex((other) => other.id === layer.id)
  if (at + by >= 0) placeLayer(editor, layer, at + by)
}

/** True if it is the only visible layer of its panel. */
export function isOnlyShown(board: Board, layer: LayerRow): boolean {
  return layersOf(board, layer.panelId).every((other) => other.visible === (other.id === layer.id))
}

/** Hides every other layer of the panel, as one step; if they are hidden already, shows them all again. */
export function showOnly(editor: Editor, layer: LayerRow): void {
  const all = isOnlyShown(editor.board(), layer)
  const verb = all ? 'Show All Layers of' : 'Show Only One Layer of'
  editor.run(`${verb} ${shotOfPanel(editor, layer.panelId)}`, (now) =>
    layersOf(now, layer.panelId).reduce(
      (next, other) => editLayer(next, other.id, { visible: all || other.id === layer.id }),
      now,
    ),
  )
}
