import { editScene } from '#shared/document/commands/scenes.ts'
import type { SceneRow } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { INT_EXT } from '#shared/film/vocabulary.ts'
import type { IntExtId } from '#shared/film/vocabulary.ts'
import { placeOf } from '../../editor/actionContext.ts'
import { fieldRule } from '../../editor/fieldRule.ts'
import { lockScene } from '../../editor/numberActions.ts'
import { useBoard, useEditor, useFilm } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { NumberField } from './NumberField.tsx'
import { SceneLooks } from './LookChoices.tsx'

const trimmed = (text: string): string => text.trim()

/** The current scene: its heading, what happens in it, and whether it is cut. */
export function SceneSection({ scene }: { readonly scene: SceneRow }) {
  const editor = useEditor()
  const number = numbersOf(useBoard()).scenes.get(scene.id) ?? ''
  const disabled = !editor.canWrite
  const filmLocked = useFilm().numbersLocked

  function edit(verb: string, fields: Partial<Omit<SceneRow, 'id' | 'order'>>): void {
    editor.run(`${verb} Scene ${number}`, (board) => editScene(board, scene.id, fields))
  }

  return (
    <section className="inspector-part" data-spots={`scene:${scene.id}`}>
      <h3>
        Scene <span>{number}</span>
      </h3>
      <div className="fields">
        <NumberField table="scene" row={scene} />
        <Field label="Int. or ext.">
          <Select<IntExtId | ''>
            label="Int. or ext."
            value={scene.intExt}
            disabled={disabled}
            options={[
              { value: '', label: '' },
              ...INT_EXT.map(({ id, label, name }) => ({ value: id, label, note: name })),
            ]}
            onChange={(intExt) => edit('Edit Heading of', { intExt })}
          />
        </Field>
        <Field label="Time of day">
          <TextInput
            value={scene.timeOfDay}
            placeholder="Dawn"
            rule={fieldRule(editor, 'scene', scene.id, 'timeOfDay', { tidy: trimmed })}
            disabled={disabled}
            onCommit={(timeOfDay) => edit('Edit Heading of', { timeOfDay: trimmed(timeOfDay) })}
          />
        </Field>
        <Field label="Location" className="wide">
          <TextInput
            value={scene.location}
            placeholder="Where it takes place"
            rule={fieldRule(editor, 'scene', scene.id, 'location', { tidy: trimmed })}
            disabled={disabled}
            onCommit={(location) => edit('Edit Heading of', { location: trimmed(location) })}
          />
        </Field>
        <div className="wide" data-spots={`scene:${scene.id}/synopsis`}>
          <Field label="Synopsis">
            <TextArea
              value={scene.synopsis}
              disabled={disabled}
              rule={fieldRule(editor, 'scene', scene.id, 'synopsis', { tidy: (text) => text.trimEnd() })}
              onCommit={(synopsis) => edit('Edit Synopsis of', { synopsis: synopsis.trimEnd() })}
            />
          </Field>
        </div>
        <SceneLooks scene={scene} />
        <div className="wide">
          <Check
            label="Omitted"
            hint="Keeps its number and prints OMITTED; its shots are kept."
            checked={scene.omitted}
            disabled={disabled}
            onChange={(omitted) => edit(omitted ? 'Omit' : 'Restore', { omitted })}
          />
        </div>
        <div className="wide" data-spots={`scene:${scene.id}/numbersLocked`}>
          <Check
            label="Numbers locked"
            hint={
              filmLocked
                ? 'All numbers of the film are locked.'
                : 'Its number and those of its shots stay; a shot between 3 and 4 becomes 3A.'
            }
            checked={filmLocked || scene.numbersLocked}
            disabled={disabled || filmLocked}
            onChange={() => lockScene({ ...placeOf(editor), scene })}
          />
        </div>
      </div>
    </section>
  )
}
