import { CalendarDays } from 'lucide-react'
import { arrangeDay, editShootDay, removeShootDay } from '#shared/document/commands/shooting.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import type { DayTally } from '#shared/document/shooting.ts'
import { tallyWords } from '#shared/document/whatCounts.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { RANGES } from '#shared/document/limits.ts'
import { fieldPlace } from '../../editor/fieldRule.ts'
import type { Editor } from '../../editor/editor.ts'
import { filmOf } from '#shared/document/board.ts'
import type { ListRow } from './listRows.ts'

interface DayLineProps {
  readonly row: Extract<ListRow, { kind: 'day' }>
  /** Counted from 1 over the whole list, the header first. */
  readonly rowIndex: number
  readonly columns: number
}

/** A day of shooting as a heading over its shots, with what it comes to. */
export function DayLine({ row: { day, tally }, rowIndex, columns }: DayLineProps) {
  return (
    <div role="row" aria-rowindex={rowIndex} className="scene-line day-line">
      <div role="gridcell" aria-colindex={1} aria-colspan={columns}>
        {day ? <DayButton day={day} /> : <b>No day yet</b>}
        {day && day.date !== '' && <span className="heading">{day.date}</span>}
        <small>{dayWords(tally)}</small>
      </div>
    </div>
  )
}

/** "7 shots · 0:32 · 4 set-ups · 1 h 20 min of setting up" */
function dayWords(tally: DayTally): string {
  const { setups, minutes } = tally
  const parts = [tallyWords(tally), `${setups} ${setups === 1 ? 'set-up' : 'set-ups'}`]
  if (minutes > 0) parts.push(`${durationWords(minutes)} of setting up`)
  return parts.join(' · ')
}

function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes % 60)
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

function DayButton({ day }: { readonly day: ShootDay }) {
  const editor = useEditor()
  const disabled = !editor.canWrite
  const edit = (verb: string, fields: Partial<Omit<ShootDay, 'id'>>): void => {
    editor.run(`${verb} ${day.label}`, (board) => editShootDay(board, day.id, fields))
  }
  return (
    <Popover
      label={day.label}
      trigger={
        <button type="button" className="day-button" tabIndex={-1}>
          <CalendarDays aria-hidden /> {day.label || 'Untitled day'}
        </button>
      }
    >
      <div className="fields day-fields">
        <Field label="Day">
          <TextInput
            value={day.label}
            disabled={disabled}
            rule={dayRule(editor, day, 'label')}
            onCommit={(label) => edit('Rename', { label: label.trim() })}
          />
        </Field>
        <Field label="Date">
          <TextInput
            value={day.date}
            placeholder="2026-03-04"
            disabled={disabled}
            rule={dayRule(editor, day, 'date')}
            onCommit={(date) => edit('Date', { date: date.trim() })}
          />
        </Field>
        <Field label="Minutes a set-up">
          <NumberInput
            value={day.setupMinutes}
            place={fieldPlace(editor, 'project', filmOf(editor.board()).id, `shootDays/${day.id}/setupMinutes`)}
            needed
            min={RANGES.setupMinutes[0]}
            max={RANGES.setupMinutes[1]}
            disabled={disabled}
            onCommit={(setupMinutes) => setupMinutes !== null && edit('Edit', { setupMinutes })}
          />
        </Field>
        <div className="wide day-steps">
          <Button
            disabled={disabled}
            onClick={() => editor.run(`Arrange ${day.label}`, (board) => arrangeDay(board, day.id))}
          >
            Arrange by place and light
          </Button>
          <Button
            variant="ghost"
            disabled={disabled}
            onClick={() => editor.run(`Delete ${day.label}`, (board) => removeShootDay(board, day.id))}
          >
            Delete day
          </Button>
        </div>
      </div>
    </Popover>
  )
}

/** Used once it is left: half of a date is none. */
function dayRule(editor: Editor, day: ShootDay, field: 'label' | 'date') {
  const most = field === 'date' ? 10 : 80
  return {
    ...fieldPlace(editor, 'project', filmOf(editor.board()).id, `shootDays/${day.id}/${field}`),
    most,
    later: () => true,
    refuse(text: string): string | null {
      if (text.trim().length > most)
        return `That is longer than ${most} characters. It stays here, not saved, until you shorten it.`
      if (field === 'label' || /^(?:\d{4}-\d{2}-\d{2})?$/.test(text.trim())) return null
      return 'Type the date as year, month and day: 2026-03-04. It stays here, not saved, until you change it.'
    },
  }
}
