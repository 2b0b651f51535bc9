import { existsSync } from 'node:fs'
import path from 'node:path'
import type { DurableLog } from './durableLog.ts'
import { readFold } from './examine.ts'
import type { FilmPlace } from './filmPlace.ts'
import { createLogRecord } from './logRecord.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import type { SealedRows } from './sealedRows.ts'
import { pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/**
 * The one way in which an open film is written. What was done to the film's files from outside, before or meanwhile, is
 * thrown (`gone`, `replaced`) instead of being called saved.
 */
export interface Transactions {
  /** Throws what was done to the film's files from outside (`gone`, `replaced`); writes nothing. */
  look(): void
  /** After `look`. */
  run(work: () => void): void
  /** Kept when all that was run before the call is on disk, and written down as promised. */
  promise(): Promise<void>
  /** As `DurableLog.fold`, with the log's new base written down before and after. */
  fold(): Promise<boolean>
  size(): number
  /** Closes the database. Its log is folded only where `fold` says so and the film's files are still its own. */
  close(fold: boolean): void
}

export function createTransactions(
  database: Database,
  folder: string,
  rows: SealedRows,
  place: FilmPlace,
  log: DurableLog,
): Transactions {
  const record = createLogRecord(folder, readFold(database))
  const second = secondReader(folder)

  function look(): void {
    log.guardIndex()
    place.check()
  }

  function write(work: () => void): void {
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
  }

  function run(work: () => void): void {
    write(work)
    place.note()
    record.reach()
  }

  return {
    look,
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
      const trouble = thrownBy(look)
      // A log that lost its name is still all in our hands: what was promised to be saved goes into the database.
      if (trouble !== null && !place.mayFold(log.stat())) throw trouble
      const mark = record.folding()
      const putMark = (): void => rows.put('meta', ['fold', mark])
      if (trouble === null) run(putMark)
      else write(putMark)
      const folded = await log.fold()
      if (trouble === null) place.note()
      else place.folded(log.stat())
      if (folded) record.folded()
      if (trouble !== null) throw trouble
      return folded
    },
    size: () => log.size(),
    close(fold) {
      const folding = fold && thrownBy(look) === null
      if (folding) second.close()
      // A reader may have kept the log from being folded until now; SQLite folds it as it closes, and syncs what it folds.
      if (folding && log.size() > 0) database.exec('PRAGMA synchronous = FULL')
      database.close()
      if (second.isOpen) second.close()
      record.end(folding && (log.size() === 0 || !existsSync(path.join(folder, 'board.sqlite-wal'))))
      log.letGo()
    },
  }
}

/**
 * SQLite folds the log as the last connection to a database closes, whatever became of the file since: over an older copy
 * that was written in its place, it would leave pages of both. While this one is open, no other is the last, and one
 * that can't write never folds.
 */
function secondReader(folder: string): Database {
  const second = openFilmDatabase(path.join(folder, 'board.sqlite'), true, { inUse: true })
  // What counts is the lock that comes with the first read.
  pragma(second, 'schema_version')
  return second
}

function thrownBy(work: () => void): unknown {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}

export function tryRollback(database: Database): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // SQLite ends a failed transaction itself in some cases; there is nothing left to roll back then.
  }
}
