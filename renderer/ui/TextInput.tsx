import type { InputHTMLAttributes, KeyboardEvent, Ref } from 'react'
import { useFieldIds } from './Field.tsx'
import { useDraft } from './useDraft.ts'
import './field.css'

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'onBlur'> {
  readonly value: string
  readonly onCommit: (text: string) => void
  readonly label?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** One line. Enter and leaving it commit; Esc puts back what was there. */
export function TextInput({ value, onCommit, label, className = '', ...rest }: TextInputProps) {
  const ids = useFieldIds()
  const draft = useDraft(value, onCommit)
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') draft.commit()
    if (event.key === 'Escape' && draft.dirty) {
      event.stopPropagation()
      draft.revert()
    }
    rest.onKeyDown?.(event)
  }
  return (
    <input
      spellCheck={false}
      autoComplete="off"
      {...ids}
      {...rest}
      aria-label={label}
      data-draft={draft.dirty ? 'typed' : 'clean'}
      className={`input ${className}`}
      value={draft.text}
      onChange={(event) => draft.set(event.target.value)}
      onBlur={draft.commit}
      onKeyDown={onKeyDown}
    />
  )
}
