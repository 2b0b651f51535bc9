import type { Editor } from '../../../editor/editor.ts'
import type { BoardPointer } from './boardPointer.ts'
import type { BoardView } from '../boardView.ts'
import { NO_FILTER } from '../find/filter.ts'
import { walkFrom, walkScenes } from '../layout/walking.ts'
import type { Walk } from '../layout/walking.ts'
import { rangeTo } from './selection.ts'
import type { TypeToFind } from '../find/typeToFind.ts'

const WALKS: Readonly<Record<string, Walk>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

/**
 * The board's own keys; every other key is the command table's. Tab goes from scene to scene and, at the film's end, on
 * to the next control as everywhere; after Esc it does so at once, so that nobody has to walk the film to leave the board.
 */
export function listenToBoardKeys(
  surface: HTMLElement,
  editor: Editor,
  view: BoardView,
  pointer: BoardPointer,
  finder: TypeToFind,
  enter: () => void,
): () => void {
  const stop = new AbortController()
  let leaving = false

  function walk(where: Walk, stretch: boolean): void {
    const { shotIds } = editor.session.state()
    const layout = view.layout()
    const next = walkFrom(layout, shotIds.at(-1) ?? null, where, view.passing())
    if (next === null) return
    editor.session.selectShots(editor.board(), stretch ? rangeTo(view.walkable(), shotIds, next) : [next])
    view.revealHand()
  }

  /** True where there is one more scene that way. */
  function walkScene(by: 1 | -1): boolean {
    if (leaving) return false
    const next = walkScenes(view.layout(), editor.session.state().shotIds.at(-1) ?? null, by, view.passing())
    if (next === null) return false
    editor.session.selectShots(editor.board(), [next])
    view.revealHand()
    return true
  }

  function letGo(): boolean {
    if (finder.cancel() || pointer.cancel()) return true
    if (view.passing() !== null) {
      view.setFilter(NO_FILTER)
      return true
    }
    leaving = true
    return false
  }

  function pressed(event: KeyboardEvent): boolean {
    const chord = event.ctrlKey || event.metaKey || event.altKey
    const where = WALKS[event.key]
    if (event.key === 'Escape') return letGo()
    if (event.key === 'Shift') return false
    if (!chord && finder.press(event.key)) return true
    finder.cancel()
    if (event.key === 'Tab' && !chord) return walkScene(event.shiftKey ? -1 : 1)
    leaving = false
    if (where && !chord) walk(where, event.shiftKey)
    else if (event.key === 'Enter' && !chord) enter()
    else if (event.key === ' ' && !chord) pointer.hold(true)
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) selectAll()
    else return false
    return true
  }

  function selectAll(): void {
    const all = view.walkable()
    const last = editor.session.state().shotIds.at(-1)
    const others = all.filter((id) => id !== last)
    editor.session.selectShots(editor.board(), last !== undefined && all.includes(last) ? [...others, last] : others)
  }

  surface.addEventListener('keydown', (event) => void (pressed(event) && event.preventDefault()), {
    signal: stop.signal,
  })
  surface.addEventListener('keyup', (event) => void (event.key === ' ' && pointer.hold(false)), {
    signal: stop.signal,
  })
  surface.addEventListener(
    'blur',
    () => {
      leaving = false
      pointer.hold(false)
    },
    { signal: stop.signal },
  )
  return () => stop.abort()
}
