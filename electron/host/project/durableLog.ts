import { closeSync, fdatasync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import path from 'node:path'
import { holdIndex } from './logIndex.ts'
import { pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** Brings what was written to this open file to the disk. */
export type Sync = (file: number) => Promise<void>

/**
 * Decides when what SQLite wrote is on disk, without holding up the thread that asks. SQLite itself syncs inside COMMIT,
 * where a slow disk stops every call of every window; here it is told not to (`leaveSyncingToUs`), and its log is synced
 * on Node's pool. The rules are SQLite's own (https://sqlite.org/wal.html): a commit counts once the log that holds it is
 * on disk; the log may be emptied once the database that took it up is on disk; and no frame may be written into an
 * emptied log before its emptiness is.
 */
export interface DurableLog {
  /** Kept when everything that was committed before the call is on disk. One sync serves all who wait for it. */
  onDisk(): Promise<void>
  /**
   * Takes the log up into the database and empties it; false where a reader keeps it from being emptied now.
   * Load-bearing: nothing may be written while this is under way.
   */
  fold(): Promise<boolean>
  /** Whether the log was written again since this was last asked, with the same bytes: its time is ours. */
  wroteAgain(): boolean
  /** Bytes that wait in the log. */
  size(): number
  /** The log itself, whatever its name leads to by now. */
  stat(): BigIntStats
  /** Database and log as they lie in our hands, whatever their names lead to by now, as `file` and `file-wal`. */
  copyTo(file: string): void
  /** Before anything reads or writes. */
  guardIndex(): void
  /** After it was written. */
  noteIndex(): void
  /** After the database was closed: closing any handle on a file earlier would drop SQLite's POSIX locks on it. */
  letGo(): void
}

export function createDurableLog(database: Database, folder: string, sync: Sync = syncData): DurableLog {
  const base = openSync(path.join(folder, 'board.sqlite'), 'r+')
  // SQLite lays the log when it first reads.
  pragma(database, 'schema_version')
  const log = openSync(path.join(folder, 'board.sqlite-wal'), 'r+')
  const index = holdIndex(folder)
  const { onDisk, wroteAgain } = createLogSyncs(log, sync)

  return {
    onDisk,
    wroteAgain,
    async fold() {
      await onDisk()
      checkpoint(database, 'PASSIVE')
      // Load-bearing: should anything below fail, the next write begins the log anew over its old frames, and SQLite must
      // then sync the new head itself, before any frame.
      syncingOfHeads(database, true)
      await sync(base)
      const { busy } = checkpoint(database, 'TRUNCATE')
      index.note()
      if (busy) return false
      await sync(log)
      syncingOfHeads(database, false)
      return true
    },
    size: () => fstatSync(log).size,
    stat: () => fstatSync(log, { bigint: true }),
    copyTo(file) {
      pour(base, file)
      pour(log, `${file}-wal`)
    },
    guardIndex: () => index.guard(),
    noteIndex: () => index.note(),
    letGo() {
      index.letGo()
      closeSync(log)
      closeSync(base)
    },
  }
}

/** The syncs of an open log: one at a time, and one serves all who wait for it. */
function createLogSyncs(
  log: number,
  sync: Sync,
): { readonly onDisk: () => Promise<void>; readonly wroteAgain: () => boolean } {
  /** A sync that failed may have left pages marked clean that never reached the disk (Linux does so). */
  let doubted = false
  let again = false
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null

  async function syncLog(): Promise<void> {
    if (doubted) {
      writeAgain(log)
      again = true
    }
    doubted = true
    await sync(log)
    doubted = false
  }

  function run(): Promise<void> {
    next = null
    running = syncLog().finally(() => {
      running = null
    })
    return running
  }

  function onDisk(): Promise<void> {
    if (!running) return run()
    // Load-bearing: the sync under way may have begun before the latest commit, so it can't speak for it.
    next ??= running.catch(() => undefined).then(run)
    return next
  }

  function wroteAgain(): boolean {
    const was = again
    again = false
    return was
  }

  return { onDisk, wroteAgain }
}

/** Before the first write: WAL, and from here on its syncs and its folding are `createDurableLog`'s. */
export function leaveSyncingToUs(database: Database, folder: string): void {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA wal_autocheckpoint = 0')
  const left = statSync(path.join(folder, 'board.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0
  // What an earlier session left in the log may be in the database already.
  syncingOfHeads(database, left > 0)
}

/** NORMAL syncs a log's head as it is begun, and around a checkpoint; a commit is synced by neither. */
function syncingOfHeads(database: Database, on: boolean): void {
  database.exec(`PRAGMA synchronous = ${on ? 'NORMAL' : 'OFF'}`)
}

function checkpoint(database: Database, mode: 'PASSIVE' | 'TRUNCATE'): { busy: boolean } {
  return { busy: pragma(database, `wal_checkpoint(${mode})`) !== 0 }
}

/** The same bytes at the same places, so that the system counts them as unwritten again. */
function writeAgain(file: number): void {
  const part = Buffer.alloc(1 << 16)
  for (let at = 0, read = 0; (read = readSync(file, part, 0, part.length, at)) > 0; at += read)
    writeSync(file, part, 0, read, at)
}

/** By handles that are open already: to close one more would drop SQLite's locks. */
function pour(from: number, file: string): void {
  const to = openSync(file, 'wx', 0o600)
  try {
    const part = Buffer.alloc(1 << 16)
    for (let at = 0, read = 0; (read = readSync(from, part, 0, part.length, at)) > 0; at += read)
      writeSync(to, part, 0, read)
  } finally {
    closeSync(to)
  }
}

function syncData(file: number): Promise<void> {
  return new Promise((kept, failed) => {
    fdatasync(file, (error) => (error ? failed(error) : kept()))
  })
}
