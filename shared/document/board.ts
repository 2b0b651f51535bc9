import { TABLE_NAMES } from './schema.ts'
import type { ProjectRow, Rows, TableName } from './schema.ts'
import { childrenOf, emptyTable, rowOf, tableFrom, withRow, withRows, withoutRow, withoutRows } from './table.ts'
import type { Table } from './table.ts'

/** The whole document: one immutable table per kind of row. Marks are present only for layers that were loaded. */
export type Board = { readonly [T in TableName]: Table<T> }

export type RowLists = { readonly [T in TableName]?: readonly Rows[T][] }

export function boardFrom(lists: RowLists): Board {
  return Object.fromEntries(
    TABLE_NAMES.map((name) => [name, lists[name] ? tableFrom(name, lists[name] as never) : emptyTable(name)]),
  ) as unknown as Board
}

export function put<T extends TableName>(board: Board, name: T, row: Rows[T]): Board {
  const table: Table<T> = board[name]
  const next = withRow(table, row)
  return next === table ? board : { ...board, [name]: next }
}

/** Puts many rows at the cost of one copy of the table. */
export function putAll<T extends TableName>(board: Board, name: T, rows: Iterable<Rows[T]>): Board {
  const table: Table<T> = board[name]
  const next = withRows(table, rows)
  return next === table ? board : { ...board, [name]: next }
}

export function remove<T extends TableName>(board: Board, name: T, id: string): Board {
  const table: Table<T> = board[name]
  const next = withoutRow(table, id)
  return next === table ? board : { ...board, [name]: next }
}

/** Removes many rows at the cost of one copy of the table. */
export function removeAll<T extends TableName>(board: Board, name: T, ids: Iterable<string>): Board {
  const table: Table<T> = board[name]
  const next = withoutRows(table, ids)
  return next === table ? board : { ...board, [name]: next }
}

/** Sets fields of one row. Returns the same board if the row is missing or nothing differs. */
export function patch<T extends TableName>(board: Board, name: T, id: string, fields: Partial<Rows[T]>): Board {
  return patchAll(board, name, [[id, fields]])
}

/** Sets fields of many rows, each its own, at the cost of one copy of the table. Ids must not repeat. */
export function patchAll<T extends TableName>(
  board: Board,
  name: T,
  changes: Iterable<readonly [id: string, fields: Partial<Rows[T]>]>,
): Board {
  const table: Table<T> = board[name]
  const changed: Rows[T][] = []
  for (const [id, fields] of changes) {
    const row = rowOf(table, id)
    if (row && !hasFields(row, fields)) changed.push({ ...row, ...fields })
  }
  return changed.length === 1 ? put(board, name, changed[0]!) : putAll(board, name, changed)
}

/** Whether a row has these values already. */
export function hasFields(row: object, fields: object): boolean {
  const [is, next] = [row as Record<string, unknown>, fields as Record<string, unknown>]
  return Object.keys(fields).every((key) => same(is[key], next[key]))
}

/** Deep equality for JSON values, which is all that rows hold. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  // Most values of two rows are the same one: they are passed over before anything is called.
  return keys.every((key) =>
    left[key] === right[key] ? left[key] !== undefined || key in right : key in right && same(left[key], right[key]),
  )
}

/** The film's own row. Loading refuses a board without one, so it always exists. */
export function filmOf(board: Board): ProjectRow {
  // It has no parent. A lookup, not a table scan: every card reads it in every frame.
  const film = childrenOf(board.project, '')[0]
  if (!film) throw new Error('a board has one project row')
  return film
}
