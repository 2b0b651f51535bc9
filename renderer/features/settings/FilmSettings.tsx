import { useState } from 'react'
import { editFilm } from '#shared/document/commands/film.ts'
import { RANGES } from '#shared/document/limits.ts'
import type { Numbering, ProjectRow } from '#shared/document/schema.ts'
import { shortened } from '#shared/document/shortened.ts'
import { RATIOS, RATIO_LIMITS, ratioLabel, readRatio } from '#shared/film/ratios.ts'
import { drawnIsBoarded, keepDrawnIsBoarded } from '../../editor/drawnIsBoarded.ts'
import { useEditor, useFilm } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { AiPolicyFields } from './AiPolicyFields.tsx'
import { LogoField } from './LogoField.tsx'
import { useFilmPlace, useFilmRules } from './useFilmRules.ts'

const NUMBERINGS: readonly { value: Numbering; label: string; note: string }[] = [
  { value: 'us', label: '12, 12A, 12B', note: 'Set-ups by letter' },
  { value: 'list', label: '12-1, 12-2', note: 'Shot list' },
  { value: 'vfx', label: '12-010, 12-020', note: 'Visual effects' },
]

export function FilmSettings() {
  const editor = useEditor()
  const film = useFilm()
  const disabled = !editor.canWrite
  const rule = useFilmRules(film)
  const edit = (name: string, fields: Partial<Omit<ProjectRow, 'id' | 'createdAt'>>): void =>
    void editor.run(name, (board) => editFilm(board, fields))
  return (
    <div className="settings-page">
      <Field label="Title">
        <TextInput
          rule={rule('title')}
          value={film.title}
          disabled={disabled}
          onCommit={(title) => edit('Retitle Film', { title })}
        />
      </Field>
      <div className="settings-pair">
        <Field label="Author">
          <TextInput
            rule={rule('author')}
            value={film.author}
            disabled={disabled}
            onCommit={(author) => edit('Edit Author', { author })}
          />
        </Field>
        <Field label="Draft">
          <TextInput
            rule={rule('draft')}
            value={film.draft}
            disabled={disabled}
            placeholder="Such as: Blue, 4 March"
            onCommit={(draft) => edit('Edit Draft', { draft })}
          />
        </Field>
      </div>
      <LogoField />
      <RatioField film={film} disabled={disabled} onRatio={(ratio) => edit('Change Ratio', { ratio })} />
      <div className="settings-pair">
        <Field label="Shot numbers">
          <Select
            label="Shot numbers"
            value={film.numbering}
            options={NUMBERINGS}
            disabled={disabled}
            onChange={(numbering) => edit('Change Numbering', { numbering })}
          />
        </Field>
        <Field label="Frame rate">
          <NumberInput
            value={film.frameRate}
            place={rule('frameRate')}
            needed
            min={RANGES.filmFrameRate[0]}
            max={RANGES.filmFrameRate[1]}
            suffix="fps"
            disabled={disabled}
            onCommit={(frameRate) => frameRate !== null && edit('Change Frame Rate', { frameRate })}
          />
        </Field>
      </div>
      <Check
        label="Leave out I and O"
        hint="On a slate they are read as 1 and 0."
        checked={film.skipIO}
        disabled={disabled}
        onChange={(skipIO) => edit('Change Numbering', { skipIO })}
      />
      <BoardedCheck />
      <AiPolicyFields film={film} disabled={disabled} />
      <Field label="Style note" hint="Goes into the words of every take.">
        <TextArea
          rule={rule('styleNote')}
          value={film.styleNote}
          disabled={disabled}
          placeholder="Such as: overcast, salt-grey, 16 mm grain"
          onCommit={(styleNote) => edit('Edit Style Note', { styleNote })}
        />
      </Field>
    </div>
  )
}

function BoardedCheck() {
  const [on, setOn] = useState(drawnIsBoarded)
  return (
    <Check
      label="A shot’s first line makes it Boarded"
      hint="On this computer, for every film. A status that you set yourself stays."
      checked={on}
      onChange={(next) => {
        keepDrawnIsBoarded(next)
        setOn(next)
      }}
    />
  )
}

function notARatio(text: string): string | null {
  const { min, max } = RATIO_LIMITS
  if (text.trim() === '' || readRatio(text) !== undefined) return null
  return `“${shortened(text.trim(), 60)}” isn’t a ratio: type one from ${min} to ${max}. It stays here, not saved, until you change it.`
}

interface RatioFieldProps {
  readonly film: ProjectRow
  readonly disabled: boolean
  readonly onRatio: (ratio: number) => void
}

function RatioField({ film, disabled, onRatio }: RatioFieldProps) {
  const place = useFilmPlace(film)
  const known = RATIOS.some((ratio) => ratio.value === film.ratio)
  const options = RATIOS.map((ratio) => ({ value: String(ratio.value), label: ratio.label, note: ratio.name }))
  const own = { value: String(film.ratio), label: ratioLabel(film.ratio), note: 'Custom' }
  return (
    <div className="settings-pair">
      <Field label="Ratio" hint="Frames are cropped to it; no drawing changes.">
        <Select
          label="Ratio"
          value={String(film.ratio)}
          options={known ? options : [...options, own]}
          disabled={disabled}
          onChange={(value) => onRatio(Number(value))}
        />
      </Field>
      <Field label="Custom ratio" hint="Such as 2.76, or 18:9.">
        <TextInput
          value=""
          rule={{ ...place('otherRatio'), refuse: notARatio, later: () => true }}
          disabled={disabled}
          placeholder={ratioLabel(film.ratio)}
          onCommit={(text) => {
            const ratio = readRatio(text)
            if (ratio !== undefined) onRatio(ratio)
          }}
        />
      </Field>
    </div>
  )
}
