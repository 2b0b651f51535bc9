import type { Board } from '../document/board.ts'
import { editShots } from '../document/commands/shots.ts'
import type { ShotFields } from '../document/commands/shots.ts'
import type { ShotId } from '../document/ids.ts'
import { fieldsRefusalIn } from '../document/refusal.ts'
import type { KnownSound, Refusal } from '../document/refusal.ts'
import { shotName } from '../document/rowName.ts'
import { shortened } from '../document/shortened.ts'
import type { ShotField } from './field.ts'
import { fieldOf } from './filmFields.ts'
import type { FieldId } from './filmFields.ts'

/** What text written into one field of several shots makes of them, or why it can't be. */
type ReadShotField = (
  shotIds: readonly ShotId[],
  id: FieldId,
  typed: string,
) => { readonly fields: ShotFields } | { readonly refusal: Refusal }

/** Writes text into one field of several shots, or returns why it can't: it can't be parsed, or is too long for the field. */
export function writeShotField(
  board: Board,
  shotIds: readonly ShotId[],
  id: FieldId,
  typed: string,
): { readonly board: Board } | { readonly refusal: Refusal } {
  const read = shotFieldsReader(board)(shotIds, id, typed)
  return 'refusal' in read ? read : { board: editShots(board, shotIds, read.fields) }
}

/** Reads many cells for one board: what many of them hold, as the cells of a column do, is read and judged once. */
export function shotFieldsReader(board: Board): ReadShotField {
  const texts = new Map<string, Map<string, ShotFields | undefined>>()
  const sound: KnownSound = new Map()

  function readOnce({ id, read }: ShotField, typed: string): ShotFields | undefined {
    const known = texts.get(id) ?? new Map<string, ShotFields | undefined>()
    texts.set(id, known)
    if (!known.has(typed)) known.set(typed, read(board, typed))
    return known.get(typed)
  }

  return (shotIds, id, typed) => {
    const field = fieldOf(board, id)
    // A column that another window has just removed.
    if (!field) return { fields: {} }
    const fields = readOnce(field, typed)
    if (!fields) return { refusal: unread(board, shotIds, field, typed) }
    const refusal = fieldsRefusalIn(board, 'shot', shotIds, fields, sound)
    return refusal ? { refusal } : { fields }
  }
}

function unread(board: Board, shotIds: readonly ShotId[], { label, asks, doubt }: ShotField, typed: string): Refusal {
  return {
    kind: 'unfit',
    what: shotIds.length === 1 ? `${label} of ${shotName(board, shotIds[0]!)}` : label,
    why: `can’t be “${shortened(typed.trim(), 60)}”: ${doubt?.(typed) ?? asks}`,
  }
}
