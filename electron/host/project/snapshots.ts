import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { syncFile, temporaryName } from './durableFile.ts'
import { makeFolderInside, namesInside, removeInside } from './insideFilm.ts'
import { readSession } from './projectStore.ts'
import type { Database } from './sqlite.ts'

const KEPT = 10
/** `2026-03-04T10-00-00-000Z-s12.sqlite`: when, and the number of the last session whose changes it holds. */
const NAME = /^\d{4}-\d\d-\d\dT[\d-]+Z-s(\d+)(?:-before-v\d+)?\.sqlite$/

/** Backs the database up where it was changed since the last snapshot, and lets go of all but the newest ten. */
export function snapshotIfChanged(database: Database, folder: string, now: Date): void {
  const session = readSession(database)
  const last = snapshotNames(folder).at(-1)
  if (session === 0 || (last !== undefined && Number(NAME.exec(last)?.[1]) === session)) return
  writeSnapshot(database, folder, now, `s${session}`)
  for (const name of snapshotNames(folder).slice(0, -KEPT)) removeInside(folder, `snapshots/${name}`)
}

/** The state as an older Framewright left it; written before a migration touches anything. */
export function snapshotBeforeMigration(database: Database, folder: string, now: Date, toVersion: number): void {
  writeSnapshot(database, folder, now, `s${readSession(database)}-before-v${toVersion}`)
}

/** Oldest first. */
export function snapshotNames(folder: string): string[] {
  try {
    return namesInside(folder, 'snapshots')
      .filter((name) => NAME.test(name))
      .toSorted()
  } catch {
    return []
  }
}

function writeSnapshot(database: Database, folder: string, now: Date, label: string): void {
  makeFolderInside(folder, 'snapshots')
  const file = path.join(folder, 'snapshots', `${now.toISOString().replaceAll(/[:.]/g, '-')}-${label}.sqlite`)
  backUp(database, file)
}

/** The whole database as one file, as it is at this moment, whoever is writing. `file` must not exist. */
export function backUp(database: Database, file: string): void {
  const temporary = temporaryName(file)
  try {
    database.prepare('VACUUM INTO ?').run(temporary)
    syncFile(temporary)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
