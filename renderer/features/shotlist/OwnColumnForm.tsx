import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import { LIMITS } from '#shared/document/limits.ts'
import type { OwnColumn, OwnKind } from '#shared/document/ownSchema.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { LiveInput } from '../../ui/LiveInput.tsx'
import { Segmented } from '../../ui/Segmented.tsx'

const KINDS: readonly { readonly value: OwnKind; readonly label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'tick', label: 'Tick' },
  { value: 'choice', label: 'Choice' },
]

export type OwnColumnWords = Pick<OwnColumn, 'label' | 'kind' | 'choices' | 'printed'>

interface OwnColumnFormProps {
  /** As it is; undefined for a new one, whose kind is still open. */
  readonly column?: OwnColumnWords
  readonly disabled: boolean
  readonly onDone: (column: OwnColumnWords) => void
}

/** What a column of the film's own is called and holds. */
export function OwnColumnForm({ column, disabled, onDone }: OwnColumnFormProps) {
  const [label, setLabel] = useState(column?.label ?? '')
  const [kind, setKind] = useState<OwnKind>(column?.kind ?? 'text')
  const [choices, setChoices] = useState(column?.choices.join(', ') ?? '')
  const [printed, setPrinted] = useState(column?.printed ?? true)
  const why = useId()
  const name = label.replace(/\s+/g, ' ').trim()
  const problem = problemIn(name, choicesIn(choices))

  function submit(event: FormEvent): void {
    event.preventDefault()
    event.stopPropagation()
    if (problem !== '' || name === '') return
    onDone({ label: name, kind, choices: [...choicesIn(choices)], printed })
    if (column) return
    setLabel('')
    setChoices('')
  }
  return (
    <form className="own-column" onSubmit={submit}>
      <Field label={column ? 'Name' : 'New column'}>
        <LiveInput value={label} placeholder="Stunts, lighting, pick-up" disabled={disabled} onChange={setLabel} />
      </Field>
      {!column && <Segmented label="Kind" value={kind} options={KINDS} onChange={setKind} />}
      {kind === 'choice' && (
        <Field label="Choices">
          <LiveInput value={choices} placeholder="Unit A, Unit B" disabled={disabled} onChange={setChoices} />
        </Field>
      )}
      <Check label="On paper and in tables" checked={printed} disabled={disabled} onChange={setPrinted} />
      {problem !== '' && (
        <small id={why} role="status" className="own-problem">
          {problem}
        </small>
      )}
      <Button type="submit" disabled={disabled || name === '' || problem !== ''} aria-describedby={why}>
        {column ? 'Save column' : 'Add column'}
      </Button>
    </form>
  )
}

/** Each once, in the order in which they are typed. */
function choicesIn(typed: string): readonly string[] {
  const all = typed.split(/[,;\n]/).map((choice) => choice.replace(/\s+/g, ' ').trim())
  return [...new Set(all.filter(Boolean))]
}

function problemIn(name: string, choices: readonly string[]): string {
  if (name.length > LIMITS.line) return `A name has ${LIMITS.line} characters at most.`
  if (choices.some((choice) => choice.length > LIMITS.term)) return `A choice has ${LIMITS.term} characters at most.`
  return choices.length > LIMITS.ownChoices ? `A column has ${LIMITS.ownChoices} choices at most.` : ''
}
