import type { HeadRow, ListRow } from './listRow.ts'

export function isHead(row: ListRow | undefined): row is HeadRow {
  return row !== undefined && row.kind !== 'shot'
}

/** The rows without those under a folded head. `folded`: ids of heads. */
export function foldRows(rows: readonly ListRow[], folded: ReadonlySet<string>): readonly ListRow[] {
  if (folded.size === 0) return rows
  let hides = false
  return rows.filter((row) => {
    if (isHead(row)) hides = folded.has(row.id)
    return isHead(row) || !hides
  })
}

/** The head over a row; undefined in a list without heads. */
export function headOver(rows: readonly ListRow[], id: string): HeadRow | undefined {
  const at = rows.findIndex((row) => row.id === id)
  return rows.slice(0, at + 1).findLast(isHead)
}

/** Whether arrow keys go to a row: to shots, to folded heads, and to days, which can be edited. Other open heads are passed over. */
export function isStop(row: ListRow | undefined, folded: ReadonlySet<string>): boolean {
  return row !== undefined && (!isHead(row) || folded.has(row.id) || isDay(row))
}

/** A day with a name and a date; not the shots that have none yet. */
export function isDay(row: ListRow | undefined): boolean {
  return row?.kind === 'day' && row.day !== null
}

/** Where an arrow key goes from a row. */
export function stopAfter(
  rows: readonly ListRow[],
  folded: ReadonlySet<string>,
  from: string,
  by: -1 | 1,
): ListRow | undefined {
  const at = rows.findIndex(({ id }) => id === from)
  const ahead = by > 0 ? rows.slice(at + 1) : rows.slice(0, Math.max(0, at)).toReversed()
  return ahead.find((row) => isStop(row, folded))
}

/** What a key asks of the head that the keyboard is on. */
export function askedOfHead(key: string, day: boolean, folded: boolean): 'edit' | 'fold' | 'open' | null {
  if (day && (key === 'F2' || (key === 'Enter' && !folded))) return 'edit'
  if (key === 'ArrowLeft' && !folded) return 'fold'
  return ['Enter', ' ', 'ArrowRight'].includes(key) ? 'open' : null
}
