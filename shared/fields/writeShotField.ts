import type { Board } from '../document/board.ts'
import { editShots } from '../document/commands/shots.ts'
import type { ShotFields } from '../document/commands/shots.ts'
import type { ShotId } from '../document/ids.ts'
import { fieldsRefusalIn } from '../document/refusal.ts'
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
  const read = readShotField(board, shotIds, id, typed)
  return 'refusal' in read ? read : { board: editShots(board, shotIds, read.fields) }
}

/** What text written into one field of several shots makes of them, or why it can't be. */
export function readShotField(
  board: Board,
  shotIds: readonly ShotId[],
  id: FieldId,
  typed: string,
): { readonly fields: ShotFields } | { readonly refusal: Refusal } {
  const field = fieldOf(board, id)
  // A column that another window has just removed.
  if (!field) return { fields: {} }
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
  const refusal = fieldsRefusalIn(board, 'shot', shotIds, fields)
  return refusal ? { refusal } : { fields }
}
