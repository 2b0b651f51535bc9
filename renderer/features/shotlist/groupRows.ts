import type { Board } from '#shared/document/board.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import { cellText } from '#shared/fields/listFilter.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import { headTally } from './headTally.ts'
import type { ListRow, ShotListRow } from './listRow.ts'
import { compareKeys } from './sortRows.ts'

/**
 * Shots under a head for each value of a column, in the column's own order, those without a value last; within a group
 * they keep their order.
 */
export function groupRows(
  board: Board,
  rows: readonly ShotListRow[],
  column: ColumnId,
  descending: boolean,
): readonly ListRow[] {
  const groups = new Map<string, ShotListRow[]>()
  for (const row of rows) {
    const label = cellText(board, row.shot, row.number, column)
    const group = groups.get(label)
    if (group) group.push(row)
    else groups.set(label, [row])
  }
  return [...groups]
    .map(([label, shots], place) => ({ label, shots, place, key: keyOf(board, shots[0]!, column, label) }))
    .toSorted((a, b) => compareKeys(a, b, descending))
    .flatMap(({ label, shots }): ListRow[] => [
      { kind: 'group', id: `group/${column}/${label}`, label, tally: headTally(board, shots) },
      ...shots,
    ])
}

function keyOf(board: Board, { shot }: ShotListRow, column: ColumnId, label: string): number | string {
  if (column === 'shot' || column === 'panel' || label === '') return label
  return fieldOf(board, column)?.sortKey(board, shot) ?? ''
}
