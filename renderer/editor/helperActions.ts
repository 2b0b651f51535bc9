import type { CommandId } from '#shared/commands/commandTable.ts'
import type { ActionContext } from './actionContext.ts'
import type { HelperRequest } from './session.ts'

type HelperCommand = Extract<CommandId, `helper.${string}`>

/** Asks the drawing table, which holds the helpers; anywhere else nothing happens. */
function ask(request: HelperRequest): (context: ActionContext) => void {
  return ({ editor }) => editor?.session.ask(request)
}

export const HELPER_ACTIONS: Readonly<Record<HelperCommand, (context: ActionContext) => void>> = {
  'helper.onion': ask('helper-onion'),
  'helper.thirds': ask('helper-thirds'),
  'helper.safe': ask('helper-safe'),
  'helper.perspective': ask('helper-perspective'),
  'helper.snap': ask('helper-snap'),
  'helper.flip': ask('helper-flip'),
  'helper.gray': ask('helper-gray'),
  'helper.rulers': ask('helper-rulers'),
}
