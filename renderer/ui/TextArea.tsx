import type { KeyboardEvent } from 'react'
import type { DraftRule } from './useDraft.ts'
import { useTypedField } from './useTypedField.tsx'
import './field.css'

export interface TextAreaProps {
  readonly value: string
  readonly onCommit: (text: string) => void
  readonly rule?: DraftRule
  readonly label?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly rows?: number
  /** Set in the screenplay typeface. */
  readonly script?: boolean
}

/** Grows with its text. Blur and Mod+Enter commit; Esc restores the value. */
export function TextArea(props: TextAreaProps) {
  return <Lines key={props.rule?.key} {...props} />
}

function Lines({ value, onCommit, rule, label, placeholder, disabled, rows = 2, script = false }: TextAreaProps) {
  const { draft, box, note, onKeyDown } = useTypedField(value, onCommit, rule)
  function onKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) draft.commit()
    onKeyDown(event)
  }
  return (
    <>
      <textarea
        {...box}
        rows={rows}
        aria-label={label}
        placeholder={placeholder}
        disabled={disabled}
        className={script ? 'input script' : 'input'}
        onKeyDown={onKey}
      />
      {note}
    </>
  )
}
