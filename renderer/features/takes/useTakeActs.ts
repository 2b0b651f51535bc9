import { editChange, editRequest } from '#shared/document/commands/requests.ts'
import { markTake } from '#shared/document/commands/layers.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { recalledChange, recalledDraft } from '#shared/generation/recall.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { changingOf, openChange } from './change/changing.ts'

export interface TakeActs {
  readonly keep: () => void
  readonly strike: () => void
  readonly star: () => void
  readonly note: (words: string) => void
  /**
   * Everything that made it, as the panel's next request; says what can't come back. Of one that was made from another
   * take, as a change of that one, which opens.
   */
  readonly recall: () => void
}

/** Keep, strike, star and note a take, each with a way back, as named undo steps. `shot`: "2B". */
export function useTakeActs(take: TakeRow, shot: string): TakeActs {
  const editor = useEditor()
  const say = useToast()
  const name = `T${take.number} of Shot ${shot}`
  function mark(step: string, fields: Parameters<typeof markTake>[2]): void {
    if (editor.canWrite) editor.run(`${step} ${name}`, (now) => markTake(now, take.id, fields))
  }
  return {
    keep: () => mark(take.kept ? 'Unkeep' : 'Keep', { kept: !take.kept, struck: false }),
    strike: () => mark(take.struck ? 'Restore' : 'Strike', { struck: !take.struck, kept: false }),
    star: () => mark(take.starred ? 'Unstar' : 'Star', { starred: !take.starred }),
    note: (words) => mark('Note on', { note: words }),
    recall() {
      const change = recalledChange(editor.board(), take)
      const { turn } = take.recipe.request
      if (change && turn) {
        if (!editor.canWrite) return
        editor.run(`Recall ${name}`, (now) => editChange(now, change.from.id, change.draft))
        return openChange(changingOf(editor.session), change.from.id, turn.kind)
      }
      const { draft, left } = recalledDraft(editor.board(), take)
      if (!editor.canWrite || !editor.run(`Recall ${name}`, (now) => editRequest(now, take.panelId, draft))) return
      say([`The next request is that of T${take.number}.`, ...left].join(' '))
    },
  }
}
