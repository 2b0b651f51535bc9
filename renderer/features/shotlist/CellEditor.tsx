import { useId, useLayoutEffect, useRef } from 'react'
import { FieldNote } from '../../ui/FieldNote.tsx'
import { useMentions } from '../../ui/useMentions.tsx'
import { editorInSight } from './editorInSight.ts'
import { noteInSight } from './noteInSight.ts'
import { useCellTyping } from './useCellTyping.ts'
import type { CellTyping, TypedCell } from './useCellTyping.ts'

export interface CellEditorProps extends TypedCell {
  readonly label: string
  /** Opens its list and its note above the cell, near the lower edge. */
  readonly upward: boolean
}

/** Editing a cell. Closed lists narrow while typing; Enter takes the first match. In words, `@` completes names. */
export function CellEditor(props: CellEditorProps) {
  const { field, label, rule, upward } = props
  const input = useRef<HTMLTextAreaElement>(null)
  const typing = useCellTyping(input, props)
  const { draft, all, choices, picked, problem } = typing
  const mentions = useMentions(typing.type)
  const named = field.kind === 'text' || field.kind === 'line'
  const note = useRef<HTMLDivElement>(null)
  const noteId = useId()
  const listId = useId()

  useLayoutEffect(() => {
    const box = input.current
    box?.focus()
    box?.setSelectionRange(box.value.length, box.value.length)
  }, [])
  // After every rendering: its words and its width change with each letter.
  useLayoutEffect(() => {
    editorInSight(input.current)
    noteInSight(note.current)
  })

  return (
    <div className={`cell-editor ${field.kind}`}>
      <textarea
        ref={input}
        rows={1}
        dir="auto"
        data-draft-key={rule.key}
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
        {...(named && mentions.box)}
        onChange={(event) => {
          typing.type(event.target.value)
          if (named) mentions.look(event)
        }}
        onSelect={(event) => (named ? mentions.look(event) : undefined)}
        onKeyDown={(event) => {
          if (!mentions.onKeyDown(event)) typing.onKeyDown(event)
        }}
        onBlur={() => {
          mentions.close()
          typing.leave()
        }}
      />
      {mentions.list}
      <div ref={note} className={upward ? 'cell-note upward' : 'cell-note'}>
        <FieldNote id={noteId} text={draft} problem={problem} most={rule.most} />
      </div>
      {all.length > 0 && <ChoiceList id={listId} label={field.label} upward={upward} typing={typing} />}
    </div>
  )
}

interface ChoiceListProps {
  readonly id: string
  readonly label: string
  readonly upward: boolean
  readonly typing: CellTyping
}

function ChoiceList({ id, label, upward, typing: { choices, picked, take } }: ChoiceListProps) {
  return (
    <div id={id} role="listbox" aria-label={label} className={upward ? 'choices upward' : 'choices'}>
      {choices.map((choice, at) => (
        <div
          key={choice.text}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === picked}
          className={at === picked ? 'on' : ''}
          onPointerDown={(event) => {
            event.preventDefault()
            take(choice)
          }}
        >
          {choice.text}
          {choice.note && <small>{choice.note}</small>}
        </div>
      ))}
    </div>
  )
}
