import { createRequire } from 'node:module'
import type { DatabaseSync } from 'node:sqlite'
import type { Failure } from '#shared/contract/failure.ts'
import { FailureError, failureFrom } from '../failures.ts'

export type Database = DatabaseSync

/**
 * Load-bearing: `require`, not `import`. Runtimes that are too old to have node:sqlite can lend it through their CommonJS
 * loader, which an import never asks.
 */
const load = createRequire(import.meta.url)

export function openDatabase(file: string, readOnly: boolean): Database {
  const sqlite = load('node:sqlite') as typeof import('node:sqlite')
  return new sqlite.DatabaseSync(file, { readOnly })
}

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
    throw new FailureError(sqliteFailure(error, folder))
  }
}

/** By SQLite's own words (https://sqlite.org/rescode.html), which every binding passes on as they are. */
export function sqliteFailure(error: unknown, folder: string): Failure {
  const said = error instanceof Error ? error.message : String(error)
  if (error instanceof FailureError) return error.failure
  if (/not a database|malformed|disk I\/O error|too large to be represented/i.test(said))
    return { kind: 'damaged', path: folder, detail: `board.sqlite: ${said}` }
  if (/unable to open database file/i.test(said)) return { kind: 'read-only', path: folder }
  if (/database is locked/i.test(said)) return { kind: 'open-elsewhere', holder: 'another program' }
  return failureFrom(error, folder)
}

export function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked|database table is locked/i.test(error.message)
}
