import { createContext, use, useSyncExternalStore } from 'react'
import type { RefusedRow } from '#shared/contract/methods.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { MarkRow, ProjectRow } from '#shared/document/schema.ts'
import { marksOf } from '#shared/document/select.ts'
import { rowOf } from '#shared/document/table.ts'
import type { Editor } from './editor.ts'
import type { SavingState } from './saving.ts'
import type { SessionState } from './session.ts'

/** The only place where the editor meets React. */
export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = use(EditorContext)
  if (!editor) throw new Error('useEditor is used outside an open project')
  return editor
}

/**
 * The board, updated whenever anything but marks changes: the window's text and lists show no marks, and a stroke must
 * not wait for them. What shows marks listens to the editor itself.
 */
export function useBoard(): Board {
  const editor = useEditor()
  return useSyncExternalStore(editor.listen, editor.outline)
}

/**
 * One thing about the board: whoever asks renders again only when that is another. `read` gives a row as it stands or a
 * plain value, not an object of its own.
 */
export function useOfBoard<T>(read: (board: Board) => T): T {
  const { listen, outline } = useEditor()
  return useSyncExternalStore(listen, () => read(outline()))
}

/** The film's own row. */
export function useFilm(): ProjectRow {
  return useOfBoard(filmOf)
}

/** A layer's current marks, for what shows them: `useBoard`'s board may be older. */
export function useMarks(layerId: string): readonly MarkRow[] {
  const editor = useEditor()
  return useSyncExternalStore(editor.listen, () => marksOf(editor.board(), layerId))
}

/** One mark as it is now; undefined if the film has none of this id. */
export function useMark(id: string): MarkRow | undefined {
  const editor = useEditor()
  return useSyncExternalStore(editor.listen, () => rowOf(editor.board().mark, id))
}

/** What undo and redo would do, updated whenever that changes; null for nothing. */
export function useSteps(): { undo: string | null; redo: string | null } {
  const { listen, undoName, redoName } = useEditor()
  return { undo: useSyncExternalStore(listen, undoName), redo: useSyncExternalStore(listen, redoName) }
}

/** Where the person is, without the drawing table's selection, since only the table shows that. */
export function useSession(): Omit<SessionState, 'markIds'> {
  const { session } = useEditor()
  return useSyncExternalStore(session.listen, session.outline)
}

/** One thing about where the person is: whoever asks renders again only when that is another. */
export function useOfSession<K extends 'view' | 'drawing' | 'bare' | 'left' | 'tab' | 'panelId'>(
  key: K,
): SessionState[K] {
  const { session } = useEditor()
  return useSyncExternalStore(session.listen, () => session.state()[key])
}

/**
 * Whether everything is on disk. What is only in a field is on its way there, or held until the field is left; so is what
 * a fill that is being worked out will be.
 */
export function useSavingState(): SavingState {
  const { saving, typing, isFinishing, onFinishing } = useEditor()
  const state = useSyncExternalStore(saving.listen, saving.state)
  const waiting = useSyncExternalStore(typing.listen, typing.waiting)
  const finishing = useSyncExternalStore(onFinishing, isFinishing)
  if (state === 'failed') return state
  if (waiting === 'nothing') return finishing ? 'saving' : state
  return waiting === 'stays' ? 'held' : 'saving'
}

/** The rows that are not on disk because they can't be stored as they are. */
export function useRefusedRows(): readonly RefusedRow[] {
  const { saving } = useEditor()
  return useSyncExternalStore(saving.listen, saving.refused)
}

/** A panel's version in preview addresses, updated whenever its picture was saved. */
export function usePanelVersion(panelId: string): string {
  const editor = useEditor()
  return useSyncExternalStore(editor.listen, () => editor.panelVersion(panelId))
}
