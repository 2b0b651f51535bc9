import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { ownColumnsOf } from '../document/ownColumns.ts'
import { isOwnKey } from '../document/ownSchema.ts'
import type { OwnKey } from '../document/ownSchema.ts'
import type { ProjectRow } from '../document/schema.ts'
import type { ShotField } from './field.ts'
import { ownField } from './ownField.ts'
import { SHOT_FIELD, SHOT_FIELDS } from './shotFields.ts'
import type { ShotFieldId } from './shotFields.ts'

/** A field that every film has, or a column of a film's own. */
export type FieldId = ShotFieldId | OwnKey

const known = new WeakMap<ProjectRow, readonly ShotField[]>()

/** The film's own columns as fields, in their order. The same list while the film's row stays the same. */
export function ownFieldsOf(board: Board): readonly ShotField[] {
  const film = filmOf(board)
  const before = known.get(film)
  if (before) return before
  const fields = ownColumnsOf(board).map(ownField)
  known.set(film, fields)
  return fields
}

/** undefined for a column that the film no longer has. */
export function fieldOf(board: Board, id: FieldId): ShotField | undefined {
  return isOwnKey(id) ? ownFieldsOf(board).find((field) => field.id === id) : SHOT_FIELD[id]
}

const all = new WeakMap<readonly ShotField[], readonly ShotField[]>()

/** Every field of a film's shots, its own columns last. The same list while the film's row stays the same. */
export function fieldsOf(board: Board): readonly ShotField[] {
  const own = ownFieldsOf(board)
  const before = all.get(own)
  if (before) return before
  const fields = [...SHOT_FIELDS.map((id) => SHOT_FIELD[id]), ...own]
  all.set(own, fields)
  return fields
}
