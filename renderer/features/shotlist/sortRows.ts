import type { Board } from '#shared/document/board.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { ListSort, ShotListRow } from './listRow.ts'

interface Keyed {
  readonly key: number | string
  /** Of equal keys, the earlier comes first. */
  readonly place: number
}

const words = new Intl.Collator()

/** Numbers by value, words alphabetically; what is empty comes last in either direction. */
export function compareKeys(a: Keyed, b: Keyed, descending: boolean): number {
  const turn = descending ? -1 : 1
  if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1
  if (typeof a.key === 'number' && typeof b.key === 'number') return (a.key - b.key) * turn || a.place - b.place
  return words.compare(String(a.key), String(b.key)) * turn || a.place - b.place
}

export function sortRows(
  board: Board,
  rows: readonly ShotListRow[],
  { column, descending }: ListSort,
): readonly ShotListRow[] {
  const field = column === 'shot' || column === 'panel' ? undefined : fieldOf(board, column)
  const keyOf = (row: ShotListRow, place: number): number | string => field?.sortKey(board, row.shot) ?? place
  return rows
    .map((row, place) => ({ row, place, key: keyOf(row, place) }))
    .toSorted((a, b) => compareKeys(a, b, descending))
    .map(({ row }) => row)
}
