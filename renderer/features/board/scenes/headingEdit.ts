import { editScene } from '#shared/document/commands/scenes.ts'
import { setNumber } from '#shared/document/commands/numbers.ts'
import { fieldsRefusal } from '#shared/document/refusal.ts'
import type { SceneRow } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { readNumberedHeading } from '#shared/film/readHeading.ts'
import type { Editor } from '../../../editor/editor.ts'
import { fieldPlace, heldSentence } from '../../../editor/fieldRule.ts'
import type { FieldRule } from '../../../editor/fieldRule.ts'

/**
 * What is typed as one heading becomes three fields, each with its own length limit, and the scene's number where that is
 * typed with it ("42A EXT. HARBOUR").
 */
export function headingRule(editor: Editor, scene: SceneRow): FieldRule {
  return {
    ...fieldPlace(editor, 'scene', scene.id, 'heading'),
    most: undefined,
    refuse: (text) => {
      const { number, parts } = readNumberedHeading(text)
      const held = fieldsRefusal(editor.board(), 'scene', scene.id, parts)
      if (held !== null || number === '') return heldSentence(held)
      const set = setNumber(editor.board(), 'scene', scene.id, number)
      return 'refusal' in set ? heldSentence(set.refusal) : null
    },
  }
}

export function commitHeading(editor: Editor, scene: SceneRow, text: string): void {
  const shown = numbersOf(editor.board()).scenes.get(scene.id) ?? ''
  const { number, parts } = readNumberedHeading(text)
  editor.run(`Edit Heading of Scene ${shown}`, (board) => {
    const edited = editScene(board, scene.id, parts)
    const set = number === '' ? null : setNumber(edited, 'scene', scene.id, number)
    return set !== null && 'board' in set ? set.board : edited
  })
}
