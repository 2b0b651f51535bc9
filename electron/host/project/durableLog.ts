import { closeSync, fdatasync, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import path from 'node:path'
import { holdIndex } from './logIndex.ts'
import { pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** Fsyncs this open file. */
export type Sync = (file: number) => Promise<void>

/**
 * Makes SQLite's writes durable without blocking the calling thread. SQLite itself syncs inside COMMIT, where a slow
 * disk stops every call of every window; here that is turned off (`leaveSyncingToUs`), and the log is synced on Node's
 * thread pool. The rules are SQLite's own (https://sqlite.org/wal.html): a commit counts once its log is on disk; the
 * log may be emptied once the database that absorbed it is on disk; and no frame may be written to an emptied log
 * before its emptying is on disk.
 */
export interface DurableLog {
  /** Resolves when everything committed before the call is on disk. One sync serves all waiters. */
  onDisk(): Promise<void>
  /**
   * Checkpoints the log into the database and empties it; false if a reader prevents that for now. Load-bearing:
   * nothing may be written meanwhile.
   */
  fold(): Promise<boolean>
  /** Whether the log was rewritten with the same bytes since the last call: its new time is ours. */
  wroteAgain(): boolean
  /** Bytes in the log. */
  size(): number
  /** Stats of the open log, whatever its name leads to by now. */
  stat(): BigIntStats
  /** Copies the open database and log, whatever their names lead to by now, to `file` and `file-wal`. */
  copyTo(file: string): void
  /** Call before any read or write. */
  guardIndex(): void
  /** Call after a write. */
  noteIndex(): void
  /** Call after the database was closed: closing any handle on a file earlier would drop SQLite's POSIX locks on it. */
  letGo(): void
}

export function createDurableLog(database: Database, folder: string, sync: Sync = syncData): DurableLog {
  const base = openSync(path.join(folder, 'board.sqlite'), 'r+')
  // SQLite creates the log on its first read.
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
      // Load-bearing: if anything below fails, the next write restarts the log over its old frames, and SQLite must
      // then sync the new header itself, before any frame.
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

/** Fsyncs an open log: one at a time, each serving all waiters. */
function createLogSyncs(
  log: number,
  sync: Sync,
): { readonly onDisk: () => Promise<void>; readonly wroteAgain: () => boolean } {
  /** A failed sync may have left pages marked clean that never reached the disk (as on Linux). */
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
    // Load-bearing: the running sync may have started before the latest commit, so it does not cover it.
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

/** Call before the first write: switches to WAL, with syncing and checkpoints left to `createDurableLog`. */
export function leaveSyncingToUs(database: Database, folder: string): void {
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA wal_autocheckpoint = 0')
  const left = statSync(path.join(folder, 'board.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0
  // What an earlier session left in the log may be in the database already.
  syncingOfHeads(database, left > 0)
}

/** NORMAL syncs a log's header when it is restarted, and around a checkpoint; neither setting syncs commits. */
function syncingOfHeads(database: Database, on: boolean): void {
  database.exec(`PRAGMA synchronous = ${on ? 'NORMAL' : 'OFF'}`)
}

function checkpoint(database: Database, mode: 'PASSIVE' | 'TRUNCATE'): { busy: boolean } {
  return { busy: pragma(database, `wal_checkpoint(${mode})`) !== 0 }
}

/** Rewrites the same bytes in place, so that the system marks them dirty again. */
function writeAgain(file: number): void {
  const part = Buffer.alloc(1 << 16)
  for (let at = 0, read = 0; (read = readSync(file, part, 0, part.length, at)) > 0; at += read)
    writeSync(file, part, 0, read, at)
}

/** Uses handles that are already open: closing another one would drop SQLite's locks. */
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
