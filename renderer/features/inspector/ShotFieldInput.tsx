import { useField } from './useField.ts'
import { writeShotField } from '#shared/fields/writeShotField.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { shotFieldRule } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { commonOf } from './mixed.ts'

interface ShotFieldInputProps {
  readonly shots: readonly ShotRow[]
  readonly field: FieldId
}

/** A text field of all selected shots: their common value, or "Mixed". Each edit is one undo step for all of them. */
export function ShotFieldInput({ shots, field }: ShotFieldInputProps) {
  const editor = useEditor()
  const about = useField(field)
  const { wide, script = false, rows = 2, placeholder = '' } = about.inspector ?? {}
  const common = commonOf(shots, (shot) => about.text(editor.board(), shot))
  const ids = shots.map((shot) => shot.id)

  function commit(text: string): void {
    const now = editor.board()
    const wrote = writeShotField(now, ids, field, text)
    if ('board' in wrote) editor.run(stepName(now, about.verb, ids), () => wrote.board)
  }

  const shown = {
    value: common && !common.mixed ? common.value : '',
    placeholder: common?.mixed
      ? 'Mixed'
      : typeof placeholder === 'string'
        ? placeholder
        : placeholder(editor.board(), shots),
    disabled: !editor.canWrite,
    rule: shotFieldRule(editor, ids, field),
    onCommit: commit,
  }
  return (
    <Field label={about.label} className={wide ? 'wide' : ''}>
      {about.kind === 'text' ? (
        <TextArea {...shown} script={script} rows={rows} />
      ) : (
        <TextInput
          {...shown}
          className={about.kind === 'number' ? 'number' : ''}
          spellCheck={about.kind === 'line'}
          mentions={about.kind === 'line'}
        />
      )}
    </Field>
  )
}
