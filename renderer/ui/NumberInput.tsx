import type { KeyboardEvent } from 'react'
import { useFieldIds } from './Field.tsx'
import { useDraft } from './useDraft.ts'
import './field.css'

export interface NumberInputProps {
  readonly value: number | null
  /** Gives null for an emptied field. Text that is no number between `min` and `max` is put back. */
  readonly onCommit: (value: number | null) => void
  readonly label?: string
  readonly min?: number
  readonly max?: number
  /** What an arrow key adds; ten times that with Shift. */
  readonly step?: number
  readonly suffix?: string
  readonly placeholder?: string
  readonly disabled?: boolean
  /** Digits after the point that are shown. */
  readonly digits?: number
}

export function NumberInput(props: NumberInputProps) {
  const { value, onCommit, label, min = -Infinity, max = Infinity, step = 1, suffix, placeholder, disabled } = props
  const ids = useFieldIds()
  const shown = value === null ? '' : props.digits === undefined ? String(value) : value.toFixed(props.digits)
  const draft = useDraft(shown, (text) => {
    const read = readNumber(text)
    if (read === null) onCommit(null)
    else if (read !== undefined && read >= min && read <= max) onCommit(read)
  })
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') draft.commit()
    if (event.key === 'Escape' && draft.dirty) {
      event.stopPropagation()
      draft.revert()
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const by = (event.key === 'ArrowUp' ? 1 : -1) * step * (event.shiftKey ? 10 : 1)
    const from = readNumber(draft.text) ?? 0
    draft.set(String(Number(Math.min(max, Math.max(min, from + by)).toFixed(4))))
  }
  const input = (
    <input
      {...ids}
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      placeholder={placeholder}
      disabled={disabled}
      data-draft={draft.dirty ? 'typed' : 'clean'}
      className="input number"
      value={draft.text}
      onChange={(event) => draft.set(event.target.value)}
      onBlur={draft.commit}
      onKeyDown={onKeyDown}
    />
  )
  if (suffix === undefined) return input
  return (
    <div className="with-suffix">
      {input}
      <span aria-hidden>{suffix}</span>
    </div>
  )
}

/** null for empty text, undefined for what is no number. A comma is read as the point. */
function readNumber(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}
