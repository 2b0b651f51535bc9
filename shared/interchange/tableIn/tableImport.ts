import { shotIdSchema } from '../../document/ids.ts'
import type { Board } from '../../document/board.ts'
import { shotOf } from '../../document/select.ts'
import { ownFieldsOf } from '../../fields/filmFields.ts'
import { headRow, matchColumns } from './matchColumns.ts'
import type { TableChoices } from './tablePlan.ts'
import type { TableSheet } from './tableFormats.ts'

/** The sheet with the most headings that are known. */
export function likeliestSheet(sheets: readonly TableSheet[]): number {
  const counts = sheets.map(({ rows }) => matchColumns(rows, headRow(rows)).filter((target) => target !== null).length)
  return counts.indexOf(Math.max(...counts))
}

/**
 * How a sheet is read before anybody corrects it. Empty cells empty fields where the table is one of this film's own, by
 * the ids in it: another program's has most fields empty because it knows nothing of them.
 */
export function usualChoices(board: Board, { rows }: TableSheet): TableChoices {
  const added = ownFieldsOf(board)
  const head = headRow(rows, added)
  const columns = matchColumns(rows, head, added)
  const idAt = columns.indexOf('id')
  const own = rows.some((cells) => {
    const id = shotIdSchema.safeParse((cells[idAt] ?? '').trim())
    return id.success && shotOf(board, id.data) !== undefined
  })
  return { head, columns, clear: own }
}
