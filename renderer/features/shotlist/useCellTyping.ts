import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { cardsOf } from '#shared/document/select.ts'
import type { ShotField } from '#shared/fields/field.ts'
import type { FieldRule } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { cellKey } from './cellKeys.ts'
import { isWhole, narrowed, settledText, withChoice } from './choices.ts'
import type { Choice } from './choices.ts'
import type { CellExit } from './gridPlace.ts'

/** A cell being edited. */
export interface TypedCell {
  readonly field: ShotField
  /** Its initial text. */
  readonly text: string
  readonly rule: FieldRule
  /** Commits; `exit` says where to go next. False if the cell can't hold it: editing goes on. */
  readonly onDone: (text: string, exit: CellExit) => boolean
  readonly onCancel: (typed: string) => void
}

export interface CellTyping {
  readonly draft: string
  readonly type: (text: string) => void
  /** The cell's whole list, and the part that matches the draft; the place selected by the arrow keys, -1 for none. */
  readonly all: readonly Choice[]
  readonly choices: readonly Choice[]
  readonly picked: number
  /** A commit was refused: from then on it says why. */
  readonly tried: boolean
  readonly take: (choice: Choice) => void
  readonly leave: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** A cell's draft until it is done, and the list that it filters. */
export function useCellTyping(input: RefObject<HTMLTextAreaElement | null>, props: TypedCell): CellTyping {
  const { field, text, onCancel } = props
  const editor = useEditor()
  const [draft, setDraft] = useState(text)
  const [picked, setPicked] = useState(-1)
  const { tried, finish, close } = useFinish(props, draft, setDraft)
  const all = useChoices(field)
  // The cell's old text filters nothing: the whole list is offered until something is typed.
  const choices = draft === text && picked < 0 && isWhole(all, draft) ? all : narrowed(all, draft)

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    const asked = cellKey(event, field.kind, { picked, choices: choices.length })
    if (!asked) return
    event.preventDefault()
    if (asked.kind === 'pick') setPicked(asked.place)
    else if (asked.kind === 'break') setDraft(withBreak(input.current!, draft))
    else if (asked.kind === 'finish') {
      const isRead = field.read(editor.board(), draft) !== undefined
      finish(settledText(field, { draft, picked, choices, isRead }), asked.exit)
    } else {
      close()
      onCancel(draft)
    }
  }

  return {
    draft,
    all,
    choices,
    picked,
    tried,
    type(typed) {
      setDraft(typed)
      setPicked(-1)
    },
    take: (choice) => finish(withChoice(field, draft, choice.text), 'stay'),
    leave: () => finish(draft, 'stay'),
    onKeyDown,
  }
}

/** Ends the editing, once; if the cell can't hold the text, editing goes on. */
function useFinish({ text, rule, onDone }: TypedCell, draft: string, setDraft: (text: string) => void) {
  const done = useRef(false)
  const [tried, setTried] = useState(() => rule.refuse(text) !== null && text !== '')

  function finish(value: string, exit: CellExit): void {
    if (done.current) return
    done.current = true
    if (onDone(value, exit) || exit === 'stay') return
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
      // Scrolling or switching away from a cell leaves it too.
      if (latest.current.draft !== text) latest.current.finish(latest.current.draft, 'stay')
    },
    [text],
  )

  function close(): void {
    done.current = true
  }
  return { tried, finish, close }
}

function withBreak(box: HTMLTextAreaElement, draft: string): string {
  const { selectionStart, selectionEnd } = box
  requestAnimationFrame(() => box.setSelectionRange(selectionStart + 1, selectionStart + 1))
  return `${draft.slice(0, selectionStart)}\n${draft.slice(selectionEnd)}`
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
