import type { InputHTMLAttributes } from 'react'
import { useFieldIds } from './Field.tsx'
import './field.css'

export interface LiveInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  readonly value: string
  /** Reports every character, for a form that has its own button. */
  readonly onChange: (text: string) => void
  readonly label?: string
}

export function LiveInput({ value, onChange, label, className = '', ...rest }: LiveInputProps) {
  return (
    <input
      dir="auto"
      spellCheck={false}
      autoComplete="off"
      {...useFieldIds()}
      {...rest}
      aria-label={label}
      className={`input ${className}`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
