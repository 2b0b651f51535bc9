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

/** What is being typed into the current cell. */
export interface Editing {
  readonly shotId: ShotId
  readonly column: ColumnId
  /** The cell's initial text: the key that started it, or everything it held. */
  readonly text: string
}

export interface CellEditing {
  readonly editing: Editing | null
  /** Starts editing a cell; does nothing for a read-only cell or film. */
  readonly begin: (shot: ShotRow, column: GridColumn, text?: string) => void
  /** Leaves the cell as it is. */
  readonly end: () => void
  /** Restores what the cell held before `typed`. */
  readonly cancel: (typed: string) => void
  /** False if the cell can't hold it: it is held in the cell, which is still being edited unless it is being left. */
  readonly commit: (text: string, leaving: boolean) => boolean
}

/** Editing one cell of the list; what it can't hold goes to `held`. */
export function useCellEditing(columns: readonly GridColumn[], held: HeldCells): CellEditing {
  const editor = useEditor()
  const [editing, setEditing] = useState<Editing | null>(null)
  const end = (): void => setEditing(null)
  const fieldEdited = (): ShotFieldId | null => columns.find(({ id }) => id === editing?.column)?.field ?? null

  function begin(shot: ShotRow, { id: column, field }: GridColumn, text?: string): void {
    if (!editor.canWrite || field === null) return
    const saved = SHOT_FIELD[field].text(editor.board(), shot)
    // A key starts a cell over, but never over a held draft.
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
