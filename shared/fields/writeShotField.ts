import type { Board } from '../document/board.ts'
import { editShots } from '../document/commands/shots.ts'
import type { ShotId } from '../document/ids.ts'
import { fieldsRefusal } from '../document/refusal.ts'
import type { Refusal } from '../document/refusal.ts'
import { shotName } from '../document/rowName.ts'
import { shortened } from '../document/shortened.ts'
import { SHOT_FIELD } from './shotFields.ts'
import type { ShotFieldId } from './shotFields.ts'

/** Writes text into one field of several shots, or returns why it can't: it can't be parsed, or is too long for the field. */
export function writeShotField(
  board: Board,
  shotIds: readonly ShotId[],
  field: ShotFieldId,
  typed: string,
): { readonly board: Board } | { readonly refusal: Refusal } {
  const { label, asks, read, doubt } = SHOT_FIELD[field]
  const fields = read(board, typed)
  if (!fields)
    return {
      refusal: {
        kind: 'unfit',
        what: shotIds.length === 1 ? `${label} of ${shotName(board, shotIds[0]!)}` : label,
        why: `can’t be “${shortened(typed.trim(), 60)}”: ${doubt?.(typed) ?? asks}`,
      },
    }
  for (const id of shotIds) {
    const refusal = fieldsRefusal(board, 'shot', id, fields)
    if (refusal) return { refusal }
  }
  return { board: editShots(board, shotIds, fields) }
}
