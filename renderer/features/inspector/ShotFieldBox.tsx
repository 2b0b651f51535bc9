import type { ShotRow } from '#shared/document/schema.ts'
import { ownColumnOf } from '#shared/document/ownColumns.ts'
import { isOwnKey } from '#shared/document/ownSchema.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { CardChips } from './CardChips.tsx'
import { ShotFieldInput } from './ShotFieldInput.tsx'
import { TickBox } from './TickBox.tsx'
import { TermSelect } from './TermSelect.tsx'

interface ShotFieldBoxProps {
  readonly shots: readonly ShotRow[]
  readonly field: FieldId
}

/** A field of all selected shots, by kind. */
export function ShotFieldBox({ shots, field }: ShotFieldBoxProps) {
  const board = useBoard()
  const about = fieldOf(board, field)
  if (!about) return null
  const { kind, card } = about
  if (card !== null) return <CardChips shots={shots} kind={card} />
  if (isOwnKey(field) && ownColumnOf(board, field)?.kind === 'tick') return <TickBox shots={shots} field={about} />
  return kind === 'term' ? <TermSelect shots={shots} field={field} /> : <ShotFieldInput shots={shots} field={field} />
}
