import path from 'node:path'
import type { Format } from './format.ts'
import { identify } from './identify.ts'
import { openCopy } from './openCopy.ts'
import type { ReadOnlyDatabase } from './openCopy.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { inDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/**
 * Opens `board.sqlite` without writing in its folder. While another program writes, its newest rows are visible. If
 * SQLite can't read in place (a read-only folder can't hold its shared index) or the format is older, a copy in the
 * system's temporary folder is read instead. `inUse`: another process has it open for writing.
 */
export function openForReading(folder: string, format: Format, inUse: boolean): ReadOnlyDatabase {
  return inDatabase(folder, () => {
    const file = path.join(folder, 'board.sqlite')
    const inPlace = tryInPlace(file, inUse)
    if (!inPlace) return openCopy(file, folder, format, true)
    try {
      const version = identify(inPlace, folder, format.version)
      if (version === format.version) return { database: inPlace, putAway: () => undefined }
    } catch (error) {
      inPlace.close()
      throw error
    }
    inPlace.close()
    return openCopy(file, folder, format, true)
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
