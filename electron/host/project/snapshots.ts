import { renameSync, rmSync } from 'node:fs'
import { syncFileNow } from './durableFile.ts'
import { makeFolderInside, pathInside } from './insideFilm.ts'
import { makingName } from './making.ts'
import { backUpTo, readSession } from './takeSnapshot.ts'
import { writeSnapshotName } from './snapshotName.ts'
import { pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** The state as an older Framewright left it; taken before a migration touches anything. */
export function snapshotBeforeMigration(database: Database, folder: string, now: Date, toVersion: number): void {
  makeFolderInside(folder, 'snapshots')
  const facts = { at: now, session: readSession(database), turn: Infinity, damaged: false }
  const file = pathInside(folder, `snapshots/${writeSnapshotName({ ...facts, before: `v${toVersion}` })}`)
  const temporary = makingName(file)
  try {
    backUpTo(database, temporary)
    syncFileNow(temporary)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Copies the whole database as it is now to one file, which the caller syncs off the main thread. */
export function backUp(database: Database, file: string): void {
  const level = pragma(database, 'synchronous')
  // SQLite would otherwise sync the copy right here.
  database.exec('PRAGMA synchronous = OFF')
  try {
    backUpTo(database, file)
  } finally {
    database.exec(`PRAGMA synchronous = ${level}`)
  }
}
