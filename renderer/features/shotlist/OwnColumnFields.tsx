import { editOwnColumn, removeOwnColumn } from '#shared/document/commands/ownColumns.ts'
import { ownColumnOf } from '#shared/document/ownColumns.ts'
import type { OwnKey } from '#shared/document/ownSchema.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { OwnColumnForm } from './OwnColumnForm.tsx'

interface OwnColumnFieldsProps {
  readonly id: OwnKey
  readonly onDone: () => void
}

/** A column of the film's own: its name and choices, and the way to delete it. */
export function OwnColumnFields({ id, onDone }: OwnColumnFieldsProps) {
  const editor = useEditor()
  const column = ownColumnOf(useBoard(), id)
  if (!column) return null
  return (
    <div className="own-fields">
      <OwnColumnForm
        column={column}
        disabled={!editor.canWrite}
        onDone={({ label, choices, printed }) => {
          editor.run(`Edit Column ${label}`, (board) => editOwnColumn(board, id, { label, choices, printed }))
          onDone()
        }}
      />
      <Button
        variant="ghost"
        disabled={!editor.canWrite}
        onClick={() => {
          editor.run(`Delete Column ${column.label}`, (board) => removeOwnColumn(board, id))
          onDone()
        }}
      >
        Delete column
      </Button>
    </div>
  )
}
