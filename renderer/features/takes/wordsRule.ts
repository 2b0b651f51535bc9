import { LIMITS } from '#shared/document/limits.ts'
import type { Editor } from '../../editor/editor.ts'
import { fieldPlace, heldSentence } from '../../editor/fieldRule.ts'
import type { FieldRule } from '../../editor/fieldRule.ts'

/** What one part of a request's words can hold, by its source field. */
export function wordsRule(editor: Editor, panelId: string, from: string): FieldRule {
  const most = LIMITS.wordPiece
  return {
    ...fieldPlace(editor, 'panel', panelId, `words ${from}`, () => {
      editor.session.selectPanel(editor.board(), panelId)
      editor.session.set({ tab: 'takes', bare: false })
    }),
    most,
    refuse(text) {
      const found = text.length
      if (found <= most) return null
      return heldSentence({ kind: 'too-long', what: 'One part of the words', most, unit: 'characters', found })
    },
  }
}
