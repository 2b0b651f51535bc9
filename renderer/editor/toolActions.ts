import type { ActionContext } from './actionContext.ts'
import type { ToolRequest } from './session.ts'

/** Asks the drawing table, which is where tools lie. */
function ask(command: ToolRequest): (context: ActionContext) => void {
  return ({ editor }) => editor?.session.ask(command)
}

export const TOOL_ACTIONS: Readonly<Record<ToolRequest, (context: ActionContext) => void>> = {
  'tool.pencil': ask('tool.pencil'),
  'tool.pen': ask('tool.pen'),
  'tool.brush': ask('tool.brush'),
  'tool.marker': ask('tool.marker'),
  'tool.eraser': ask('tool.eraser'),
  'tool.line': ask('tool.line'),
  'tool.arrow': ask('tool.arrow'),
  'tool.rectangle': ask('tool.rectangle'),
  'tool.ellipse': ask('tool.ellipse'),
  'tool.fill': ask('tool.fill'),
  'tool.bucket': ask('tool.bucket'),
  'tool.text': ask('tool.text'),
  'tool.select': ask('tool.select'),
  'tool.lasso': ask('tool.lasso'),
  'tool.camera': ask('tool.camera'),
  'tool.eyedropper': ask('tool.eyedropper'),
  'tool.hand': ask('tool.hand'),
  'tool.zoom': ask('tool.zoom'),
}
