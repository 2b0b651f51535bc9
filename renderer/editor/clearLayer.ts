import { removeMarks } from '#shared/document/commands/marks.ts'
import { shotTitle } from '#shared/document/rowName.ts'
import { activeLayerOf, marksOf } from '#shared/document/select.ts'
import type { ActionContext, Place } from './actionContext.ts'

/** Takes every mark off the layer that is drawn on, as one step; what may not be drawn on is left alone, and said. */
export async function clearLayer({ appWindow }: ActionContext, { editor, shot, panel }: Place): Promise<void> {
  // A line under way is a step of its own, and is on the layer.
  editor.hand.end()
  if (!shot || !panel || !(await editor.loadMarks([panel.id]))) return
  const board = editor.board()
  const layer = activeLayerOf(board, panel.id, editor.session.state().layerId)
  if (!layer) return
  if (layer.kind !== 'drawing' || !layer.visible || layer.locked) {
    const why = layer.kind !== 'drawing' ? 'holds no drawing' : layer.visible ? 'is locked' : 'is hidden'
    appWindow.say({ text: `“${layer.name}” ${why}, so nothing was cleared.` })
    return
  }
  const ids = marksOf(board, layer.id).map(({ id }) => id)
  if (ids.length === 0) {
    appWindow.say({ text: `“${layer.name}” is empty already.` })
    return
  }
  editor.run(`Clear “${layer.name}” of ${shotTitle(board, shot.id)}`, (now) => removeMarks(now, ids))
  editor.session.set({ markIds: [] })
}
