import { duplicatePanel } from '#shared/document/commands/duplicate.ts'
import { addPanel, movePanel, removePanel } from '#shared/document/commands/panels.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { filmPanels, panelsOf } from '#shared/document/select.ts'
import { sayDeleted } from './actionContext.ts'
import type { ActionContext, Place } from './actionContext.ts'
import { addDrawing } from './addDrawing.ts'
import { shotNumberOf } from './shotActions.ts'

/** A new panel in the current shot, after the current panel. */
export function newPanel({ editor, board, shot, panel }: Place): void {
  if (!shot) return
  const ids = { panelId: editor.newId('panel'), layerId: editor.newId('layer') }
  const siblings = panelsOf(board, shot.id)
  const at = panel ? siblings.findIndex((other) => other.id === panel.id) + 1 : siblings.length
  editor.run(`Add Panel to Shot ${shotNumberOf(board, shot.id)}`, (now) => addPanel(now, ids, shot.id, at))
  editor.session.selectPanel(editor.board(), ids.panelId)
}

/** Loads the drawing first: otherwise the copy would be blank. */
export async function copyPanel({ editor, board, shot, panel }: Place): Promise<void> {
  if (!shot || !panel || !(await editor.loadMarks([panel.id]))) return
  let copied: PanelId | null = null
  editor.run(`Duplicate Panel of Shot ${shotNumberOf(board, shot.id)}`, (now) => {
    const made = duplicatePanel(now, editor.newId, panel.id)
    copied = made.panelId
    return made.board
  })
  if (copied !== null) editor.session.selectPanel(editor.board(), copied)
}

export function shiftPanel({ editor, board, shot, panel }: Place, by: -1 | 1): void {
  if (!shot || !panel) return
  const at = panelsOf(board, shot.id).findIndex((other) => other.id === panel.id)
  const name = `Move Panel of Shot ${shotNumberOf(board, shot.id)} ${by < 0 ? 'Earlier' : 'Later'}`
  editor.run(name, (now) => (at + by < 0 ? now : movePanel(now, panel.id, shot.id, at + by)))
}

/** A shot keeps at least one panel; to remove all of it, delete the shot. */
export function deletePanel(context: ActionContext, { editor, board, shot, panel }: Place): void {
  if (!shot || !panel) return
  const siblings = panelsOf(board, shot.id)
  const number = shotNumberOf(board, shot.id)
  if (siblings.length === 1) {
    context.appWindow.say({ text: `Shot ${number} keeps its only panel. To be rid of both, delete the shot.` })
    return
  }
  const at = siblings.findIndex((other) => other.id === panel.id)
  const heir = siblings[at + 1] ?? siblings[at - 1]
  const step = `Delete Panel of Shot ${number}`
  if (!editor.run(step, (now) => removePanel(now, panel.id))) return
  if (heir) editor.session.selectPanel(editor.board(), heir.id)
  sayDeleted(context, editor, step, `panel ${at + 1} of Shot ${number}`)
}

/** The panel before or after the current one, across the whole film. */
export function stepPanel({ editor, board, panel }: Place, by: -1 | 1): void {
  const panels = filmPanels(board)
  const at = panel ? panels.findIndex((other) => other.id === panel.id) : -1
  const next = panels[at + by]
  if (next) editor.session.selectPanel(board, next.id)
}

/** A new layer on top of the stack, ready to draw on. */
export function newLayer({ editor, panel }: Place): void {
  if (panel) addDrawing(editor, panel.id)
}
