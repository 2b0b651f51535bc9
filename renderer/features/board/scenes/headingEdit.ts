import { editScene } from '#shared/document/commands/scenes.ts'
import { fieldsRefusal } from '#shared/document/refusal.ts'
import type { SceneRow } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { readHeading } from '#shared/film/readHeading.ts'
import type { Editor } from '../../../editor/editor.ts'
import { fieldPlace, heldSentence } from '../../../editor/fieldRule.ts'
import type { FieldRule } from '../../../editor/fieldRule.ts'

/** What is typed as one heading becomes three fields, each with its own length limit. */
export function headingRule(editor: Editor, scene: SceneRow): FieldRule {
  return {
    ...fieldPlace(editor, 'scene', scene.id, 'heading'),
    most: undefined,
    refuse: (text) => heldSentence(fieldsRefusal(editor.board(), 'scene', scene.id, readHeading(text))),
  }
}

export function commitHeading(editor: Editor, scene: SceneRow, text: string): void {
  const number = numbersOf(editor.board()).scenes.get(scene.id) ?? ''
  editor.run(`Edit Heading of Scene ${number}`, (board) => editScene(board, scene.id, readHeading(text)))
}
