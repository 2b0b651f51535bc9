import { CalendarDays } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { editShootDay, removeShootDay } from '#shared/document/commands/shooting.ts'
import { dayName, dayWords } from '#shared/document/headWords.ts'
import type { ShootDay } from '#shared/document/shootDaySchema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NumberInput } from '../../ui/NumberInput.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { RANGES } from '#shared/document/limits.ts'
import { fieldPlace } from '../../editor/fieldRule.ts'
import type { Editor } from '../../editor/editor.ts'
import { arrange } from '../../editor/shootingActions.ts'
import { filmOf } from '#shared/document/board.ts'
import { HeadLine } from './HeadLine.tsx'
import type { HeadLineProps } from './HeadLine.tsx'
import type { HeadRow } from './listRow.ts'

export interface DayLineProps extends HeadLineProps {
  readonly row: Extract<HeadRow, { kind: 'day' }>
  /** Its fields were opened from the list, by key. */
  readonly edited: boolean
  readonly onEdited: () => void
}

/** A day of shooting as a heading over its shots, with what it comes to. */
export function DayLine({ row: { id, day, tally }, edited, onEdited, ...head }: DayLineProps) {
  return (
    <HeadLine {...head} id={id} name={day ? dayName(day) : 'no day'} className="day-line" spots={`day:${id}`}>
      {day ? <DayButton day={day} edited={edited} onEdited={onEdited} /> : <b>No day yet</b>}
      {day && day.label !== '' && day.date !== '' && <span className="heading">{day.date}</span>}
      <small>{dayWords(tally)}</small>
    </HeadLine>
  )
}

interface DayButtonProps extends Pick<DayLineProps, 'edited' | 'onEdited'> {
  readonly day: ShootDay
}

function DayButton({ day, edited, onEdited }: DayButtonProps) {
  const editor = useEditor()
  const [pressed, setPressed] = useState(false)
  const byKey = useRef(false)
  useEffect(() => {
    if (edited) byKey.current = true
  }, [edited])
  const disabled = !editor.canWrite
  const edit = (verb: string, fields: Partial<Omit<ShootDay, 'id'>>): void => {
    editor.run(`${verb} ${dayName(day)}`, (board) => editShootDay(board, day.id, fields))
  }
  return (
    <Popover
      open={pressed || edited}
      onOpenChange={(open) => {
        setPressed(open)
        if (!open) onEdited()
      }}
      // From the list it goes back to the list, which had it, instead of to the button.
      onCloseFocus={(event) => {
        if (byKey.current) event.preventDefault()
        byKey.current = false
      }}
      label={dayName(day)}
      trigger={
        <button type="button" className="day-button" tabIndex={-1}>
          <CalendarDays aria-hidden /> {dayName(day)}
        </button>
      }
    >
      <div className="fields day-fields">
        <Field label="Day" className="wide">
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
          <Button disabled={disabled} onClick={() => arrange(editor, day)}>
            Arrange by place and light
          </Button>
          <Button
            variant="ghost"
            disabled={disabled}
            onClick={() => editor.run(`Delete ${dayName(day)}`, (board) => removeShootDay(board, day.id))}
          >
            Delete day
          </Button>
        </div>
      </div>
    </Popover>
  )
}

const LONGEST_NAME = 80

/** Used once it is left: half of a date is none. */
function dayRule(editor: Editor, day: ShootDay, field: 'label' | 'date') {
  return {
    ...fieldPlace(editor, 'project', filmOf(editor.board()).id, `shootDays/${day.id}/${field}`),
    // A date is as long as dates are: there is nothing to count.
    ...(field === 'label' ? { most: LONGEST_NAME } : {}),
    later: () => true,
    refuse(text: string): string | null {
      if (field === 'label')
        return text.trim().length <= LONGEST_NAME
          ? null
          : `That is longer than ${LONGEST_NAME} characters. It stays here, not saved, until you shorten it.`
      if (/^(?:\d{4}-\d{2}-\d{2})?$/.test(text.trim())) return null
      return 'Type the date as year, month and day: 2026-03-04. It stays here, not saved, until you change it.'
    },
  }
}
