import type { DurableLog } from './durableLog.ts'
import { readFold } from './examine.ts'
import type { FilmPlace } from './filmPlace.ts'
import { createLogRecord } from './logRecord.ts'
import type { SealedRows } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

/**
 * The one way in which an open film is written. What was done to the film's files from outside, before or meanwhile, is
 * thrown (`gone`, `replaced`) instead of being called saved.
 */
export interface Transactions {
  run(work: () => void): void
  /** Kept when all that was run before the call is on disk, and written down as promised. */
  promise(): Promise<void>
  /** As `DurableLog.fold`, with the log's new base written down before and after. */
  fold(): Promise<boolean>
  /** Throws what was done to the film's files from outside (`gone`, `replaced`); writes nothing. */
  look(): void
  size(): number
  /** After the database was closed. */
  end(): void
}

export function createTransactions(
  database: Database,
  folder: string,
  rows: SealedRows,
  place: FilmPlace,
  log: DurableLog,
): Transactions {
  const record = createLogRecord(folder, readFold(database))

  function run(work: () => void): void {
    place.check()
    database.exec('BEGIN IMMEDIATE')
    try {
      work()
      rows.settle()
      database.exec('COMMIT')
    } catch (error) {
      rows.forget()
      // A full disk may have rolled it back already; the first error is the one to tell.
      tryRollback(database)
      throw error
    }
    place.note()
    record.reach()
  }

  return {
    run,
    async promise() {
      const reached = record.reached()
      try {
        await log.onDisk()
      } finally {
        // A sync that failed has the log written again.
        place.noteTimes()
      }
      record.promise(reached)
    },
    async fold() {
      if (log.size() === 0) return true
      place.check()
      const mark = record.folding()
      run(() => rows.put('meta', ['fold', mark]))
      const folded = await log.fold()
      place.note()
      if (folded) record.folded()
      return folded
    },
    look: () => place.check(),
    size: () => log.size(),
    end() {
      record.end(log.size() === 0)
      log.letGo()
    },
  }
}

export function tryRollback(database: Database): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // SQLite ends a failed transaction itself in some cases; there is nothing left to roll back then.
  }
}
