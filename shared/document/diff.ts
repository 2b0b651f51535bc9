import { z } from 'zod'
import { put, remove, same } from './board.ts'
import type { Board } from './board.ts'
import { ROW_SCHEMAS, TABLE_NAMES } from './schema.ts'
import type { Rows, TableName } from './schema.ts'
import { rowOf } from './table.ts'

/** One row's change: `before` null for a new row, `after` null for a removed one. Never both. */
export type Change = {
  [T in TableName]: { table: T; id: string; before: Rows[T] | null; after: Rows[T] | null }
}[TableName]
/** The one currency: what undo reverses, what crosses to the host, what one transaction writes. */
export type Diff = readonly Change[]

/** What the host is told of a change: the row as it is now, or null where it is gone. */
export type RowWrite = { [T in TableName]: { table: T; id: string; row: Rows[T] | null } }[TableName]

/** A write whose row nobody has read yet: each is looked at by itself, so that one bad row holds no other back. */
export const unreadWriteSchema = z.object({ table: z.enum(TABLE_NAMES), id: z.string(), row: z.unknown() })
export type UnreadWrite = z.infer<typeof unreadWriteSchema>

const rowId = z.string().max(80)
export const rowWriteSchema = z.discriminatedUnion('table', [
  z.object({ table: z.literal('project'), id: rowId, row: ROW_SCHEMAS.project.nullable() }),
  z.object({ table: z.literal('scene'), id: rowId, row: ROW_SCHEMAS.scene.nullable() }),
  z.object({ table: z.literal('shot'), id: rowId, row: ROW_SCHEMAS.shot.nullable() }),
  z.object({ table: z.literal('panel'), id: rowId, row: ROW_SCHEMAS.panel.nullable() }),
  z.object({ table: z.literal('layer'), id: rowId, row: ROW_SCHEMAS.layer.nullable() }),
  z.object({ table: z.literal('mark'), id: rowId, row: ROW_SCHEMAS.mark.nullable() }),
  z.object({ table: z.literal('take'), id: rowId, row: ROW_SCHEMAS.take.nullable() }),
  z.object({ table: z.literal('card'), id: rowId, row: ROW_SCHEMAS.card.nullable() }),
  z.object({ table: z.literal('media'), id: rowId, row: ROW_SCHEMAS.media.nullable() }),
])

/** What changed between two boards. Cost follows the buckets that differ, not the size of the film. */
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
 * Applies a diff to a board that may have moved on since: a changed row takes only the fields that the diff changed, so
 * that what arrived meanwhile survives. A change to a row that is gone is left out.
 */
export function applyDiff(board: Board, diff: Diff): Board {
  return diff.reduce<Board>((next, change) => {
    if (change.after === null) return remove(next, change.table, change.id)
    if (change.before === null) return put(next, change.table, change.after as never)
    const current = rowOf(next[change.table] as never, change.id) as Record<string, unknown> | undefined
    if (!current) return next
    return put(next, change.table, changedFields(current, change.before, change.after) as never)
  }, board)
}

function changedFields(current: Record<string, unknown>, before: object, after: object): Record<string, unknown> {
  const old = before as Record<string, unknown>
  const result = { ...current }
  for (const key of Object.keys(old)) if (!(key in after)) delete result[key]
  for (const [key, value] of Object.entries(after)) if (!same(old[key], value)) result[key] = value
  return result
}

export function reverseDiff(diff: Diff): Diff {
  return diff.toReversed().map((change) => ({ ...change, before: change.after, after: change.before }) as Change)
}

/** The rows as they stand on the board after a diff was applied to it. */
export function writesOf(board: Board, diff: Diff): RowWrite[] {
  return diff.map(
    ({ table, id }) => ({ table, id, row: (rowOf(board[table] as never, id) as unknown) ?? null }) as RowWrite,
  )
}

/** Rows that the host wrote, as a diff against this board (for `absorb`). */
export function diffOfWrites(board: Board, writes: readonly RowWrite[]): Diff {
  return writes.flatMap(({ table, id, row }) => {
    const before = (rowOf(board[table] as never, id) as unknown) ?? null
    return same(before, row) ? [] : [{ table, id, before, after: row } as Change]
  })
}
