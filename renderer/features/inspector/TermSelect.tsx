import { useEffect, useRef, useState } from 'react'
import { editShots } from '#shared/document/commands/shots.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import { addedFields, addedText } from '#shared/document/ownSchema.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { useField } from './useField.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { writeShotField } from '#shared/fields/writeShotField.ts'
import { shotFieldRule } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
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

/** Stands for no term: a term is never empty inside and never longer than a line. */
const TYPED = '\n'

/** A shot always has a status, so its list has no empty entry. */
export function BareTermSelect({ shots, field }: TermSelectProps) {
  const editor = useEditor()
  const about = useField(field)
  const [typing, setTyping] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const common = commonOf<ShotRow, string>(shots, (shot) => addedText(shot, about.key))
  const ids = shots.map((shot) => shot.id)
  const terms = about.terms.map(({ id, label, name }) => ({ value: id, label, ...(name !== label && { note: name }) }))
  // A house's own term, as it was typed in the shot list.
  const value = common && !common.mixed ? common.value : ''
  const own = value === '' || terms.some((term) => term.value === value) ? [] : [{ value, label: value }]
  const focus = (): void => box.current?.querySelector<HTMLElement>('input, button')?.focus()

  return (
    <div ref={box} className="term-choice">
      {typing ? (
        <OwnTerm
          shots={shots}
          field={field}
          onDone={() => setTyping(false)}
          // The list takes the place of the field with the next rendering.
          focusAfter={() => requestAnimationFrame(focus)}
        />
      ) : (
        <Select<string>
          label={about.label}
          focusAfter={focus}
          // Matches no option while they differ, so that none is shown as chosen.
          value={common && !common.mixed ? common.value : 'mixed'}
          placeholder={common?.mixed ? 'Mixed' : '—'}
          disabled={!editor.canWrite}
          options={
            field === 'status'
              ? terms
              : [
                  { value: '', label: '', note: 'not set' },
                  ...terms,
                  ...own,
                  ...(about.open ? [{ value: TYPED, label: 'Own term…' }] : []),
                ]
          }
          {...(field === 'status' && { className: `status ${common && !common.mixed ? common.value : ''}` })}
          onChange={(id) => {
            if (id === TYPED) return setTyping(true)
            editor.run(stepName(editor.board(), about.verb, ids), (board) =>
              editShots(board, ids, addedFields(about.key, id)),
            )
          }}
        />
      )}
    </div>
  )
}

interface OwnTermProps extends TermSelectProps {
  readonly onDone: () => void
  readonly focusAfter: () => void
}

/** A term that the list has not, kept as it is typed; one that it has is read as that, as in the shot list. */
function OwnTerm({ shots, field, onDone, focusAfter }: OwnTermProps) {
  const editor = useEditor()
  const about = useField(field)
  const common = commonOf(shots, (shot) => about.text(editor.board(), shot))
  const ids = shots.map((shot) => shot.id)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  return (
    <span onBlur={onDone}>
      <TextInput
        ref={input}
        label={about.label}
        value={common && !common.mixed ? common.value : ''}
        // Half a word is no term: it is taken in once it is done.
        rule={{ ...shotFieldRule(editor, ids, field), later: () => true }}
        onCommit={(text) => {
          const now = editor.board()
          const wrote = writeShotField(now, ids, field, text)
          if ('board' in wrote) editor.run(stepName(now, about.verb, ids), () => wrote.board)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.currentTarget.blur()
          focusAfter()
        }}
      />
    </span>
  )
}
