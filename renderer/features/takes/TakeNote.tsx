import type { TakeRow } from '#shared/document/schema.ts'
import { fieldRule } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import { useTakeActs } from './useTakeActs.ts'

interface TakeNoteProps {
  readonly take: TakeRow
  readonly shot: string
  /** After Enter or Esc. */
  readonly onDone?: () => void
}

/** What people say of a take; no model gets it. */
export function TakeNote({ take, shot, onDone }: TakeNoteProps) {
  const editor = useEditor()
  const acts = useTakeActs(take, shot)
  return (
    <TextInput
      className="take-note"
      label={`Note on T${take.number}`}
      placeholder="Note"
      mentions
      value={take.note}
      rule={fieldRule(editor, 'take', take.id, 'note')}
      disabled={!editor.canWrite}
      onCommit={acts.note}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.stopPropagation()
        onDone?.()
      }}
    />
  )
}
