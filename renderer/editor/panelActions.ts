import type { Board } from '#shared/document/board.ts'
import { duplicatePanel } from '#shared/document/commands/duplicate.ts'
import { addPanel, removePanel } from '#shared/document/commands/panels.ts'
import { reorderPanel, shiftPanelBy } from '#shared/document/commands/reorderPanel.ts'
import type { PanelGap } from '#shared/document/commands/reorderPanel.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { newPanelIds } from '#shared/document/newProject.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { filmShots, panelsOf, shotOf } from '#shared/document/select.ts'
import { placeOf, sayDeleted } from './actionContext.ts'
import type { ActionContext, Place } from './actionContext.ts'
import { addDrawing } from './addDrawing.ts'
import type { Editor } from './editor.ts'
import { deleteShots, shotNumberOf } from './shotActions.ts'
import { stripPanels } from './stripPanels.ts'

/** A new panel in the current shot, after the current panel, or before it. */
export function newPanel({ editor, board, shot, panel }: Place, after: 0 | 1): void {
  if (!shot) return
  const ids = newPanelIds(board, editor.newId)
  const siblings = panelsOf(board, shot.id)
  const at = panel ? siblings.findIndex((other) => other.id === panel.id) + after : siblings.length
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

/** One place earlier or later in the film; a shot's only panel takes its shot along. */
export function shiftPanel({ editor, board, shot, panel }: Place, by: -1 | 1): void {
  if (!shot || !panel) return
  const name = `Move ${movedName(board, panel)} ${by < 0 ? 'Earlier' : 'Later'}`
  editor.run(name, (now) => shiftPanelBy(now, panel.id, by))
  editor.session.selectPanel(editor.board(), panel.id)
}

/** Into a gap of the filmstrip. */
export function putPanel(editor: Editor, panel: PanelRow, gap: PanelGap): void {
  editor.run(`Move ${movedName(editor.board(), panel)}`, (now) => reorderPanel(now, panel.id, gap))
  editor.session.selectPanel(editor.board(), panel.id)
}

/** "Panel of Shot 2B", or "Shot 2B" for its only panel: what moves. */
function movedName(board: Board, { shotId }: PanelRow): string {
  const shot = `Shot ${shotNumberOf(board, shotId)}`
  return panelsOf(board, shotId).length === 1 ? shot : `Panel of ${shot}`
}

/** A shot's only panel takes its shot along, as it does when it is moved; a film keeps its only panel until it is asked twice. */
export function deletePanel(context: ActionContext, { editor, board, shot, panel }: Place): void {
  if (!shot || !panel) return
  const siblings = panelsOf(board, shot.id)
  const number = shotNumberOf(board, shot.id)
  const asShot = (): void => deleteShots(context, { ...placeOf(editor), shots: [shot] })
  if (siblings.length === 1 && filmShots(board).length > 1) return asShot()
  if (siblings.length === 1) {
    context.appWindow.say({
      text: `Shot ${number} keeps its only panel. To be rid of both, delete the shot.`,
      action: { label: 'Delete the shot', run: asShot },
    })
    return
  }
  const at = siblings.findIndex((other) => other.id === panel.id)
  const heir = siblings[at + 1] ?? siblings[at - 1]
  const step = `Delete Panel of Shot ${number}`
  // Before it goes: an artist who draws goes on at the table, on the panel beside it.
  if (heir) editor.session.selectPanel(board, heir.id)
  if (!editor.run(step, (now) => removePanel(now, panel.id))) return
  sayDeleted(context, editor, step, `panel ${at + 1} of Shot ${number}`)
}

/** The panel before or after the current one, across the whole film. */
export function stepPanel({ editor, board, panel }: Place, by: -1 | 1): void {
  const panels = stripPanels(board, panel?.id ?? null)
  const at = panel ? panels.findIndex((other) => other.id === panel.id) : -1
  const next = panels[at + by]
  if (next) editor.session.selectPanel(board, next.id)
}

/** To the first panel of the scene before or after the current one's; a scene without panels is passed over. */
export function stepScene({ editor, board, panel }: Place, by: -1 | 1): void {
  const sceneIdOf = ({ shotId }: PanelRow): string | undefined => shotOf(board, shotId)?.sceneId
  const firsts = stripPanels(board, panel?.id ?? null).filter(
    (each, at, all) => at === 0 || sceneIdOf(each) !== sceneIdOf(all[at - 1]!),
  )
  const at = panel ? firsts.findIndex((first) => sceneIdOf(first) === sceneIdOf(panel)) : -1
  const next = firsts[at + by]
  if (next) editor.session.selectPanel(board, next.id)
}

/** A new layer on top of the stack, ready to draw on. */
export function newLayer({ editor, panel }: Place): void {
  if (panel) addDrawing(editor, panel.id)
}
