import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { ShotField } from '#shared/fields/field.ts'
import { cardsOf } from '#shared/document/select.ts'
import type { FieldRule } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { FieldNote } from '../../ui/FieldNote.tsx'

export interface CellEditorProps {
  readonly field: ShotField
  readonly label: string
  readonly text: string
  readonly rule: FieldRule
  /** Opens its list above the cell, near the lower edge. */
  readonly upward: boolean
  /** Commits; `then` says where to go next. False where the cell can't hold it: it goes on being typed. */
  readonly onDone: (text: string, then: 'down' | 'up' | 'right' | 'left' | 'stay') => boolean
  readonly onCancel: (typed: string) => void
}

interface Choice {
  readonly text: string
  readonly note: string
}

/** Typing in a cell. Closed lists narrow as one types, Enter takes the first that fits. */
export function CellEditor({ field, label, text, rule, upward, onDone, onCancel }: CellEditorProps) {
  const editor = useEditor()
  const [draft, setDraft] = useState(text)
  const [picked, setPicked] = useState(-1)
  const input = useRef<HTMLTextAreaElement>(null)
  const done = useRef(false)
  /** Tried, and refused: from then on it says why. */
  const [tried, setTried] = useState(() => rule.refuse(text) !== null && text !== '')
  const problem = tried || (rule.most !== undefined && draft.length > rule.most) ? rule.refuse(draft) : null
  const noteId = useId()
  const listId = useId()
  const all = useChoices(field)
  // What the cell held already narrows nothing: the whole list is offered until something is typed.
  const choices = draft === text && picked < 0 && isWhole(all, draft) ? all : narrowed(all, draft)

  useEffect(() => {
    const box = input.current
    box?.focus()
    box?.setSelectionRange(box.value.length, box.value.length)
  }, [])

  function finish(value: string, then: Parameters<typeof onDone>[1]): void {
    if (done.current) return
    done.current = true
    if (onDone(value, then) || then === 'stay') return
    done.current = false
    setDraft(value)
    setTried(true)
  }

  const latest = useRef({ draft, finish })
  useEffect(() => {
    latest.current = { draft, finish }
  })
  useEffect(
    () => () => {
      // A cell that is scrolled or switched away from is left as well.
      if (latest.current.draft !== text) latest.current.finish(latest.current.draft, 'stay')
    },
    [text],
  )

  /** The choice under the arrow keys, else the first that begins with what was typed, else the words themselves. */
  function settled(): string {
    const chosen = choices[picked]
    if (chosen) return withChoice(field, draft, chosen.text)
    const part = lastPart(field, draft).trim().toLowerCase()
    const begins = choices.find((choice) => beginsWith(choice, part))
    const isRead = field.read(editor.board(), draft) !== undefined
    return !isRead && part !== '' && begins ? withChoice(field, draft, begins.text) : draft
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    const { key } = event
    if (key === 'Escape') {
      done.current = true
      onCancel(draft)
    } else if (key === 'Enter' && !event.altKey && !(event.shiftKey && field.kind === 'text'))
      finish(settled(), event.shiftKey ? 'up' : 'down')
    else if (key === 'Enter' && field.kind === 'text') insertBreak()
    else if (key === 'Tab') finish(settled(), event.shiftKey ? 'left' : 'right')
    else if (key === 'ArrowDown' && choices.length > 0) setPicked(Math.min(picked + 1, choices.length - 1))
    else if (key === 'ArrowUp' && choices.length > 0) setPicked(Math.max(picked - 1, -1))
    else return
    event.preventDefault()
  }

  function insertBreak(): void {
    const box = input.current!
    const { selectionStart, selectionEnd } = box
    setDraft(`${draft.slice(0, selectionStart)}\n${draft.slice(selectionEnd)}`)
    requestAnimationFrame(() => box.setSelectionRange(selectionStart + 1, selectionStart + 1))
  }

  return (
    <div className={`cell-editor ${field.kind}`}>
      <textarea
        ref={input}
        rows={1}
        aria-label={label}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : noteId}
        spellCheck={field.kind === 'text'}
        {...(all.length > 0 && {
          role: 'combobox',
          'aria-expanded': choices.length > 0,
          'aria-controls': listId,
          'aria-autocomplete': 'list' as const,
          ...(picked >= 0 && { 'aria-activedescendant': `${listId}-${picked}` }),
        })}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
          setPicked(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => finish(draft, 'stay')}
      />
      <div className="cell-note">
        <FieldNote id={noteId} text={draft} problem={problem} most={rule.most} />
      </div>
      {all.length > 0 && (
        <div id={listId} role="listbox" aria-label={field.label} className={upward ? 'choices upward' : 'choices'}>
          {choices.map((choice, at) => (
            <div
              key={choice.text}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={at === picked}
              className={at === picked ? 'on' : ''}
              onPointerDown={(event) => {
                event.preventDefault()
                finish(withChoice(field, draft, choice.text), 'stay')
              }}
            >
              {choice.text}
              {choice.note && <small>{choice.note}</small>}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function useChoices(field: ShotField): readonly Choice[] {
  const editor = useEditor()
  if (field.kind === 'term')
    return field.terms.map(({ label, name }) => ({ text: label, note: name === label ? '' : name }))
  if (field.card === null) return []
  return cardsOf(editor.board())
    .filter((card) => card.kind === field.card && card.name !== '')
    .map((card) => ({ text: card.name, note: '' }))
}

/** Of a list of names, the one being typed. */
function lastPart(field: ShotField, draft: string): string {
  return field.kind === 'cards' ? draft.slice(draft.lastIndexOf(',') + 1) : draft
}

function withChoice(field: ShotField, draft: string, choice: string): string {
  if (field.kind !== 'cards' || field.card === 'location' || !draft.includes(',')) return choice
  return `${draft.slice(0, draft.lastIndexOf(',') + 1)} ${choice}`
}

function beginsWith({ text, note }: Choice, part: string): boolean {
  return text.toLowerCase().startsWith(part) || note.toLowerCase().startsWith(part)
}

function isWhole(all: readonly Choice[], draft: string): boolean {
  return draft === '' || all.some((choice) => choice.text === draft)
}

function narrowed(all: readonly Choice[], draft: string): readonly Choice[] {
  const part = draft
    .slice(draft.lastIndexOf(',') + 1)
    .trim()
    .toLowerCase()
  const begin = all.filter((choice) => beginsWith(choice, part))
  const hold = all.filter((choice) => `${choice.text} ${choice.note}`.toLowerCase().includes(part))
  return [...new Set([...begin, ...hold])]
}
