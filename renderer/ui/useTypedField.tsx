import { useId } from 'react'
import type { ChangeEvent, KeyboardEvent } from 'react'
import { useFieldIds } from './Field.tsx'
import { FieldNote, hasNote } from './FieldNote.tsx'
import { useHeldDrafts } from './heldDrafts.ts'
import { useToast } from './Toasts.tsx'
import { useDraft } from './useDraft.ts'
import type { DraftRule } from './useDraft.ts'

type Box = HTMLInputElement | HTMLTextAreaElement

/**
 * What all typed fields share: `box` goes on the element, `note` under it. Blur commits, Esc restores the value, and
 * typed text that could not be saved can be brought back once.
 */
export function useTypedField(value: string, onCommit: (text: string) => void, rule?: DraftRule) {
  const { id, 'aria-describedby': hint } = useFieldIds()
  const noteId = useId()
  const say = useToast()
  const drafts = useHeldDrafts()
  const draft = useDraft(value, onCommit, rule)
  const { text, problem } = draft
  const note = { text, problem, most: rule?.most }
  const describedBy = [hint, hasNote(note) && noteId].filter(Boolean).join(' ')

  function onKeyDown(event: KeyboardEvent<Box>): void {
    if (event.key !== 'Escape' || !draft.dirty || event.nativeEvent.isComposing) return
    event.stopPropagation()
    const refused = draft.revert()
    if (refused === null || !rule) return
    const { key, show } = rule
    const why = rule.refuse(refused) ?? ''
    say({
      text: 'The field is as it was before. What you had typed did not fit in it.',
      tone: 'warn',
      action: { label: 'Bring it back', run: () => drafts.put({ key, show, text: refused, why }) },
    })
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
      value: text,
      onChange: (event: ChangeEvent<Box>) => draft.set(event.target.value),
      onBlur: () => void draft.commit(),
    },
    note: <FieldNote id={noteId} {...note} />,
  }
}
