import { createRequire } from 'node:module'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { FailureError, failureFrom } from '../failures.ts'
import { systemFailure } from '../systemFailure.ts'

export type Database = DatabaseSync

/**
 * Load-bearing: `require`, not `import`. Runtimes too old for node:sqlite can supply it through their CommonJS loader,
 * which imports bypass.
 */
const load = createRequire(import.meta.url)

export function openDatabase(file: string, readOnly: boolean): Database {
  const sqlite = load('node:sqlite') as typeof import('node:sqlite')
  const database = new sqlite.DatabaseSync(file, { readOnly, allowExtension: false, limits: LIMITS })
  // Not in every runtime that supplies node:sqlite.
  database.enableDefensive?.(true)
  database.setAuthorizer?.((action, _first, _second, _database, within) =>
    FORBIDDEN.has(action) || (within !== null && !within.startsWith('(')) ? sqlite.constants.SQLITE_DENY : 0,
  )
  // Load-bearing: before anything reads the schema. A cell with a wrong size becomes an error, and no memory is mapped.
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0')
  return database
}

/** No film has more in one row; a snapshot is made by attaching one database. */
const LIMITS = { length: 128_000_000, sqlLength: 100_000, column: 100, exprDepth: 100, attach: 1, triggerDepth: 1 }

/**
 * Actions that no statement of ours needs, by SQLite's own numbers (https://sqlite.org/c3ref/c_alter_table.html), so
 * that a schema that passed every other check could still do nothing: creating views (6, 8), triggers (5, 7) or
 * virtual tables (29). SQLite passes the name of the view or trigger that acts; for parts of our own statements the
 * name is in brackets, or missing.
 */
const FORBIDDEN: ReadonlySet<number> = new Set([5, 6, 7, 8, 29])

const statements = new WeakMap<Database, Map<string, StatementSync>>()

/** For what is run many times a second: prepared once for a database. */
export function prepared(database: Database, sql: string): StatementSync {
  const known = statements.get(database) ?? new Map<string, StatementSync>()
  statements.set(database, known)
  const statement = known.get(sql) ?? database.prepare(sql)
  known.set(sql, statement)
  return statement
}

/** The number that a PRAGMA returns. */
export function pragma(database: Database, name: string): number {
  const sql = `PRAGMA ${name}`
  const asked = name === 'data_version' ? prepared(database, sql) : database.prepare(sql)
  const row = asked.get() as Record<string, unknown> | undefined
  return Number(row ? Object.values(row)[0] : 0)
}

/** Runs work on a project's database; SQLite errors become a `FailureError` that names the folder. */
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
