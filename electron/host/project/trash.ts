import { randomUUID } from 'node:crypto'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { ROW_SCHEMAS } from '#shared/document/schema.ts'
import { TRASH_TABLES, isExpired } from '#shared/versions/deletedThings.ts'
import type { DeletedRow, TrashTable } from '#shared/versions/deletedThings.ts'
import type { SealedRows } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

export interface Trash {
  /** Call before writing these, in their transaction: removed rows are kept, restored ones taken out of the trash. */
  note(writes: readonly WholeWrite[]): void
  /** Keeps rows that could not stay and were never on disk; call inside a transaction. */
  keep(fresh: readonly WholeWrite[]): void
  /** What can be restored. */
  list(): DeletedRow[]
  /** Purges what was deleted long enough ago; call inside a transaction. */
  sweep(workedAt: readonly number[]): void
  hasExpired(workedAt: readonly number[]): boolean
}

interface StoredTrash {
  readonly id: string
  readonly tbl: string
  readonly at: number
  readonly batch: string
  readonly data: string
}

const KEPT: ReadonlySet<string> = new Set(TRASH_TABLES)

export function createTrash(database: Database, rows: SealedRows, now: () => number): Trash {
  const there = database.prepare('SELECT 1 FROM trash WHERE id = ?')

  function stored(): StoredTrash[] {
    return database.prepare('SELECT id, tbl, at, batch, data FROM trash').all() as unknown as StoredTrash[]
  }

  return {
    note(writes) {
      const batch = randomUUID()
      for (const { table, id, row } of writes) {
        if (!KEPT.has(table)) continue
        if (row !== null) {
          if (there.get(id)) rows.remove('trash', [id])
          continue
        }
        const before = database.prepare(`SELECT data FROM ${table} WHERE id = ?`).get(id) as
          | { data: string }
          | undefined
        if (before) rows.put('trash', [id, table, now(), batch, before.data])
      }
    },
    keep(fresh) {
      const batch = randomUUID()
      for (const { table, id, row } of fresh)
        if (row !== null && KEPT.has(table)) rows.put('trash', [id, table, now(), batch, JSON.stringify(row)])
    },
    list: () => stored().flatMap(readDeleted),
    hasExpired: (workedAt) => stored().some(({ at }) => isExpired(at, now(), workedAt)),
    sweep(workedAt) {
      for (const { id, at } of stored()) if (isExpired(at, now(), workedAt)) rows.remove('trash', [id])
    },
  }
}

/** An unreadable row stays in the trash and is not shown. */
function readDeleted({ tbl, at, batch, data }: StoredTrash): DeletedRow[] {
  if (!KEPT.has(tbl)) return []
  const table = tbl as TrashTable
  try {
    const read = ROW_SCHEMAS[table].safeParse(JSON.parse(data))
    return read.success ? [{ table, row: read.data, batch, at } as DeletedRow] : []
  } catch {
    return []
  }
}
