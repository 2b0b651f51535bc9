import type { KeyboardEvent } from 'react'
import { useFieldIds } from './Field.tsx'
import { useDraft } from './useDraft.ts'
import './field.css'

export interface TextAreaProps {
  readonly value: string
  readonly onCommit: (text: string) => void
  readonly label?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly rows?: number
  /** Set in the screenplay face. */
  readonly script?: boolean
}

/** Grows with its text. Leaving it and Mod+Enter commit; Esc puts back what was there. */
export function TextArea({ value, onCommit, label, placeholder, disabled, rows = 2, script = false }: TextAreaProps) {
  const ids = useFieldIds()
  const draft = useDraft(value, onCommit)
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) draft.commit()
    if (event.key === 'Escape' && draft.dirty) {
      event.stopPropagation()
      draft.revert()
    }
  }
  return (
    <textarea
      {...ids}
      rows={rows}
      aria-label={label}
      placeholder={placeholder}
      disabled={disabled}
      data-draft={draft.dirty ? 'typed' : 'clean'}
      className={script ? 'input script' : 'input'}
      value={draft.text}
      onChange={(event) => draft.set(event.target.value)}
      onBlur={draft.commit}
      onKeyDown={onKeyDown}
    />
  )
}
