import type { Editor } from '../../editor/editor.ts'
import type { BoardPointer } from './boardPointer.ts'
import type { BoardView } from './boardView.ts'
import { walkFrom } from './layoutQuery.ts'
import type { Walk } from './layoutQuery.ts'
import { rangeTo } from './selection.ts'

const WALKS: Readonly<Record<string, Walk>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

/** The board's own keys; every other key is the command table's. */
export function listenToBoardKeys(
  surface: HTMLElement,
  editor: Editor,
  view: BoardView,
  pointer: BoardPointer,
  enter: () => void,
): () => void {
  const stop = new AbortController()

  function walk(where: Walk, stretch: boolean): void {
    const { shotIds } = editor.session.state()
    const layout = view.layout()
    const next = walkFrom(layout, shotIds.at(-1) ?? null, where)
    if (next === null) return
    editor.session.selectShots(editor.board(), stretch ? rangeTo(layout.shotIds, shotIds, next) : [next])
    view.reveal(next)
  }

  function pressed(event: KeyboardEvent): boolean {
    const chord = event.ctrlKey || event.metaKey || event.altKey
    const where = WALKS[event.key]
    if (where && !chord) walk(where, event.shiftKey)
    else if (event.key === 'Enter' && !chord) enter()
    else if (event.key === ' ' && !chord) pointer.hold(true)
    else if (event.key === 'Escape') return pointer.cancel()
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) selectAll()
    else return false
    return true
  }

  function selectAll(): void {
    const last = editor.session.state().shotIds.at(-1)
    const others = view.layout().shotIds.filter((id) => id !== last)
    editor.session.selectShots(editor.board(), last === undefined ? others : [...others, last])
  }

  surface.addEventListener('keydown', (event) => void (pressed(event) && event.preventDefault()), {
    signal: stop.signal,
  })
  surface.addEventListener('keyup', (event) => void (event.key === ' ' && pointer.hold(false)), {
    signal: stop.signal,
  })
  surface.addEventListener('blur', () => pointer.hold(false), { signal: stop.signal })
  return () => stop.abort()
}
