import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import { failureFrom } from '../failures.ts'
import type { DurableLog } from './durableLog.ts'
import { readFold } from './examine.ts'
import type { FilmPlace } from './filmPlace.ts'
import { newOpening, putLineage, readLineage } from './lineage.ts'
import type { LineagePoint } from './lineage.ts'
import { createLogRecord } from './logRecord.ts'
import type { LogRecord } from './logRecord.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import type { SealedRows } from './sealedRows.ts'
import { pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/**
 * The only way an open film is written. If its files were changed from outside, before or meanwhile, that is thrown
 * (`gone`, `replaced`) instead of being reported as saved.
 */
export interface Transactions {
  /** Throws if the film's files were changed from outside (`gone`, `replaced`); writes nothing. */
  look(): void
  /** Safe at any time: throws if the database is not the file that was opened. */
  checkName(): void
  /** Call after `look`. `counts`: a person would miss it if it were lost. */
  run(work: () => void, counts?: boolean): void
  /** Stores the film's revision in it, for a copy. */
  noteState(): void
  /** Resolves when everything run before the call is on disk, and recorded as promised. */
  promise(): Promise<void>
  /** Resolves when the current sync has ended, successful or not. */
  synced(): Promise<void>
  /** As `DurableLog.fold`, with the log's new base recorded before and after. */
  fold(): Promise<boolean>
  size(): number
  /** Closes the database. Folds its log only if `fold` is set and the film's files are still its own. */
  close(fold: boolean): void
}

export function createTransactions(
  database: Database,
  folder: string,
  rows: SealedRows,
  place: FilmPlace,
  log: DurableLog,
  opened: { readonly at: number; readonly saved: (point: LineagePoint) => void },
): Transactions {
  const lineage = readLineage(database)
  const opening = newOpening(opened.at)
  let saves = 0
  const record = createLogRecord(folder, readFold(database))
  const second = secondReader(folder)
  const film: OpenFiles = { database, folder, rows, place, log, record }

  function putState(): void {
    putLineage(rows, lineage, { opening, saves })
  }

  return {
    look: () => lookAt(film),
    checkName: () => place.checkName(),
    run(work, counts = true) {
      write(film, work)
      if (counts) saves += 1
      noteOwn(film)
    },
    noteState() {
      if (saves === 0) return
      lookAt(film)
      write(film, putState)
      noteOwn(film)
    },
    async promise() {
      const reached = record.reached()
      try {
        await log.onDisk()
      } finally {
        // Some network disks set the time when they store the data.
        place.noteLogTime()
      }
      record.promise(reached)
    },
    synced: () => log.onDisk().catch(() => undefined),
    fold: () =>
      fold(film, putState, () => {
        if (saves > 0) opened.saved({ opening, saves })
      }),
    size: () => log.size(),
    close: (folds) => close(film, second, folds),
  }
}

/** A film's files as this process has them open, and its records of them. */
interface OpenFiles {
  readonly database: Database
  readonly folder: string
  readonly rows: SealedRows
  readonly place: FilmPlace
  readonly log: DurableLog
  readonly record: LogRecord
}

function lookAt({ log, place }: OpenFiles): void {
  log.guardIndex()
  // After a failed sync.
  if (log.wroteAgain()) place.noteLogTime()
  place.check()
}

function write({ database, rows, log }: OpenFiles, work: () => void): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    work()
    rows.settle()
    database.exec('COMMIT')
  } catch (error) {
    rows.forget()
    // A full disk may have rolled it back already; the first error is the one to report.
    tryRollback(database)
    throw error
  } finally {
    log.noteIndex()
  }
}

/** Records that the latest write was ours. */
function noteOwn({ place, record }: OpenFiles): void {
  place.note()
  record.reach()
}

/** `putState` stores the film's revision in it; `folded` is called when everything is in the database itself. */
async function fold(film: OpenFiles, putState: () => void, folded: () => void): Promise<boolean> {
  const { rows, place, log, record } = film
  if (log.size() === 0) return true
  const trouble = thrownBy(() => lookAt(film))
  // A log that lost its name is still open here: what was acknowledged goes into the database.
  if (trouble !== null && !place.mayFold(log.stat())) throw trouble
  const mark = record.folding()
  write(film, () => {
    rows.put('meta', ['fold', mark])
    putState()
  })
  if (trouble === null) noteOwn(film)
  const isFolded = await log.fold()
  if (trouble === null) place.note()
  else place.folded(log.stat())
  if (isFolded) {
    record.folded()
    folded()
  }
  if (trouble !== null) throw trouble
  return isFolded
}

function close(film: OpenFiles, second: Database, folds: boolean): void {
  const { database, folder, log, record } = film
  const folding = folds && thrownBy(() => lookAt(film)) === null
  if (folding) second.close()
  // A reader may have prevented folding so far; SQLite folds the log on close, and syncs what it folds.
  if (folding && log.size() > 0) database.exec('PRAGMA synchronous = FULL')
  database.close()
  if (second.isOpen) second.close()
  record.end(folding && (log.size() === 0 || !existsSync(path.join(folder, 'board.sqlite-wal'))))
  log.letGo()
}

/**
 * SQLite folds the log when the last connection to a database closes, whatever has become of the file: if an older
 * copy was written over it, it would end up with pages of both. While this second connection is open, no other is the
 * last, and a read-only one never folds.
 */
function secondReader(folder: string): Database {
  const second = openFilmDatabase(path.join(folder, 'board.sqlite'), true, { inUse: true })
  // What counts is the lock taken by the first read.
  pragma(second, 'schema_version')
  return second
}

export function thrownBy(work: () => void): unknown {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}

/** Why nothing should be written now; null if everything is as we left it. */
export function placeFailure(writing: Transactions | null, folder: string, holdLock?: () => void): Failure | null {
  try {
    writing?.look()
    // Only if the film is still there: a lock file must not be created in another's folder.
    holdLock?.()
    return null
  } catch (error) {
    return failureFrom(error, folder)
  }
}

export function tryRollback(database: Database): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // SQLite rolls some failed transactions back itself; then there is nothing left to do.
  }
}
