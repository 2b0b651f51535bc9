import { useState } from 'react'
import type { ShotId } from '#shared/document/ids.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import type { ShotFieldId } from '#shared/fields/shotFields.ts'
import { writeShotField } from '#shared/fields/writeShotField.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { ColumnId, GridColumn } from './columns.ts'
import type { HeldCells } from './useHeldCells.ts'

/** What is being typed into the cell at hand. */
export interface Editing {
  readonly shotId: ShotId
  readonly column: ColumnId
  /** What the cell begins with: the key that began it, or all it held. */
  readonly text: string
}

export interface CellEditing {
  readonly editing: Editing | null
  /** Begins to type in a cell; a cell that is only looked at, or a film that can't be changed, takes nothing. */
  readonly begin: (shot: ShotRow, column: GridColumn, text?: string) => void
  /** Leaves the cell as it is. */
  readonly end: () => void
  /** Puts back what the cell held before `typed`. */
  readonly cancel: (typed: string) => void
  /** False where the cell can't hold it: it waits in the cell, which is still being edited unless it is being left. */
  readonly commit: (text: string, leaving: boolean) => boolean
}

/** Typing in one cell of the list; what it can't hold waits among `held`. */
export function useCellEditing(columns: readonly GridColumn[], held: HeldCells): CellEditing {
  const editor = useEditor()
  const [editing, setEditing] = useState<Editing | null>(null)
  const end = (): void => setEditing(null)
  const fieldEdited = (): ShotFieldId | null => columns.find(({ id }) => id === editing?.column)?.field ?? null

  function begin(shot: ShotRow, { id: column, field }: GridColumn, text?: string): void {
    if (!editor.canWrite || field === null) return
    const saved = SHOT_FIELD[field].text(editor.board(), shot)
    // A key begins a cell anew, but never over what waits there to be put right.
    setEditing({ shotId: shot.id, column, text: held.of(shot.id, field) ?? text ?? saved })
  }

  function commit(text: string, leaving: boolean): boolean {
    const field = fieldEdited()
    if (!editing || !field) return true
    const now = editor.board()
    const wrote = writeShotField(now, [editing.shotId], field, text)
    if ('refusal' in wrote) {
      held.put(editing.shotId, field, text)
      if (leaving) end()
      return false
    }
    end()
    held.drop(editing.shotId, field)
    editor.run(stepName(now, SHOT_FIELD[field].verb, [editing.shotId]), () => wrote.board)
    return true
  }

  function cancel(typed: string): void {
    const field = fieldEdited()
    end()
    if (!editing || !field) return
    const isLost = 'refusal' in writeShotField(editor.board(), [editing.shotId], field, typed)
    if (isLost) held.put(editing.shotId, field, typed)
    held.letGo([editing.shotId], [field])
  }

  return { editing, begin, end, commit, cancel }
}
