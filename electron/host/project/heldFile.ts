import { lstatSync, rmSync } from 'node:fs'
import { openDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** A file that nobody else can hold until its database is closed, however this process ends. */
export interface HeldFile {
  readonly file: string
  readonly database: Database
  readonly inode: bigint | null
}

/**
 * An exclusive lock on a file that holds nothing. What is in it is of no worth: garbage is put away and the file made anew.
 * Throws SQLite's "busy" where another has it.
 */
export function holdFile(file: string, again = false): HeldFile {
  const database = openDatabase(file, false)
  try {
    database.exec('PRAGMA busy_timeout = 0')
    database.exec('BEGIN EXCLUSIVE')
    return { file, database, inode: inodeOf(file) }
  } catch (error) {
    database.close()
    // SQLite reads a file only once it could lock it, so who finds garbage in it knows that nobody holds it.
    if (again || !(error instanceof Error && /not a database|malformed|disk image/i.test(error.message))) throw error
    for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(file + ending, { force: true })
    return holdFile(file, true)
  }
}

/** null where there is no such file. */
export function inodeOf(file: string): bigint | null {
  return lstatSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}
