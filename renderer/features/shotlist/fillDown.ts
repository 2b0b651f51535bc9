import type { Board } from '#shared/document/board.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { shotOf } from '#shared/document/select.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import { writeShotField } from '#shared/fields/writeShotField.ts'
import type { GridColumn } from './columns.ts'

/** Writes what one shot has in these columns into others. */
export function fillDown(board: Board, from: ShotId, to: readonly ShotId[], columns: readonly GridColumn[]): Board {
  return columns.reduce((next, { field }) => {
    const shot = shotOf(board, from)
    if (field === null || !shot) return next
    const wrote = writeShotField(next, to, field, fieldOf(board, field)?.text(board, shot) ?? '')
    return 'board' in wrote ? wrote.board : next
  }, board)
}
