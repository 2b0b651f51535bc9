import { formerNumbersOf } from '#shared/document/formerNumbers.ts'
import { lockOver } from '#shared/document/commands/numbers.ts'
import type { NumberedTable } from '#shared/document/commands/numbers.ts'
import type { SceneRow, ShotRow } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { numberRule, writeNumber } from '../../editor/numberActions.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

interface NumberFieldProps {
  readonly table: NumberedTable
  readonly row: SceneRow | ShotRow
}

/** The number of a scene or a shot, what holds it, and what it was before. */
export function NumberField({ table, row }: NumberFieldProps) {
  const editor = useEditor()
  const board = useBoard()
  const numbers = numbersOf(board)
  const number = (table === 'scene' ? numbers.scenes : numbers.shots).get(row.id) ?? ''
  const locked = lockOver(board, table, row.id)
  const former = formerNumbersOf(row, number)
  const hints = [
    locked === null ? '' : `Locked with ${locked}`,
    former.length > 0 ? `was ${former.slice(0, 3).join(', ')}` : '',
  ].filter(Boolean)
  return (
    <div className="shot-spot" data-spots={`${table}:${row.id}/number`}>
      <Field label="Number" hint={hints.join('; ')}>
        <TextInput
          value={number}
          rule={numberRule(editor, table, row.id)}
          disabled={!editor.canWrite || locked !== null}
          onCommit={(typed) => void writeNumber(editor, table, row.id, typed)}
        />
      </Field>
    </div>
  )
}
