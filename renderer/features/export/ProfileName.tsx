import { useState } from 'react'
import type { FormEvent } from 'react'
import { LIMITS } from '#shared/document/limits.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'

interface ProfileNameProps {
  readonly label: string
  readonly disabled: boolean
  /** What its button says. */
  readonly wordFor: (name: string) => string
  readonly onName: (name: string) => void
}

/** A name for what was chosen. */
export function ProfileName({ label, disabled, wordFor, onName }: ProfileNameProps) {
  const [typed, setTyped] = useState('')
  const name = profileName(typed)
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name === '') return
    onName(name)
    setTyped('')
  }
  return (
    <form className="profile-form" onSubmit={submit}>
      <Field label={label}>
        <LiveInput value={typed} placeholder="1st AD, A4, shooting order" disabled={disabled} onChange={setTyped} />
      </Field>
      <Button type="submit" disabled={disabled || name === ''}>
        {wordFor(name)}
      </Button>
    </form>
  )
}

export function profileName(typed: string): string {
  return typed.replace(/\s+/g, ' ').trim().slice(0, LIMITS.line)
}
