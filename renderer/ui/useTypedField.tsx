import { useId } from 'react'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { useFieldIds } from './Field.tsx'
import { FieldNote, hasNote } from './FieldNote.tsx'
import { focusFront } from './focusFront.ts'
import { useDraft } from './useDraft.ts'
import type { DraftRule } from './visits.ts'

type Box = HTMLInputElement | HTMLTextAreaElement

/**
 * What all typed fields share: `box` goes on the element, `note` under it. What is typed is committed as it is typed;
 * blur, Mod+Enter and Esc leave it as it stands.
 */
export function useTypedField(value: string, onCommit: (text: string) => void, rule?: DraftRule) {
  const { id, 'aria-describedby': hint } = useFieldIds()
  const noteId = useId()
  const draft = useDraft(value, onCommit, rule)
  const { text, problem } = draft
  const note = { text, problem, most: rule?.most }
  const describedBy = [hint, hasNote(note) && noteId].filter(Boolean).join(' ')

  /** `used`: what else the key means to whoever has the field; a key that it takes leaves nothing. */
  function onKeyDown(event: KeyboardEvent<Box>, used?: (event: KeyboardEvent<Box>) => void): void {
    const isMod = event.ctrlKey || event.metaKey
    if (event.key === 'Escape' || (event.key === 'Enter' && isMod)) draft.commit()
    // It commits, and does nothing else: not the window's own command, nor a form's. With Shift it is a command's.
    if (event.key === 'Enter' && isMod && !event.shiftKey) event.preventDefault()
    used?.(event)
    if (event.key === 'Escape' && !event.isPropagationStopped()) leaveField(event)
  }

  return {
    draft,
    onKeyDown,
    box: {
      ...(id === undefined ? {} : { id }),
      ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
      ...(problem === null ? {} : { 'aria-invalid': true }),
      ...(rule === undefined ? {} : { 'data-draft-key': rule.key }),
      'data-draft': draft.dirty ? 'typed' : 'clean',
      dir: 'auto' as const,
      value: text,
      onChange: (event: ChangeEvent<Box>) => draft.set(event.target.value),
      onBlur: draft.leave,
    },
    note: <FieldNote id={noteId} {...note} />,
  }
}

/** Back to the working surface; a dialog closes on the same key, and knows itself where the focus goes. */
function leaveField(event: KeyboardEvent<Box>): void {
  if (event.currentTarget.closest('[role="dialog"]')) return
  event.preventDefault()
  event.stopPropagation()
  event.currentTarget.blur()
  focusFront()
}
