import type { DraftRule } from './visits.ts'
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

/** Grows with its text, which is committed as it is typed; blur, Mod+Enter and Esc end it. */
export function TextArea(props: TextAreaProps) {
  return <Lines key={props.rule?.key} {...props} />
}

function Lines({ value, onCommit, rule, label, placeholder, disabled, rows = 2, script = false }: TextAreaProps) {
  const { box, note, onKeyDown } = useTypedField(value, onCommit, rule)
  return (
    <>
      <textarea
        {...box}
        rows={rows}
        aria-label={label}
        placeholder={placeholder}
        disabled={disabled}
        className={script ? 'input script' : 'input'}
        onKeyDown={(event) => onKeyDown(event)}
      />
      {note}
    </>
  )
}
