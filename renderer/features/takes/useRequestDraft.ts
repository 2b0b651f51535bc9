import { useMemo } from 'react'
import type { Board } from '#shared/document/board.ts'
import { editRequest } from '#shared/document/commands/requests.ts'
import type { RequestChange } from '#shared/document/commands/requests.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { RequestDraft } from '#shared/document/requestDraft.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { draftOf } from '#shared/generation/draftedRequest.ts'
import { useEditor } from '../../editor/useEditor.ts'

/** What the artist changed in a panel's next request, and how to change it: each time a step that can be undone. */
export interface DraftInHand {
  readonly draft: RequestDraft
  readonly canWrite: boolean
  /** `verb` begins the step's name: "Reword Size in Request of". */
  readonly change: (verb: string, change: RequestChange) => void
  readonly run: (verb: string, command: (board: Board, panelId: PanelId) => Board) => void
}

export function useRequestDraft(panel: PanelRow): DraftInHand {
  const editor = useEditor()
  return useMemo(() => {
    const run: DraftInHand['run'] = (verb, command) => {
      editor.run(stepName(editor.board(), verb, [panel.shotId]), (board) => command(board, panel.id))
    }
    return {
      draft: draftOf(panel),
      canWrite: editor.canWrite,
      run,
      change: (verb, change) => run(verb, (board, id) => editRequest(board, id, change)),
    }
  }, [editor, panel])
}
