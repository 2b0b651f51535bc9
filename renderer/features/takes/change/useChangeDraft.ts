import { editChange } from '#shared/document/commands/requests.ts'
import { shotTitle } from '#shared/document/rowName.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { panelOf } from '#shared/document/select.ts'
import type { ChangeDraft } from '#shared/document/turn.ts'
import { fieldRule } from '../../../editor/fieldRule.ts'
import type { FieldRule } from '../../../editor/fieldRule.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { changingOf, openChange } from './changing.ts'

export interface ChangeInHand {
  readonly canWrite: boolean
  /** Of the words. */
  readonly rule: FieldRule
  /** `verb` begins the step's name: "Paint Region on". */
  readonly edit: (verb: string, change: Partial<ChangeDraft>) => void
}

/** What is typed, painted and chosen for a change of a take, kept in the film: each time a step that can be undone. */
export function useChangeDraft({ id, panelId, number }: TakeRow): ChangeInHand {
  const editor = useEditor()
  return {
    canWrite: editor.canWrite,
    rule: fieldRule(editor, 'take', id, 'changeWords', {
      show() {
        editor.session.selectPanel(editor.board(), panelId)
        openChange(changingOf(editor.session), id, 'words')
      },
    }),
    edit(verb, change) {
      const shot = shotTitle(editor.board(), panelOf(editor.board(), panelId)?.shotId ?? '')
      editor.run(`${verb} T${number} of ${shot}`, (board) => editChange(board, id, change))
    },
  }
}
