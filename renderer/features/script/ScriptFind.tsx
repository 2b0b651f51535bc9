import { Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { findInScript } from './findInScript.ts'
import type { ScriptModel } from './useScriptModel.ts'

interface ScriptFindProps {
  readonly model: ScriptModel
  /** The line at hand: the first place found is at it or after it. */
  readonly from: number
  readonly onGo: (line: number) => void
  readonly onClose: () => void
}

/** Goes to the words as they are typed; Enter to the next, Shift+Enter to the one before, Esc back to the page. */
export function ScriptFind({ model, from, onGo, onClose }: ScriptFindProps) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const start = useRef(from)
  const found = useMemo(() => findInScript(model.text, typed), [model.text, typed])
  useEffect(() => input.current?.focus(), [])

  function change(text: string): void {
    setTyped(text)
    const next = findInScript(model.text, text)
    go(
      next,
      Math.max(
        0,
        next.findIndex((line) => line >= start.current),
      ),
    )
  }

  function go(lines: readonly number[], place: number): void {
    setAt(place)
    const line = lines[place]
    if (line !== undefined) onGo(line)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by =
      event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
        ? 1
        : event.key === 'ArrowUp' || event.key === 'Enter'
          ? -1
          : 0
    if (by !== 0 && found.length > 0) go(found, (at + by + found.length) % found.length)
    else if (event.key === 'Escape') onClose()
    else if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="script-find" role="search" aria-label="Find in the script">
      <Search aria-hidden />
      <input
        ref={input}
        type="text"
        dir="auto"
        aria-label="Words of the script"
        placeholder="Words of the script"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      <output data-missing={typed.trim() !== '' && found.length === 0}>
        {typed.trim() !== '' && (found.length === 0 ? 'Not in this draft' : `${at + 1} of ${found.length}`)}
      </output>
    </div>
  )
}
