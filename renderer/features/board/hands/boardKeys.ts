import { isChord, readingsOf } from '#shared/commands/keyPress.ts'
import { shotOf } from '#shared/document/select.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { BoardActs, BoardPointer } from './boardPointer.ts'
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

interface Walks {
  readonly walk: (where: Walk, stretch: boolean) => void
  /** True if there is another scene in that direction. */
  readonly walkScene: (by: 1 | -1) => boolean
  readonly selectAll: () => void
}

/** Navigation through the film's shots, skipping those that the filter excludes. */
function createWalks({ session, board }: Editor, view: BoardView): Walks {
  const atHand = (): string | null => session.state().shotIds.at(-1) ?? null

  function select(shotIds: readonly string[]): void {
    session.selectShots(board(), shotIds)
    view.revealHand()
  }

  return {
    walk(where, stretch) {
      const next = walkFrom(view.layout(), atHand(), where, view.passing())
      if (next !== null) select(stretch ? rangeTo(view.walkable(), session.state().shotIds, next) : [next])
    },
    walkScene(by) {
      const next = walkScenes(view.layout(), atHand(), by, view.passing())
      if (next !== null) select([next])
      return next !== null
    },
    selectAll() {
      const all = view.walkable()
      const last = atHand()
      const others = all.filter((id) => id !== last)
      session.selectShots(board(), last !== null && all.includes(last) ? [...others, last] : others)
    },
  }
}

/** The letter or digit of a press, on layouts that have it elsewhere or only with Shift too. */
function characterOf(event: KeyboardEvent): string {
  const characters = readingsOf(event, false).filter((reading) => reading.length === 1)
  return characters.find((each) => /[\dA-Z]/.test(each)) ?? event.key
}

/**
 * The board's own keys; every other key belongs to the command table. Tab goes from scene to scene and, at the film's
 * end, to the next control as usual; after Esc it does so at once, so that nobody has to tab through the film to leave
 * the board.
 */
export function listenToBoardKeys(
  surface: HTMLElement,
  editor: Editor,
  view: BoardView,
  pointer: BoardPointer,
  finder: TypeToFind,
  { enter, editHeading }: BoardActs,
): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const walks = createWalks(editor, view)
  let leaving = false

  function letGo(): boolean {
    if (finder.cancel() || pointer.cancel()) return true
    if (view.passing() === null) {
      leaving = true
      return false
    }
    view.setFilter(NO_FILTER)
    return true
  }

  function pressed(event: KeyboardEvent): boolean {
    const chord = event.ctrlKey || event.metaKey || event.altKey
    if (event.key === 'Escape') return letGo()
    if (event.key === 'Shift') return false
    if (!chord && finder.press(event.key.length === 1 ? characterOf(event) : event.key)) return true
    finder.cancel()
    if (event.key === 'Tab' && !chord) return !leaving && walks.walkScene(event.shiftKey ? -1 : 1)
    leaving = false
    const where = WALKS[event.key]
    if (where && !chord) walks.walk(where, event.shiftKey)
    else if (event.key === 'F2' && !chord) return headingAtHand(editor, editHeading, false)
    else if (event.key === 'Enter' && !chord) return headingAtHand(editor, editHeading, true) || (enter(), true)
    else if (event.key === ' ' && !chord) pointer.hold(true)
    else if (isChord(event, 'Mod+A')) walks.selectAll()
    else return false
    return true
  }

  function blurred(): void {
    leaving = false
    pointer.hold(false)
  }

  surface.addEventListener('keydown', (event) => void (pressed(event) && event.preventDefault()), { signal })
  surface.addEventListener('keyup', (event) => void (event.key === ' ' && pointer.hold(false)), { signal })
  surface.addEventListener('blur', blurred, { signal })
  return () => stop.abort()
}

/** Edits the current scene's heading; with `bare`, only if no shot is selected. False if there is none to edit. */
function headingAtHand(editor: Editor, edit: (sceneId: string) => void, bare: boolean): boolean {
  const { shotIds, sceneId } = editor.session.state()
  const shot = shotOf(editor.board(), shotIds.at(-1) ?? '')
  const id = shot ? (bare ? null : shot.sceneId) : sceneId
  if (id === null || !editor.canWrite) return false
  edit(id)
  return true
}
