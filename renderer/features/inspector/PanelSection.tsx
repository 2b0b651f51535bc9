import { filmOf } from '#shared/document/board.ts'
import { editPanel } from '#shared/document/commands/panels.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import { RANGES } from '#shared/document/limits.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { panelPlace } from '#shared/document/select.ts'
import { readSeconds } from '#shared/film/readSeconds.ts'
import { fieldPlace, fieldRule } from '../../editor/fieldRule.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

const trimmed = (text: string): string => text.trim()

/** The current panel: its place in the shot, and its duration. */
export function PanelSection({ panel }: { readonly panel: PanelRow }) {
  const editor = useEditor()
  const { index, count } = panelPlace(useBoard(), panel)

  function edit(verb: string, fields: { label: string } | { seconds: number | null }): void {
    const name = stepName(editor.board(), `${verb} Panel ${index} of`, [panel.shotId])
    editor.run(name, (board) => editPanel(board, panel.id, fields))
  }

  return (
    <section className="inspector-part" data-spots={`panel:${panel.id}`}>
      <h3>
        Panel <span>{`${index} of ${count}`}</span>
      </h3>
      <div className="fields">
        <Field label="Label">
          <TextInput
            value={panel.label}
            placeholder="Start, beat, end"
            mentions
            disabled={!editor.canWrite}
            rule={fieldRule(editor, 'panel', panel.id, 'label', { tidy: trimmed })}
            onCommit={(label) => edit('Label', { label: trimmed(label) })}
          />
        </Field>
        <Field label="Seconds">
          <NumberInput
            value={panel.seconds}
            reading={(typed) => readSeconds(typed, filmOf(editor.board()).frameRate)}
            min={RANGES.seconds[0]}
            max={RANGES.seconds[1]}
            step={0.5}
            placeholder="Even share"
            disabled={!editor.canWrite}
            place={fieldPlace(editor, 'panel', panel.id, 'seconds')}
            onCommit={(seconds) => edit('Retime', { seconds })}
          />
        </Field>
      </div>
    </section>
  )
}
