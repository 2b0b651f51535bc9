import { addLayer, putMark, removeLayer, removeMark } from '#shared/document/commands/layers.ts'
import type { Board } from '#shared/document/board.ts'
import { keyAtEnd } from '#shared/document/order.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import type { CameraMark } from '#shared/document/markSchema.ts'
import { layersOf, marksOf } from '#shared/document/select.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { CameraFrames } from '#shared/tools/tool.ts'
import { shotTitle } from '#shared/document/rowName.ts'

/** The red grease pencil that marks camera moves. */
const GREASE_RED = '#d8412f'

/** The panel's camera move; undefined if it has none. It has its own layer, so that no eraser cuts it. */
export function moveOf(board: Board, panelId: string): CameraMark | undefined {
  for (const layer of layersOf(board, panelId)) {
    const found = marksOf(board, layer.id).find((mark) => mark.kind === 'camera')
    if (found) return found
  }
  return undefined
}

/** Sets where the panel's camera move starts and ends; the first one creates its layer. */
export function frameMove(editor: Editor, panel: PanelRow, frames: CameraFrames): boolean {
  const known = moveOf(editor.board(), panel.id)
  const name = `Frame Camera Move of ${shotTitle(editor.board(), panel.shotId)}`
  if (known) return editor.run(name, (board) => putMark(board, { ...known, ...frames }))
  const layerId = editor.newId('layer')
  const mark: CameraMark = {
    ...frames,
    kind: 'camera',
    id: editor.newId('mark'),
    layerId,
    order: keyAtEnd([]),
    color: GREASE_RED,
    opacity: 1,
    transform: null,
  }
  return editor.run(name, (board) => {
    const top = layersOf(board, panel.id).length
    return putMark(addLayer(board, layerId, panel.id, top, { kind: 'camera', name: 'Camera move' }), mark)
  })
}

export function dropMove(editor: Editor, panel: PanelRow): boolean {
  const known = moveOf(editor.board(), panel.id)
  const name = `Delete Camera Move of ${shotTitle(editor.board(), panel.shotId)}`
  return known !== undefined && editor.run(name, (board) => removeLayer(removeMark(board, known.id), known.layerId))
}
