import { Columns3 } from 'lucide-react'
import { addOwnColumn } from '#shared/document/commands/ownColumns.ts'
import { newAddedKey } from '#shared/document/ownSchema.ts'
import type { OwnKey } from '#shared/document/ownSchema.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { columnsOf, inChosenOrder, withColumn } from './columns.ts'
import { OwnColumnForm } from './OwnColumnForm.tsx'
import type { Choosing } from './useColumnChoice.ts'

interface ColumnsPanelProps {
  readonly choosing: Choosing
}

/** Which columns are shown, and new ones of the film's own. */
export function ColumnsPanel({ choosing: { choice, choose } }: ColumnsPanelProps) {
  const editor = useEditor()
  const board = useBoard()
  return (
    <Popover
      label="Columns"
      align="end"
      trigger={
        <Button>
          <Columns3 aria-hidden /> <span className="sign-label">Columns</span>
        </Button>
      }
    >
      <div className="columns-panel">
        <div className="columns-list" role="group" aria-label="Columns that are shown">
          {inChosenOrder(columnsOf(board), choice)
            .filter(({ id }) => id !== 'shot')
            .map(({ id, label }) => (
              <Check
                key={id}
                label={label}
                checked={!choice.hidden.includes(id)}
                onChange={(shown) =>
                  choose(withColumn(choice, id, shown), `${shown ? 'Show' : 'Hide'} Column ${label}`)
                }
              />
            ))}
        </div>
        <OwnColumnForm
          disabled={!editor.canWrite}
          onDone={(column) => {
            const id: OwnKey = newAddedKey('own', editor.newId)
            editor.run(`Add Column ${column.label}`, (now) => addOwnColumn(now, id, column))
          }}
        />
      </div>
    </Popover>
  )
}
