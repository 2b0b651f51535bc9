import { useEffect, useSyncExternalStore } from 'react'
import { useEditor, useSavingState } from '../editor/useEditor.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { troubleWords } from './troubleWords.ts'

export interface LeaveDialogProps {
  /** The answer: true to leave, whatever is lost. */
  readonly onAnswer: (leave: boolean) => void
  readonly onSaveCopy: () => void
}

/**
 * Asked before leaving a film that could not be saved: keeping what there is comes first, losing it is a separate
 * choice.
 */
export function LeaveDialog({ onAnswer, onSaveCopy }: LeaveDialogProps) {
  const editor = useEditor()
  const { trouble } = editor
  const failure = useSyncExternalStore(trouble.listen, trouble.now)
  const state = useSavingState()
  useEffect(() => {
    // It was saved after all.
    if (state === 'saved' && editor.isSafe()) onAnswer(true)
  }, [editor, onAnswer, state])

  const why =
    state === 'held'
      ? 'Some entries can’t be kept as they are: “Not saved” in the bar names them.'
      : failure
        ? troubleWords(failure)
        : 'The disk has not answered yet.'
  function saveCopy(): void {
    onAnswer(false)
    onSaveCopy()
  }
  return (
    <Dialog open onClose={() => onAnswer(false)} title="Your last changes are not saved" about={why} width="narrow">
      <div className="form-foot">
        <Button onClick={() => onAnswer(false)}>Keep working</Button>
        {/* What can't be saved as it is can't be in a copy either. */}
        {state !== 'held' && (
          <Button variant="primary" onClick={saveCopy}>
            Save a copy…
          </Button>
        )}
        {/* Last in the order, though shown first: the dialog opens with the focus on what loses nothing. */}
        <Button className="form-left form-first" onClick={() => onAnswer(true)}>
          Close without saving
        </Button>
      </div>
    </Dialog>
  )
}
