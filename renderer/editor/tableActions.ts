import type { ActionContext } from './actionContext.ts'
import type { TableRequest } from './session.ts'

/** Asks the drawing table, which is where tools and selected marks lie. */
function ask(command: TableRequest): (context: ActionContext) => void {
  return ({ editor }) => editor?.session.ask(command)
}

export const TABLE_ACTIONS: Readonly<Record<TableRequest, (context: ActionContext) => void>> = {
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
  'selection.savePicture': ask('selection.savePicture'),
  'selection.saveMarks': ask('selection.saveMarks'),
  'selection.copyPicture': ask('selection.copyPicture'),
  'selection.copyMarks': ask('selection.copyMarks'),
}
