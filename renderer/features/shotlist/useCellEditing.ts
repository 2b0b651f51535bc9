import { useState } from 'react'
import type { ShotId } from '#shared/document/ids.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { writeShotField } from '#shared/fields/writeShotField.ts'
import { writeNumber } from '../../editor/numberActions.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { GridColumn } from './columns.ts'
import type { HeldCells } from './useHeldCells.ts'

/** What is being typed into the current cell. */
export interface Editing {
  readonly shotId: ShotId
  readonly column: ColumnId
  /** The key that started it over; null for everything it held. */
  readonly text: string | null
}

export interface CellEditing {
  readonly editing: Editing | null
  /** Starts editing a cell; does nothing for a read-only cell or film. */
  readonly begin: (shot: ShotRow, column: GridColumn, text?: string) => void
  /** Leaves the cell as it is. */
  readonly end: () => void
  /** Restores what the cell held before `typed`, as a step: undo brings the text back. */
  readonly cancel: (typed: string, visit: object | null) => void
  readonly commit: (text: string) => void
}

/** Editing one cell of the list; what it can't hold goes to `held`. */
export function useCellEditing(columns: readonly GridColumn[], held: HeldCells): CellEditing {
  const editor = useEditor()
  const [editing, setEditing] = useState<Editing | null>(null)
  const end = (): void => setEditing(null)
  const fieldEdited = (): FieldId | null => columns.find(({ id }) => id === editing?.column)?.field ?? null

  function begin(shot: ShotRow, { id: column, field }: GridColumn, text?: string): void {
    if (!editor.canWrite) return
    if (column === 'shot') return setEditing({ shotId: shot.id, column, text: text ?? null })
    if (field === null) return
    // A key starts a cell over, but never over a held draft.
    const over = text === undefined || held.of(shot.id, field) !== undefined
    setEditing({ shotId: shot.id, column, text: over ? null : text })
  }

  function commit(text: string): void {
    if (editing?.column === 'shot') return void writeNumber(editor, 'shot', editing.shotId, text)
    const field = fieldEdited()
    if (!editing || !field) return
    const now = editor.board()
    const wrote = writeShotField(now, [editing.shotId], field, text)
    if ('board' in wrote)
      editor.run(stepName(now, fieldOf(now, field)?.verb ?? 'Edit', [editing.shotId]), () => wrote.board)
  }

  function cancel(typed: string, visit: object | null): void {
    const field = fieldEdited()
    end()
    if (!editing || !field) return
    const now = editor.board()
    if (visit)
      editor.discard(stepName(now, `Throw Away ${fieldOf(now, field)?.label ?? 'Cell'} of`, [editing.shotId]), visit)
    const isLost = 'refusal' in writeShotField(now, [editing.shotId], field, typed)
    if (isLost) held.put(editing.shotId, field, typed)
    held.letGo([editing.shotId], [field])
  }

  return { editing, begin, end, commit, cancel }
}
