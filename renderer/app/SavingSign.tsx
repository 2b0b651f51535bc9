import { useEditor, useRefusedRows, useSavingState } from '../editor/useEditor.ts'
import { useAllHeld } from '../ui/heldDrafts.ts'
import { HeldList } from './HeldList.tsx'
import { savingWords } from './savingWords.ts'
import './savingSign.css'

/** Whether everything is on disk; if not, what is missing and what can be done. */
export function SavingSign() {
  const { canWrite } = useEditor()
  const state = useSavingState()
  const rows = useRefusedRows()
  const drafts = useAllHeld()
  if (!canWrite) return <span className="bar-saved">Read only</span>
  const many = rows.length + drafts.length
  // It is still in the field where it is typed, and that says why.
  if (state === 'held' && many === 0) return <span className="bar-saved failed">Not saved yet</span>
  if (state !== 'failed' && many > 0) return <HeldList rows={rows} drafts={drafts} />
  if (state !== 'failed') return <span className="bar-saved">{savingWords(state)}</span>
  // The strip above the film says why, and what to do.
  return <span className="bar-saved failed">{savingWords(state)}</span>
}
