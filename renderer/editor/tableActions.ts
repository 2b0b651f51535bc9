import { COMMANDS } from '#shared/commands/commandTable.ts'
import type { CommandId } from '#shared/commands/commandTable.ts'
import type { ActionContext } from './actionContext.ts'
import type { TableRequest } from './session.ts'

/** Asks the drawing table, which holds tools and selected marks. */
function ask(command: TableRequest): (context: ActionContext) => void {
  return ({ editor }) => editor?.session.ask(command)
}

function isTableRequest(id: CommandId): id is TableRequest {
  return /^(?:tool|turn|size|selection|move|show)\./.test(id)
}

export const TABLE_ACTIONS = Object.fromEntries(
  COMMANDS.map(({ id }) => id)
    .filter(isTableRequest)
    .map((id) => [id, ask(id)]),
) as Readonly<Record<TableRequest, (context: ActionContext) => void>>
