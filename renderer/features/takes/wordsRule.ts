import { LIMITS } from '#shared/document/limits.ts'
import type { Editor } from '../../editor/editor.ts'
import { fieldPlace, heldSentence } from '../../editor/fieldRule.ts'
import type { FieldRule } from '../../editor/fieldRule.ts'
import type { DraftRule } from '../../ui/visits.ts'

/** The place of a field of a panel's next request. */
export function requestPlace(editor: Editor, panelId: string, field: string): Pick<FieldRule, 'key' | 'show'> {
  return fieldPlace(editor, 'panel', panelId, field, () => {
    editor.session.selectPanel(editor.board(), panelId)
    editor.session.set({ tab: 'takes', bare: false })
  })
}

/** What one part of a request's words can hold, by its source field. */
export function wordsRule(editor: Editor, panelId: string, from: string): DraftRule {
  const most = LIMITS.wordPiece
  return {
    ...requestPlace(editor, panelId, `words ${from}`),
    most,
    // A part without words is left out, and its field goes with it.
    later: (text) => text.trim() === '',
    refuse(text) {
      const found = text.length
      if (found <= most) return null
      return heldSentence({ kind: 'too-long', what: 'One part of the words', most, unit: 'characters', found })
    },
  }
}
