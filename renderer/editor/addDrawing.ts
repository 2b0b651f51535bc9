import { addLayer } from '#shared/document/commands/layers.ts'
import { shotTitle } from '#shared/document/rowName.ts'
import type { LayerRow } from '#shared/document/schema.ts'
import { layersOf, panelOf } from '#shared/document/select.ts'
import type { Editor } from './editor.ts'

/** Adds a drawing layer above `over`, or on top, and makes it the active one. One undo step. */
export function addDrawing(editor: Editor, panelId: LayerRow['panelId'], over?: LayerRow): void {
  const board = editor.board()
  const stack = layersOf(board, panelId)
  const layerId = editor.newId('layer')
  const index = over ? stack.findIndex((layer) => layer.id === over.id) + 1 : stack.length
  const name = freshName(stack)
  const step = `Add Layer to ${shotTitle(board, panelOf(board, panelId)?.shotId ?? '')}`
  if (editor.run(step, (now) => addLayer(now, layerId, panelId, index, { name }))) editor.session.set({ layerId })
}

/** "Drawing 4" after three drawings; never a name that is taken. */
function freshName(stack: readonly LayerRow[]): string {
  const taken = new Set(stack.map((layer) => layer.name))
  let number = stack.filter((layer) => layer.kind === 'drawing').length + 1
  while (taken.has(`Drawing ${number}`)) number += 1
  return `Drawing ${number}`
}
