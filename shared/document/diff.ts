import { putAll, removeAll, same } from './board.ts'
import type { Board } from './board.ts'
import { fieldsBetween, isFieldWrite, withFields } from './rowWrite.ts'
import type { RowWrite, WholeWrite } from './rowWrite.ts'
import { TABLE_NAMES } from './schema.ts'
import type { Rows, TableName } from './schema.ts'
import { rowOf } from './table.ts'

/** One row's change: `before` null for a new row, `after` null for a removed one. Never both. */
export type Change = {
  [T in TableName]: { table: T; id: string; before: Rows[T] | null; after: Rows[T] | null }
}[TableName]
/** The unit of change that undo reverses, the host receives and one transaction writes. */
export type Diff = readonly Change[]

/** What changed between two boards. The cost depends on the buckets that differ, not on the size of the film. */
export function diffBoards(before: Board, after: Board): Diff {
  return TABLE_NAMES.flatMap((name) => (before[name] === after[name] ? [] : diffTable(name, before, after)))
}

function diffTable(name: TableName, before: Board, after: Board): Change[] {
  const changes: unknown[] = []
  before[name].rows.forEach((old, at) => {
    const now = after[name].rows[at]!
    if (old === now) return
    for (const [id, row] of old) {
      const next = now.get(id) ?? null
      if (row !== next && !same(row, next)) changes.push({ table: name, id, before: row, after: next })
    }
    for (const [id, row] of now) if (!old.has(id)) changes.push({ table: name, id, before: null, after: row })
  })
  return changes as Change[]
}

/**
 * Applies a diff to a board that may have changed since: only the fields in the diff are set, so later changes to
 * other fields survive. Changes to missing rows are ignored.
 */
export function applyDiff(board: Board, diff: Diff): Board {
  // Rows are set and removed together, at the cost of a copy or two of their table. null: removed.
  const made = new Map<TableName, Map<string, object | null>>()
  for (const { table, id, before, after } of diff) {
    const rows = made.get(table) ?? new Map<string, object | null>()
    made.set(table, rows)
    if (after === null || before === null) rows.set(id, after)
    else {
      const current = rows.has(id) ? rows.get(id) : rowOf<TableName>(board[table], id)
      const fields = current && fieldsBetween(before, after)
      if (fields) rows.set(id, withFields(current, fields))
    }
  }
  let next = board
  for (const [table, rows] of made) {
    const gone: string[] = []
    const set: object[] = []
    for (const [id, row] of rows)
      if (row) set.push(row)
      else gone.push(id)
    next = putAll(removeAll(next, table, gone), table, set as never[])
  }
  return next
}

export function reverseDiff(diff: Diff): Diff {
  return diff.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as Change)
}

/** The rows of a diff as they are on the board after applying it. */
export function writesOf(board: Board, diff: Diff): WholeWrite[] {
  return diff.map(
    ({ table, id }) => ({ table, id, row: (rowOf(board[table] as never, id) as unknown) ?? null }) as WholeWrite,
  )
}

/** What a step changed, for a receiver that has the earlier board: new rows whole, of others only the changed fields. */
export function writesBetween(before: Board, after: Board, diff: Diff): RowWrite[] {
  return diff.flatMap(({ table, id }): RowWrite[] => {
    const was = rowOf<TableName>(before[table], id)
    const is = rowOf<TableName>(after[table], id)
    if (!is) return [{ table, id, row: null } as WholeWrite]
    if (!was) return [{ table, id, row: is } as WholeWrite]
    const fields = fieldsBetween(was, is)
    return fields ? [{ table, id, ...fields }] : []
  })
}

/** Converts writes to a diff against this board (for `absorb`). Field writes to missing rows are ignored. */
export function diffOfWrites(board: Board, writes: readonly RowWrite[]): Diff {
  return writes.flatMap((write) => {
    const { table, id } = write
    const before = rowOf<TableName>(board[table], id) ?? null
    if (isFieldWrite(write) && !before) return []
    const after = isFieldWrite(write) ? withFields(before!, write) : write.row
    return same(before, after) ? [] : [{ table, id, before, after } as Change]
  })
}
