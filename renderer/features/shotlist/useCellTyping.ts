import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { cardsOf } from '#shared/document/select.ts'
import { readTerm } from '#shared/film/vocabulary.ts'
import type { CellField } from './cellField.ts'
import type { FieldRule } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useDraft } from '../../ui/useDraft.ts'
import type { Draft } from '../../ui/useDraft.ts'
import { cellKey } from './cellKeys.ts'
import { isWhole, narrowed, settledText, withChoice, withOwn } from './choices.ts'
import type { Choice } from './choices.ts'
import type { CellExit } from './gridPlace.ts'

/** A cell being edited. */
export interface TypedCell {
  readonly field: CellField
  /** What the film has. */
  readonly value: string
  /** What it begins with instead: the key that began it; null for the value. */
  readonly text: string | null
  readonly rule: FieldRule
  /** Takes in what is typed. */
  readonly onCommit: (text: string) => void
  /** Editing is over; `exit` says where to go next. */
  readonly onDone: (exit: CellExit) => void
  /** What was `typed` is thrown away. `visit` identifies the step of it that was committed; null for none. */
  readonly onCancel: (typed: string, visit: object | null) => void
}

export interface CellTyping {
  readonly draft: string
  readonly type: (text: string) => void
  /** The cell's whole list, and the part that matches the draft; the place selected by the arrow keys, -1 for none. */
  readonly all: readonly Choice[]
  readonly choices: readonly Choice[]
  readonly picked: number
  /** Why the cell can't hold the draft, once that was tried. */
  readonly problem: string | null
  readonly take: (choice: Choice) => void
  readonly leave: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * A cell's draft until it is done, and the list that it filters. Words and figures are committed as they are typed;
 * what stands for an entry of a list, once it is chosen.
 */
export function useCellTyping(input: RefObject<HTMLTextAreaElement | null>, props: TypedCell): CellTyping {
  const { field, value, text, rule } = props
  const editor = useEditor()
  const [picked, setPicked] = useState(-1)
  const all = useChoices(field)
  const isListed = field.kind === 'term' || field.kind === 'cards'
  const cell = useDraft(value, props.onCommit, { ...rule, later: () => isListed || field.id === 'number' }, text)
  const draft = cell.text
  const { finish, close } = useFinish(props, cell)
  // The cell's old text filters nothing: the whole list is offered until something is typed.
  const narrow = draft === (text ?? value) && picked < 0 && isWhole(all, draft) ? all : narrowed(all, draft)
  const choices = field.open ? withOwn(field, narrow, draft) : narrow

  function cancel(): void {
    close()
    props.onCancel(draft, cell.drop())
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    const asked = cellKey(event, field.kind, { picked, choices: choices.length })
    if (!asked) return
    event.preventDefault()
    if (asked.kind === 'pick') setPicked(asked.place)
    else if (asked.kind === 'break') cell.set(withBreak(input.current!, draft))
    else if (asked.kind === 'finish') {
      const isRead = field.open
        ? readTerm(field.terms, draft) !== undefined
        : field.read(editor.board(), draft) !== undefined
      finish(settledText(field, { draft, picked, choices, isRead }), asked.exit)
    } else cancel()
  }

  return {
    draft,
    all,
    choices,
    picked,
    problem: cell.problem,
    type(typed) {
      cell.set(typed)
      setPicked(-1)
    },
    take: (choice) => finish(withChoice(field, draft, choice.text), 'stay'),
    leave: () => finish(draft, 'stay'),
    onKeyDown,
  }
}

/** Ends the editing, once; if the cell can't hold the text, editing goes on unless it is being left. */
function useFinish({ value, text, onDone }: TypedCell, cell: Draft) {
  const over = useRef(false)
  const { text: draft } = cell

  function finish(ended: string, exit: CellExit): void {
    if (over.current) return
    const fits = cell.commit(ended)
    if (!fits && exit !== 'stay') return
    over.current = true
    onDone(exit)
  }

  const latest = useRef({ draft, finish, begun: text ?? value })
  useEffect(() => {
    latest.current = { ...latest.current, draft, finish }
  })
  useEffect(
    () => () => {
      // Scrolling or switching away from a cell leaves it too.
      const { draft: last, finish: end, begun } = latest.current
      if (last !== begun) end(last, 'stay')
    },
    [],
  )

  function close(): void {
    over.current = true
  }
  return { finish, close }
}

function withBreak(box: HTMLTextAreaElement, draft: string): string {
  const { selectionStart, selectionEnd } = box
  requestAnimationFrame(() => box.setSelectionRange(selectionStart + 1, selectionStart + 1))
  return `${draft.slice(0, selectionStart)}\n${draft.slice(selectionEnd)}`
}

function useChoices(field: CellField): readonly Choice[] {
  const editor = useEditor()
  if (field.kind === 'term')
    return field.terms.map(({ label, name }) => ({ text: label, note: name === label ? '' : name }))
  if (field.offers) return field.offers(editor.board()).map((text) => ({ text, note: '' }))
  if (field.card === null) return []
  return cardsOf(editor.board())
    .filter((card) => card.kind === field.card && card.name !== '')
    .map((card) => ({ text: card.name, note: '' }))
}
