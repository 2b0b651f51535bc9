import { filmOf } from '#shared/document/board.ts'
import type { Editor } from '../../../editor/editor.ts'
import { windowMemory } from '../../../ui/memory.ts'
import type { Memory } from '../../../ui/memory.ts'

/** One of what `make` makes for each film that is open, from what this computer remembers of the film. */
export function keptForFilm<Kept>(
  make: (memory: Memory | null, filmId: string) => Kept,
): (editor: Pick<Editor, 'board' | 'session'>) => Kept {
  const known = new WeakMap<Editor['session'], Kept>()
  return (editor) => {
    const there = known.get(editor.session)
    if (there !== undefined) return there
    const made = make(windowMemory(), filmOf(editor.board()).id)
    known.set(editor.session, made)
    return made
  }
}
