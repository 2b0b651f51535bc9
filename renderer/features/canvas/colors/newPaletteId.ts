import type { PaletteKey } from '#shared/document/paletteSchema.ts'
import type { Editor } from '../../../editor/editor.ts'

export function newPaletteId(editor: Pick<Editor, 'newId'>): PaletteKey {
  return `palette_${editor.newId('window').slice(-12)}`
}
