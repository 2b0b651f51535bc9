import { editShots } from '#shared/document/commands/shots.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import { addedFields, addedText } from '#shared/document/ownSchema.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { useField } from './useField.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { commonOf } from './mixed.ts'

interface TermSelectProps {
  readonly shots: readonly ShotRow[]
  readonly field: FieldId
}

/** A term from a closed list, for all selected shots. */
export function TermSelect({ shots, field }: TermSelectProps) {
  const about = useField(field)
  return (
    <Field label={about.label}>
      <BareTermSelect shots={shots} field={field} />
    </Field>
  )
}

/** A shot always has a status, so its list has no empty entry. */
export function BareTermSelect({ shots, field }: TermSelectProps) {
  const editor = useEditor()
  const about = useField(field)
  const common = commonOf<ShotRow, string>(shots, (shot) => addedText(shot, about.key))
  const ids = shots.map((shot) => shot.id)
  const terms = about.terms.map(({ id, label, name }) => ({ value: id, label, ...(name !== label && { note: name }) }))
  // A house's own term, as it was typed in the shot list.
  const value = common && !common.mixed ? common.value : ''
  const own = value === '' || terms.some((term) => term.value === value) ? [] : [{ value, label: value }]
  return (
    <Select<string>
      label={about.label}
      // Matches no option while they differ, so that none is shown as chosen.
      value={common && !common.mixed ? common.value : 'mixed'}
      placeholder={common?.mixed ? 'Mixed' : '—'}
      disabled={!editor.canWrite}
      options={field === 'status' ? terms : [{ value: '', label: '', note: 'not set' }, ...terms, ...own]}
      {...(field === 'status' && { className: `status ${common && !common.mixed ? common.value : ''}` })}
      onChange={(id) =>
        editor.run(stepName(editor.board(), about.verb, ids), (board) =>
          editShots(board, ids, addedFields(about.key, id)),
        )
      }
    />
  )
}
