import { sentence } from '#shared/contract/failure.ts'
import { refusedWords } from '../editor/refusedWords.ts'
import { useBoard, useEditor, useRefusedRows, useSavingState } from '../editor/useEditor.ts'
import { Button } from '../ui/Button.tsx'
import { Popover } from '../ui/Popover.tsx'
import { savingWords } from './savingWords.ts'
import './savingSign.css'

/** Whether everything is on disk; where it is not, what is missing and what can be done. */
export function SavingSign() {
  const { canWrite } = useEditor()
  const state = useSavingState()
  if (!canWrite) return <span className="bar-saved">Read only</span>
  if (state === 'held') return <HeldSign />
  if (state !== 'failed') return <span className="bar-saved">{savingWords(state)}</span>
  // Why, and what to do, is said over the film.
  return <span className="bar-saved failed">{savingWords(state)}</span>
}

/** Everything but some rows is on disk: they are named, and stay in the window until they are put right. */
function HeldSign() {
  const { saving } = useEditor()
  const board = useBoard()
  const rows = useRefusedRows()
  const count = `${rows.length} ${rows.length === 1 ? 'entry' : 'entries'}`
  return (
    <span className="bar-saved failed" role="alert">
      <Popover
        label="What is not saved"
        trigger={
          <button type="button" aria-label={`Not saved: ${count}. Show`}>
            Not saved: {count}
          </button>
        }
      >
        <div className="held">
          <p>Everything else is on disk. These are kept in this window until they are changed:</p>
          <ul className="selectable">
            {rows.slice(0, 20).map((row) => (
              <li key={`${row.table}/${row.id}`}>{sentence(refusedWords(board, row))}</li>
            ))}
          </ul>
          {rows.length > 20 && <p className="quiet">and {rows.length - 20} more</p>}
          <Button onClick={saving.retry}>Try again</Button>
        </div>
      </Popover>
    </span>
  )
}
