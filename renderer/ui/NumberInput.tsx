import type { KeyboardEvent } from 'react'
import { doubtOf, readings } from '#shared/readNumber.ts'
import type { DraftRule } from './visits.ts'
import { useTypedField } from './useTypedField.tsx'
import './field.css'

export interface NumberInputProps {
  readonly value: number | null
  /**
   * Called with null for an emptied field. Text that is not a number between `min` and `max` stays in the field, with
   * the reason.
   */
  readonly onCommit: (value: number | null) => void
  /** Where such text is kept while the field is not on screen. */
  readonly place: Pick<DraftRule, 'key' | 'show'>
  /** What typed text can mean; by default a number. */
  readonly reading?: (typed: string) => readonly number[]
  /** It can't be emptied. */
  readonly needed?: boolean
  readonly label?: string
  readonly min?: number
  readonly max?: number
  /** The step of an arrow key; ten times that with Shift. */
  readonly step?: number
  readonly suffix?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  /** Digits shown after the decimal point. */
  readonly digits?: number
}

/** A number, committed as it is typed; Enter, Esc and blur end it; arrow keys step it up and down. */
export function NumberInput(props: NumberInputProps) {
  return <Figure key={props.place.key} {...props} />
}

function Figure(props: NumberInputProps) {
  const { value, onCommit, label, min = -Infinity, max = Infinity, step = 1, suffix, placeholder, disabled } = props
  const shown = value === null ? '' : props.digits === undefined ? String(value) : value.toFixed(props.digits)
  const commit = (text: string): void => onCommit(readOf(text, props)[0] ?? null)
  // On the way from one number to another a field is empty, which means something else: no cap, an estimated length.
  const rule = {
    ...props.place,
    refuse: (text: string) => whyNot(text, props),
    later: (text: string) => text.trim() === '',
  }
  const { draft, box, note, onKeyDown } = useTypedField(shown, commit, rule)
  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') draft.commit()
    onKeyDown(event)
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const by = (event.key === 'ArrowUp' ? 1 : -1) * step * (event.shiftKey ? 10 : 1)
    const from = readOf(draft.text, props)[0] ?? 0
    draft.set(String(Number(Math.min(max, Math.max(min, from + by)).toFixed(4))))
  }
  const input = (
    <input
      {...box}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      placeholder={placeholder}
      disabled={disabled}
      className="input number"
      onKeyDown={onKey}
    />
  )
  return (
    <>
      {suffix === undefined ? (
        input
      ) : (
        <div className="with-suffix">
          {input}
          <span aria-hidden>{suffix}</span>
        </div>
      )}
      {note}
    </>
  )
}

/** What the text can mean within the field's limits. */
function readOf(text: string, { min = -Infinity, max = Infinity, reading = readings }: NumberInputProps) {
  return reading(text).filter((value) => value >= min && value <= max)
}

/** Why the field can't take this as its number, in a sentence. */
function whyNot(text: string, props: NumberInputProps): string | null {
  const { min, max, needed, reading = readings } = props
  const range = rangeWords(min, max)
  if (text.trim() === '') return needed ? `Type a number${range}.` : null
  const found = readOf(text, props)
  if (found.length === 1) return null
  const what = doubtOf(text, found) ?? (reading(text).length > 0 ? 'This number doesn’t fit' : 'This isn’t a number')
  return `${what}${found.length > 1 || range === '' ? '' : `: type one${range}`}. It stays here, not saved, until you change it.`
}

function rangeWords(min: number | undefined, max: number | undefined): string {
  if (min === undefined || max === undefined) return ''
  return ` from ${min.toLocaleString('en-GB')} to ${max.toLocaleString('en-GB')}`
}
