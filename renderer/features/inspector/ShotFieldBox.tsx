import type { ShotRow } from '#shared/document/schema.ts'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import type { ShotFieldId } from '#shared/fields/shotFields.ts'
import { CardChips } from './CardChips.tsx'
import { ShotFieldInput } from './ShotFieldInput.tsx'
import { TermSelect } from './TermSelect.tsx'

interface ShotFieldBoxProps {
  readonly shots: readonly ShotRow[]
  readonly field: ShotFieldId
}

/** A field of all selected shots, by kind. */
export function ShotFieldBox({ shots, field }: ShotFieldBoxProps) {
  const { kind, card } = SHOT_FIELD[field]
  if (card !== null) return <CardChips shots={shots} kind={card} />
  return kind === 'term' ? <TermSelect shots={shots} field={field} /> : <ShotFieldInput shots={shots} field={field} />
}
