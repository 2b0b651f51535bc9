import { markTake } from '#shared/document/commands/layers.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'

/** Keep and strike a take, each with a way back, as named undo steps. `shot`: "2B". */
export function useTakeActs(take: TakeRow, shot: string): { readonly keep: () => void; readonly strike: () => void } {
  const editor = useEditor()
  const name = `T${take.number} of Shot ${shot}`
  return {
    keep() {
      if (!editor.canWrite) return
      editor.run(`${take.kept ? 'Unkeep' : 'Keep'} ${name}`, (now) =>
        markTake(now, take.id, { kept: !take.kept, struck: false }),
      )
    },
    strike() {
      if (!editor.canWrite) return
      editor.run(`${take.struck ? 'Restore' : 'Strike'} ${name}`, (now) =>
        markTake(now, take.id, { struck: !take.struck, kept: false }),
      )
    },
  }
}
