import { SCRIPT_COMMANDS } from '#shared/commands/scriptCommands.ts'
import { draftsOf } from '#shared/document/select.ts'
import type { ActionContext } from './actionContext.ts'
import type { Editor } from './editor.ts'
import type { ScriptRequest } from './session.ts'

/** Asks the script beside the board, which holds the selected lines. */
function ask(command: ScriptRequest): (context: ActionContext) => void {
  return ({ editor }) => editor?.session.ask(command)
}

export function isScriptRequest(id: string): id is ScriptRequest {
  return SCRIPT_COMMANDS.some((entry) => entry.id === id)
}

/** Whether there is a script that answers. */
export function answersScript(editor: Editor, id: ScriptRequest): boolean {
  const drafts = draftsOf(editor.board()).length
  const { left, drawing } = editor.session.state()
  return id === 'script.compare' ? drafts > 1 : drafts > 0 && left === 'script' && !drawing
}

export const SCRIPT_ACTIONS = Object.fromEntries(SCRIPT_COMMANDS.map(({ id }) => [id, ask(id)])) as Readonly<
  Record<ScriptRequest, (context: ActionContext) => void>
>
