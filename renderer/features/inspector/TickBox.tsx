import { stepName } from '#shared/document/commands/stepName.ts'
import { editShots } from '#shared/document/commands/shots.ts'
import { addedFields, addedOf } from '#shared/document/ownSchema.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import type { ShotField } from '#shared/fields/field.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'

interface TickBoxProps {
  readonly shots: readonly ShotRow[]
  readonly field: ShotField
}

/** A tick of all selected shots: set in all of them unless all have it. */
export function TickBox({ shots, field: { key, label, verb } }: TickBoxProps) {
  const editor = useEditor()
  const ids = shots.map((shot) => shot.id)
  const ticked = shots.filter((shot) => addedOf(shot, key) === 'yes').length
  return (
    <Check
      label={label}
      {...(ticked > 0 && ticked < shots.length && { hint: 'Mixed' })}
      checked={ticked === shots.length}
      disabled={!editor.canWrite}
      onChange={(on) =>
        editor.run(stepName(editor.board(), verb, ids), (board) =>
          editShots(board, ids, addedFields(key, on ? 'yes' : '')),
        )
      }
    />
  )
}
