import type { DraftRule } from './visits.ts'
import { useMentions } from './useMentions.tsx'
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

/** Grows with its text, which is committed as it is typed; blur, Mod+Enter and Esc end it. `@` completes names. */
export function TextArea(props: TextAreaProps) {
  return <Lines key={props.rule?.key} {...props} />
}

function Lines({ value, onCommit, rule, label, placeholder, disabled, rows = 2, script = false }: TextAreaProps) {
  const { draft, box, note, onKeyDown } = useTypedField(value, onCommit, rule)
  const mentions = useMentions(draft.set)
  return (
    <>
      <textarea
        {...box}
        {...mentions.box}
        rows={rows}
        aria-label={label}
        placeholder={placeholder}
        disabled={disabled}
        className={script ? 'input script' : 'input'}
        onChange={(event) => {
          box.onChange(event)
          mentions.look(event)
        }}
        onSelect={mentions.look}
        onBlur={() => {
          mentions.close()
          box.onBlur()
        }}
        onKeyDown={(event) => {
          if (!mentions.onKeyDown(event)) onKeyDown(event)
        }}
      />
      {mentions.list}
      {note}
    </>
  )
}
