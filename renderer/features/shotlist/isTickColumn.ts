import type { Board } from '#shared/document/board.ts'
import { ownColumnOf } from '#shared/document/ownColumns.ts'
import { isOwnKey } from '#shared/document/ownSchema.ts'
import type { OwnKey } from '#shared/document/ownSchema.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'

/** A column of the film's own whose cells are ticked. */
export function isTickColumn(board: Board, id: FieldId | null): id is OwnKey {
  return id !== null && isOwnKey(id) && ownColumnOf(board, id)?.kind === 'tick'
}
