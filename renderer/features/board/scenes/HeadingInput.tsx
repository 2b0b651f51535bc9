import type { KeyboardEvent } from 'react'
import { TextInput } from '../../../ui/TextInput.tsx'
import type { DraftRule } from '../../../ui/visits.ts'
import { useNaming } from '../../../ui/useNaming.ts'

interface HeadingInputProps {
  readonly number: string
  readonly value: string
  readonly rule: DraftRule
  readonly onCommit: (text: string) => void
  /** The heading is no longer being edited. */
  readonly onDone: () => void
}

/**
 * A heading typed as in a screenplay, as typed whatever ends it. A heading that is too long stays here until it fits.
 */
export function HeadingInput({ number, value, rule, onCommit, onDone }: HeadingInputProps) {
  const input = useNaming()

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape' || rule.refuse(input.current?.value ?? '') === null) onDone()
  }

  return (
    <div className="scene-edit" onBlur={onDone}>
      <TextInput
        ref={input}
        label={`Heading of scene ${number}`}
        placeholder="INT. LOCATION - DAY"
        value={value}
        rule={rule}
        onCommit={onCommit}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
