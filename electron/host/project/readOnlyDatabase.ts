import { chmodSync, copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Format } from './format.ts'
import { partInside } from './insideFilm.ts'
import { identify } from './identify.ts'
import { temporaryPlace } from './making.ts'
import { migrate } from './migrate.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { inDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'

export interface ReadOnlyDatabase {
  readonly database: Database
  /** Removes what was made outside the folder; after the database was closed. */
  putAway(): void
}

/**
 * Opens `board.sqlite` without writing in its folder. While another program writes, its newest rows are seen. Where
 * SQLite can't read in place (a folder that can't be written has no room for its shared index) and where the format is
 * older, a copy in the system's temporary folder is read instead. `inUse`: another has it open for writing.
 */
export function openForReading(folder: string, format: Format, inUse: boolean): ReadOnlyDatabase {
  return inDatabase(folder, () => {
    const inPlace = tryInPlace(path.join(folder, 'board.sqlite'), inUse)
    if (!inPlace) return openCopy(folder, format)
    try {
      const version = identify(inPlace, folder, format.version)
      if (version === format.version) return { database: inPlace, putAway: () => undefined }
    } catch (error) {
      inPlace.close()
      throw error
    }
    inPlace.close()
    return openCopy(folder, format)
  })
}

function tryInPlace(file: string, inUse: boolean): Database | null {
  let database: Database | null = null
  try {
    database = openFilmDatabase(file, true, { inUse })
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database
  } catch (error) {
    if (error instanceof Error && /unable to open|readonly/i.test(error.message)) {
      database?.close()
      return null
    }
    if (database) return database
    throw error
  }
}

function openCopy(folder: string, format: Format): ReadOnlyDatabase {
  const place = temporaryPlace()
  const putAway = () => rmSync(place, { recursive: true, force: true })
  let database: Database | null = null
  try {
    const file = path.join(place, 'board.sqlite')
    for (const ending of ['', '-wal']) {
      const inner = `board.sqlite${ending}`
      if (partInside(folder, inner)?.isFile()) copyFileSync(path.join(folder, inner), file + ending)
    }
    chmodSync(file, 0o600)
    database = openFilmDatabase(file, false)
    const version = identify(database, folder, format.version)
    if (version < format.version) migrate(database, folder, version, format.migrations)
    return { database, putAway }
  } catch (error) {
    database?.close()
    putAway()
    throw error
  }
}
