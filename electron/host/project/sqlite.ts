import { createRequire } from 'node:module'
import type { DatabaseSync } from 'node:sqlite'
import { FailureError, failureFrom } from '../failures.ts'
import { systemFailure } from '../systemFailure.ts'

export type Database = DatabaseSync

/**
 * Load-bearing: `require`, not `import`. Runtimes that are too old to have node:sqlite can lend it through their CommonJS
 * loader, which an import never asks.
 */
const load = createRequire(import.meta.url)

export function openDatabase(file: string, readOnly: boolean): Database {
  const sqlite = load('node:sqlite') as typeof import('node:sqlite')
  const database = new sqlite.DatabaseSync(file, { readOnly, allowExtension: false, limits: LIMITS })
  // Not every runtime that lends node:sqlite has these yet.
  database.enableDefensive?.(true)
  database.setAuthorizer?.((action, _first, _second, _database, within) =>
    FORBIDDEN.has(action) || (within !== null && !within.startsWith('(')) ? sqlite.constants.SQLITE_DENY : 0,
  )
  // Load-bearing: before anything reads the schema. A cell that lies about its size is an error and no memory is mapped.
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0')
  return database
}

/** No film has more in one row; a snapshot is made by attaching one database. */
const LIMITS = { length: 128_000_000, sqlLength: 100_000, column: 100, exprDepth: 100, attach: 1, triggerDepth: 1 }

/**
 * What no statement of ours does, by SQLite's own numbers (https://sqlite.org/c3ref/c_alter_table.html), so that a schema which
 * slipped by every other look could still do nothing: making views (6, 8), triggers (5, 7) or virtual tables (29). What a
 * view or trigger does is told with its name; a part of a statement of ours has a name in brackets, or none.
 */
const FORBIDDEN: ReadonlySet<number> = new Set([5, 6, 7, 8, 29])

/** One number that a PRAGMA answers. */
export function pragma(database: Database, name: string): number {
  const row = database.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined
  return Number(row ? Object.values(row)[0] : 0)
}

/** Runs work that touches a project's database; what SQLite throws comes out as a `FailureError` that names the folder. */
export function inDatabase<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new FailureError(failureFrom(error, folder))
  }
}

export function isBusy(error: unknown): boolean {
  return systemFailure(error, '')?.kind === 'busy'
}
