import { TABLE_NAMES } from './schema.ts'
import type { ProjectRow, Rows, TableName } from './schema.ts'
import { childrenOf, emptyTable, rowOf, tableFrom, withRow, withoutRow } from './table.ts'
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

export function remove<T extends TableName>(board: Board, name: T, id: string): Board {
  const table: Table<T> = board[name]
  const next = withoutRow(table, id)
  return next === table ? board : { ...board, [name]: next }
}

/** Sets fields of one row. Returns the same board if the row is missing or nothing differs. */
export function patch<T extends TableName>(board: Board, name: T, id: string, fields: Partial<Rows[T]>): Board {
  const table: Table<T> = board[name]
  const row = rowOf(table, id)
  if (!row) return board
  const changed = Object.entries(fields).some(([key, value]) => !same((row as Record<string, unknown>)[key], value))
  return changed ? put(board, name, { ...row, ...fields }) : board
}

/** Deep equality for JSON values, which is all that rows hold. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a)
  if (left.length !== Object.keys(b).length) return false
  return left.every(([key, value]) => key in b && same(value, (b as Record<string, unknown>)[key]))
}

/** The film's own row. Loading refuses a board without one, so it always exists. */
export function filmOf(board: Board): ProjectRow {
  // It has no parent. A lookup, not a table scan: every card reads it in every frame.
  const film = childrenOf(board.project, '')[0]
  if (!film) throw new Error('a board has one project row')
  return film
}
