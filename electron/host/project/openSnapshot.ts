import { chmodSync, copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Format } from './format.ts'
import { identify } from './identify.ts'
import { temporaryPlace } from './making.ts'
import { migrate } from './migrate.ts'
import type { ReadOnlyDatabase } from './readOnlyDatabase.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import type { Database } from './sqlite.ts'

/** A copy of a snapshot outside the film, brought to this format: the snapshot itself is never opened for writing. */
export function openSnapshot(file: string, folder: string, format: Format): ReadOnlyDatabase {
  const place = temporaryPlace()
  const putAway = () => rmSync(place, { recursive: true, force: true })
  let database: Database | null = null
  try {
    const copy = path.join(place, 'board.sqlite')
    copyFileSync(file, copy)
    chmodSync(copy, 0o600)
    database = openFilmDatabase(copy, false)
    const version = identify(database, folder, format.version)
    if (version < format.version) migrate(database, folder, version, format.migrations)
    return { database, putAway }
  } catch (error) {
    database?.close()
    putAway()
    throw error
  }
}
