import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'

interface HeadingInputProps {
  readonly number: string
  readonly value: string
  readonly onCommit: (text: string) => void
  readonly onCancel: () => void
}

/** A heading typed as a screenplay writes it. Enter and leaving it commit, Esc puts back what was there. */
export function HeadingInput({ number, value, onCommit, onCancel }: HeadingInputProps) {
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])

  function end(act: () => void): void {
    if (done.current) return
    done.current = true
    act()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') end(() => onCommit(text))
    else if (event.key === 'Escape') end(onCancel)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <input
      ref={input}
      className="input scene-edit"
      aria-label={`Heading of scene ${number}`}
      placeholder="INT. LOCATION - DAY"
      spellCheck={false}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(() => onCommit(text))}
      onKeyDown={onKeyDown}
    />
  )
}
