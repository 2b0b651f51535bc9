import { useMemo, useState } from 'react'
import { editFilm } from '#shared/document/commands/film.ts'
import type { Editor } from '../../editor/editor.ts'
import { useEditor, useFilm } from '../../editor/useEditor.ts'
import { recall, remember, windowMemory } from '../../ui/memory.ts'
import { keptChoice, readChoice } from './columns.ts'
import type { ColumnChoice } from './columns.ts'

const REMEMBERED_AS = 'framewright.shot-list.columns'

export interface Choosing {
  readonly choice: ColumnChoice
  /** As a step with this name. */
  readonly choose: (next: ColumnChoice, name: string) => void
  /** While an edge is dragged: in this window alone. */
  readonly drag: (next: ColumnChoice) => void
}

const before = new WeakMap<Editor, unknown>()

/** What was last chosen on this computer when the film was opened: the undo of its first own choice goes back to that. */
function chosenBefore(editor: Editor): unknown {
  if (!before.has(editor)) before.set(editor, recall(windowMemory(), REMEMBERED_AS))
  return before.get(editor)
}

/** The film's columns; of a film in which nobody has changed them, those last chosen on this computer. */
export function useColumnChoice(): Choosing {
  const editor = useEditor()
  const kept = useFilm().listColumns
  const stored = useMemo(() => readChoice(kept ?? chosenBefore(editor)), [kept, editor])
  const [here, setHere] = useState<ColumnChoice | null>(null)
  return {
    choice: here ?? stored,
    choose(next, name) {
      if (next === (here ?? stored)) return
      // Of a film that can't be written, the choice lasts as long as the list.
      setHere(editor.canWrite ? null : next)
      remember(windowMemory(), REMEMBERED_AS, keptChoice(next))
      editor.run(name, (board) => editFilm(board, { listColumns: keptChoice(next) }))
    },
    drag: setHere,
  }
}
