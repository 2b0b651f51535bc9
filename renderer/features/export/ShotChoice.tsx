import { numbersOf } from '#shared/document/select.ts'
import { useBoard, useSession } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'

export interface ShotChoiceProps {
  /** Empty: all shots. */
  readonly shotIds: readonly string[]
  readonly onChange: (shotIds: readonly string[]) => void
}

/** Only the shots that are selected on the board or in the list. */
export function ShotChoice({ shotIds, onChange }: ShotChoiceProps) {
  const numbers = numbersOf(useBoard()).shots
  const selected = useSession().shotIds
  const offered = shotIds.length > 0 ? shotIds : selected
  if (offered.length === 0) return null
  const named = offered.slice(0, 4).map((id) => numbers.get(id) ?? '')
  const more = offered.length > named.length ? ` and ${offered.length - named.length} more` : ''
  return (
    <Check
      label={offered.length === 1 ? 'Only the selected shot' : 'Only the selected shots'}
      hint={`${named.join(', ')}${more}`}
      checked={shotIds.length > 0}
      onChange={(on) => onChange(on ? offered : [])}
    />
  )
}
