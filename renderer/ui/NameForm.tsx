import { useState } from 'react'
import type { FormEvent } from 'react'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { LiveInput } from './LiveInput.tsx'
import './nameForm.css'

interface NameFormProps {
  readonly label: string
  readonly placeholder: string
  /** Letters that a name can have. */
  readonly most: number
  readonly disabled: boolean
  /** What its button says. */
  readonly wordFor: (name: string) => string
  readonly onName: (name: string) => void
}

/** A name under which something is kept. */
export function NameForm({ label, placeholder, most, disabled, wordFor, onName }: NameFormProps) {
  const [typed, setTyped] = useState('')
  const name = plainName(typed, most)
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name === '') return
    onName(name)
    setTyped('')
  }
  return (
    <form className="name-form" onSubmit={submit}>
      <Field label={label}>
        <LiveInput value={typed} placeholder={placeholder} disabled={disabled} onChange={setTyped} />
      </Field>
      <Button type="submit" disabled={disabled || name === ''}>
        {wordFor(name)}
      </Button>
    </form>
  )
}

/** In one line, without spaces around it. */
export function plainName(typed: string, most: number): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, most)
}
