import { renameSync, rmSync } from 'node:fs'
import { syncFileNow } from './durableFile.ts'
import { makeFolderInside, pathInside } from './insideFilm.ts'
import { makingName } from './making.ts'
import { backUpTo, readSession } from './takeSnapshot.ts'
import { writeSnapshotName } from './snapshotName.ts'
import { pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** The state as an older Framewright left it; written before a migration touches anything. */
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

/** The whole database as one file, as it is at this moment, for one who makes a copy and syncs it away from the main thread. */
export function backUp(database: Database, file: string): void {
  const level = pragma(database, 'synchronous')
  // SQLite syncs the copy as it would the original, here and now.
  database.exec('PRAGMA synchronous = OFF')
  try {
    backUpTo(database, file)
  } finally {
    database.exec(`PRAGMA synchronous = ${level}`)
  }
}
