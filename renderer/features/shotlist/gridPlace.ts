import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { GridColumn } from './columns.ts'

/** The column of the current cell, and the other end of the selection. */
export interface ColumnSpan {
  readonly at: ColumnId
  readonly from: ColumnId
}

/** Places of the first and last selected column; a column that was hidden meanwhile is replaced by the first. */
export function spanPlaces(
  columns: readonly GridColumn[],
  span: ColumnSpan,
): { first: number; last: number; at: number } {
  const at = Math.max(
    0,
    columns.findIndex(({ id }) => id === span.at),
  )
  const from = columns.findIndex(({ id }) => id === span.from)
  const other = from < 0 ? at : from
  return { first: Math.min(at, other), last: Math.max(at, other), at }
}

export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** The place that a key goes to from `from`, in a list of `rows` shots; undefined for keys that go nowhere. */
export function stepFrom(
  from: GridPlace,
  key: string,
  jump: boolean,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): GridPlace | undefined {
  const steps: Readonly<Record<string, GridPlace>> = {
    ArrowUp: { row: jump ? 0 : from.row - 1, column: from.column },
    ArrowDown: { row: jump ? size.rows - 1 : from.row + 1, column: from.column },
    ArrowLeft: { row: from.row, column: jump ? 0 : from.column - 1 },
    ArrowRight: { row: from.row, column: jump ? size.columns - 1 : from.column + 1 },
    Home: { row: jump ? 0 : from.row, column: 0 },
    End: { row: jump ? size.rows - 1 : from.row, column: size.columns - 1 },
    PageUp: { row: from.row - size.page, column: from.column },
    PageDown: { row: from.row + size.page, column: from.column },
  }
  const step = steps[key]
  return (
    step && {
      row: Math.max(0, Math.min(size.rows - 1, step.row)),
      column: Math.max(0, Math.min(size.columns - 1, step.column)),
    }
  )
}

/** The next cell for Tab, row by row; undefined past either end, where Tab leaves the list as it leaves any control. */
export function tabFrom(
  from: GridPlace,
  back: boolean,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | undefined {
  const place = from.row * size.columns + from.column + (back ? -1 : 1)
  if (place < 0 || place >= size.rows * size.columns) return undefined
  return { row: Math.floor(place / size.columns), column: place % size.columns }
}

/** Where to go from an edited cell. */
export type CellExit = 'down' | 'up' | 'right' | 'left' | 'stay'

/** The cell after the one being left; undefined if it is the same. */
export function placeAfter(
  from: GridPlace,
  exit: CellExit,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): GridPlace | undefined {
  switch (exit) {
    case 'down':
      return stepFrom(from, 'ArrowDown', false, size)
    case 'up':
      return stepFrom(from, 'ArrowUp', false, size)
    case 'right':
      return tabFrom(from, false, size)
    case 'left':
      return tabFrom(from, true, size)
    case 'stay':
      return undefined
  }
}

/**
 * The shots from where a selection began to a row, that row's last; and the shot where it began. If `anchor` is null,
 * or a shot that the list no longer shows, it begins here, or at the top.
 */
export function shotsTo<Id extends string>(
  shotIds: readonly Id[],
  row: number,
  anchor: string | null,
): { readonly shotIds: readonly Id[]; readonly anchor: Id } {
  const begin = anchor === null ? row : Math.max(0, shotIds.indexOf(anchor as Id))
  const range = shotIds.slice(Math.min(begin, row), Math.max(begin, row) + 1)
  return { shotIds: begin > row ? range.toReversed() : range, anchor: shotIds[begin] ?? shotIds[row]! }
}
