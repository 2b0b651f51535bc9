import type { Board } from '../document/board.ts'
import { editShots } from '../document/commands/shots.ts'
import type { ShotId } from '../document/ids.ts'
import { fieldsRefusal } from '../document/refusal.ts'
import type { Refusal } from '../document/refusal.ts'
import { shotName } from '../document/rowName.ts'
import { shortened } from '../document/shortened.ts'
import { fieldOf } from './filmFields.ts'
import type { FieldId } from './filmFields.ts'

/** Writes text into one field of several shots, or returns why it can't: it can't be parsed, or is too long for the field. */
export function writeShotField(
  board: Board,
  shotIds: readonly ShotId[],
  id: FieldId,
  typed: string,
): { readonly board: Board } | { readonly refusal: Refusal } {
  const field = fieldOf(board, id)
  // A column that another window has just removed.
  if (!field) return { board }
  const { label, asks, read, doubt } = field
  const fields = read(board, typed)
  if (!fields)
    return {
      refusal: {
        kind: 'unfit',
        what: shotIds.length === 1 ? `${label} of ${shotName(board, shotIds[0]!)}` : label,
        why: `can’t be “${shortened(typed.trim(), 60)}”: ${doubt?.(typed) ?? asks}`,
      },
    }
  for (const shotId of shotIds) {
    const refusal = fieldsRefusal(board, 'shot', shotId, fields)
    if (refusal) return { refusal }
  }
  return { board: editShots(board, shotIds, fields) }
}
