import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, SyntheticEvent } from 'react'
import { createPortal } from 'react-dom'
import { mentionAt, mentionsFor, withMention } from './mentionAt.ts'
import type { MentionBegun, Mentionable } from './mentionAt.ts'
import { useMentionSource } from './mentionSource.ts'
import './mentions.css'

type Box = HTMLInputElement | HTMLTextAreaElement

interface Listed {
  readonly begun: MentionBegun
  readonly names: readonly Mentionable[]
  /** Under the field, CSS px of the window. */
  readonly place: { readonly left: number; readonly width: number; readonly top?: number; readonly bottom?: number }
}

/**
 * Completes `@Mara` in a text field: arrows choose, Enter or Tab writes the name, Esc closes the list. Nothing happens
 * while an input method is composing. `box` goes on the field, `list` beside it; `onKeyDown` is true for a key that it
 * used.
 */
export function useMentions(write: (text: string) => void) {
  const source = useMentionSource()
  const id = useId()
  const [listed, setListed] = useState<Listed | null>(null)
  const [picked, setPicked] = useState(0)
  const shut = useRef<number | null>(null)
  const box = useRef<Box | null>(null)
  const caret = useRef<number | null>(null)

  // After every rendering: the field has its new text by then.
  useLayoutEffect(() => {
    if (caret.current === null) return
    box.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  function look(event: SyntheticEvent<Box>): void {
    const { currentTarget: field, nativeEvent } = event
    box.current = field
    if ('isComposing' in nativeEvent && nativeEvent.isComposing === true) return
    const begun = field.selectionStart === field.selectionEnd ? mentionAt(field.value, field.selectionStart ?? 0) : null
    if (begun?.at !== shut.current) shut.current = null
    const names = begun && shut.current === null ? mentionsFor(source(), begun.typed) : []
    if (begun?.typed !== listed?.begun.typed) setPicked(0)
    setListed(begun && names.length > 0 ? { begun, names, place: placeUnder(field) } : null)
  }

  function close(at: number | null): void {
    shut.current = at
    setListed(null)
  }

  function take(name: string): void {
    if (!listed || !box.current) return
    const done = withMention(box.current.value, listed.begun, name)
    caret.current = done.caret
    close(listed.begun.at)
    write(done.text)
  }

  function onKeyDown(event: KeyboardEvent<Box>): boolean {
    if (!listed || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    const { names, begun } = listed
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) setPicked((picked + by + names.length) % names.length)
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) take(names[picked]!.name)
    else if (event.key === 'Escape') close(begun.at)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    onKeyDown,
    look,
    close: () => close(null),
    box: listed
      ? {
          'aria-autocomplete': 'list' as const,
          'aria-controls': id,
          'aria-activedescendant': `${id}-${Math.min(picked, listed.names.length - 1)}`,
        }
      : {},
    list: listed && <MentionList id={id} listed={listed} picked={picked} onTake={take} />,
  }
}

interface MentionListProps {
  readonly id: string
  readonly listed: Listed
  readonly picked: number
  readonly onTake: (name: string) => void
}

function MentionList({ id, listed: { names, place }, picked, onTake }: MentionListProps) {
  return createPortal(
    <div id={id} role="listbox" aria-label="Cards to mention" className="mention-list" style={place}>
      {names.map(({ id: nameId, name, note }, at) => (
        <div
          key={nameId}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === picked}
          className={at === picked ? 'on' : ''}
          onPointerDown={(event) => {
            event.preventDefault()
            onTake(name)
          }}
        >
          <bdi>{name}</bdi>
          <small>{note}</small>
        </div>
      ))}
    </div>,
    document.body,
  )
}

/** Space that the list wants under its field, CSS px; above it where there is less. */
const ROOM = 200

function placeUnder(field: Box): Listed['place'] {
  const { left, top, bottom, width } = field.getBoundingClientRect()
  const across = { left, width: Math.max(180, Math.min(width, 320)) }
  return window.innerHeight - bottom < ROOM && top > ROOM
    ? { ...across, bottom: window.innerHeight - top + 2 }
    : { ...across, top: bottom + 2 }
}
