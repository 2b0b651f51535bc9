import { renameSync, rmSync } from 'node:fs'
import { temporaryName } from './durableFile.ts'
import { makeFolderInside, pathInside } from './insideFilm.ts'
import { backUpTo, readSession } from './takeSnapshot.ts'
import { writeSnapshotName } from './snapshotName.ts'
import type { Database } from './sqlite.ts'

/** The state as an older Framewright left it; written before a migration touches anything. */
export function snapshotBeforeMigration(database: Database, folder: string, now: Date, toVersion: number): void {
  makeFolderInside(folder, 'snapshots')
  const facts = { at: now, session: readSession(database), turn: Infinity, damaged: false }
  backUp(database, pathInside(folder, `snapshots/${writeSnapshotName({ ...facts, before: `v${toVersion}` })}`))
}

/** The whole database as one file, as it is at this moment, whoever is writing. `file` must not exist. */
export function backUp(database: Database, file: string): void {
  const temporary = temporaryName(file)
  try {
    backUpTo(database, temporary)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
