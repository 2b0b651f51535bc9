import { daysChosen } from '#shared/document/daysChosen.ts'
import { dayName } from '#shared/document/headWords.ts'
import { numbersOf } from '#shared/document/select.ts'
import { shootingOrder } from '#shared/document/shooting.ts'
import { useBoard, useSession } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'
import { withDay } from './chosenDays.ts'

export interface ShotChoiceProps {
  /** Empty: all shots. */
  readonly shotIds: readonly string[]
  readonly onChange: (shotIds: readonly string[]) => void
}

/** Only the shots of some shooting days, or those that are selected on the board or in the list. */
export function ShotChoice({ shotIds, onChange }: ShotChoiceProps) {
  const board = useBoard()
  const numbers = numbersOf(board).shots
  const selected = useSession().shotIds
  const days = shootingOrder(board).filter(({ day, shots }) => day !== null && shots.length > 0)
  const { has, exactly } = daysChosen(days, shotIds)
  const byHand = exactly ? [] : shotIds
  const offered = byHand.length > 0 ? byHand : selected
  const named = offered.slice(0, 4).map((id) => numbers.get(id) ?? '')
  const more = offered.length > named.length ? ` and ${offered.length - named.length} more` : ''
  return (
    <>
      {offered.length > 0 && (
        <Check
          label={offered.length === 1 ? 'Only the selected shot' : 'Only the selected shots'}
          hint={`${named.join(', ')}${more}`}
          checked={byHand.length > 0}
          onChange={(on) => onChange(on ? offered : [])}
        />
      )}
      {days.length > 0 && (
        <fieldset className="export-choice export-list">
          <legend className="label">Only these days</legend>
          <div className="export-days">
            {days.map((each, at) => (
              <Check
                key={each.day!.id}
                label={dayName(each.day!)}
                hint={each.shots.length === 1 ? '1 shot' : `${each.shots.length} shots`}
                checked={exactly && has[at]!}
                onChange={(on) => onChange(withDay(days, shotIds, each, on))}
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}
