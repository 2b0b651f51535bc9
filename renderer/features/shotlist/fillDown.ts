import type { Board } from '#shared/document/board.ts'
import { editShots } from '#shared/document/commands/shots.ts'
import type { ShotFields } from '#shared/document/commands/shots.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { shotOf } from '#shared/document/select.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import { shotFieldsReader } from '#shared/fields/writeShotField.ts'
import type { GridColumn } from './columns.ts'

/** Writes what one shot has in these columns into others. */
export function fillDown(board: Board, from: ShotId, to: readonly ShotId[], columns: readonly GridColumn[]): Board {
  const shot = shotOf(board, from)
  if (!shot) return board
  const read = shotFieldsReader(board)
  // Together, at the cost of one copy of each shot.
  const filled: ShotFields = {}
  for (const { field } of columns) {
    if (field === null) continue
    const one = read(to, field, fieldOf(board, field)?.text(board, shot) ?? '')
    if ('fields' in one) Object.assign(filled, one.fields)
  }
  return editShots(board, to, filled)
}
