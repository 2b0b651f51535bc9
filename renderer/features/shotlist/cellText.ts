import type { Board } from '#shared/document/board.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { secondsOf } from '#shared/document/select.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import { secondsLabel } from '#shared/film/clockLabel.ts'
import type { ColumnId } from './columns.ts'

/** A cell's text as it is shown: a shot without a length shows what it is reckoned at. */
export function cellText(board: Board, shot: ShotRow, number: string, column: ColumnId): string {
  if (column === 'shot') return number
  if (column === 'panel') return ''
  if (column === 'seconds') return secondsLabel(secondsOf(board, shot))
  return fieldOf(board, column)?.text(board, shot) ?? ''
}
