import { lstatSync, rmSync } from 'node:fs'
import { openDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** A file locked exclusively until its database is closed, however this process ends. */
export interface HeldFile {
  readonly file: string
  readonly database: Database
  readonly inode: bigint | null
}

/**
 * Takes an exclusive lock on an empty file. Its contents don't matter: garbage is deleted and the file recreated.
 * Throws SQLite's "busy" if another process has it.
 */
export function holdFile(file: string, again = false): HeldFile {
  const database = openDatabase(file, false)
  try {
    database.exec('PRAGMA busy_timeout = 0')
    database.exec('BEGIN EXCLUSIVE')
    return { file, database, inode: inodeOf(file) }
  } catch (error) {
    database.close()
    // SQLite reads a file only after locking it, so if we can see garbage in it, nobody else has the lock.
    if (again || !(error instanceof Error && /not a database|malformed|disk image/i.test(error.message))) throw error
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(file + ending, { force: true })
    return holdFile(file, true)
  }
}

/** null if there is no such file. */
export function inodeOf(file: string): bigint | null {
  return lstatSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}
