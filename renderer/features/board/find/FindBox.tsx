import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useEditor } from '../../../editor/useEditor.ts'
import type { BoardView } from '../boardView.ts'
import { findOnBoard, goToFound } from './findOnBoard.ts'

interface FindBoxProps {
  readonly view: BoardView
  readonly onClose: () => void
}

/**
 * Goes to a shot or scene as its number is typed, whatever it starts with, or to the shots that contain these words.
 * Enter stays there, Esc goes back.
 */
export function FindBox({ view, onClose }: FindBoxProps) {
  const editor = useEditor()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const before = useRef(editor.session.state())
  const found = findOnBoard(editor.board(), typed)
  const shown = found[at]

  useEffect(() => {
    input.current?.focus()
    return editor.session.onAsk((request) => (request === 'find' ? input.current?.select() : undefined))
  }, [editor])

  function goTo(next: typeof found, place: number): void {
    setAt(place)
    const goal = next[place]
    if (goal) goToFound(editor, view, goal)
  }

  function change(text: string): void {
    setTyped(text)
    goTo(findOnBoard(editor.board(), text), 0)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) goTo(found, (at + step + found.length) % found.length)
    else if (event.key === 'Enter') onClose()
    else if (event.key === 'Escape') callOff()
    else if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
  }

  function callOff(): void {
    const { shotIds, panelId, sceneId } = before.current
    editor.session.set({ sceneId })
    editor.session.selectShots(editor.board(), shotIds, panelId)
    onClose()
  }

  return (
    <div className="find-box" role="search" aria-label="Find on the board">
      <Search aria-hidden />
      <input
        ref={input}
        type="text"
        dir="auto"
        aria-label="Shot or scene number, or words"
        placeholder="Shot or scene number, or words"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      <output data-missing={typed.trim() !== '' && !shown}>
        {typed.trim() !== '' && (shown ? shown.label : 'Not in this film')}
        {found.length > 1 && <span>{` ${at + 1} of ${found.length}`}</span>}
      </output>
    </div>
  )
}
