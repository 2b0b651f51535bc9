import type { InputHTMLAttributes, KeyboardEvent, Ref } from 'react'
import type { DraftRule } from './visits.ts'
import { useMentions } from './useMentions.tsx'
import { useTypedField } from './useTypedField.tsx'
import './field.css'

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'onBlur'> {
  readonly value: string
  readonly onCommit: (text: string) => void
  readonly rule?: DraftRule
  readonly label?: string
  /** `@` completes names. */
  readonly mentions?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** One line, committed as it is typed; Enter, Esc and blur end it. */
export function TextInput(props: TextInputProps) {
  // What was typed for one thing is never committed to another.
  return <Line key={props.rule?.key} {...props} />
}

function Line({ value, onCommit, rule, label, mentions = false, className = '', ...rest }: TextInputProps) {
  const { draft, box, note, onKeyDown } = useTypedField(value, onCommit, rule)
  const names = useMentions(draft.set)
  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (names.onKeyDown(event)) return
    if (event.key === 'Enter') draft.commit()
    onKeyDown(event, () => rest.onKeyDown?.(event))
  }
  return (
    <>
      <input
        spellCheck={false}
        autoComplete="off"
        {...rest}
        {...box}
        {...names.box}
        onChange={(event) => {
          box.onChange(event)
          if (mentions) names.look(event)
        }}
        onSelect={(event) => mentions && names.look(event)}
        onBlur={() => {
          names.close()
          box.onBlur()
        }}
        aria-label={label}
        className={`input ${className}`}
        onKeyDown={onKey}
      />
      {names.list}
      {note}
    </>
  )
}
