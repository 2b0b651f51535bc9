import type { RefusedRow } from '#shared/contract/methods.ts'
import type { Board } from '#shared/document/board.ts'
import { soundRow } from '#shared/document/refusal.ts'
import type { Refusal } from '#shared/document/refusal.ts'
import { rowName } from '#shared/document/rowName.ts'
import type { Rows, TableName } from '#shared/document/schema.ts'
import { rowOf } from '#shared/document/table.ts'

/** Why the host refused a row. Uses the row's name as a person knows it, which only the window can supply. */
export function refusedWords(board: Board, { table, id, refusal }: RefusedRow): Refusal {
  const row: Rows[TableName] | undefined = rowOf<TableName>(board[table], id)
  if (!row) return refusal
  const named = soundRow(table, id, row, () => rowName(board, table, row))
  return 'refusal' in named ? named.refusal : refusal
}
