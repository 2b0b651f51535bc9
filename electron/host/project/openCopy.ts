import type { Format } from './format.ts'
import { identify } from './identify.ts'
import { migrate } from './migrate.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { copyPrivately } from './privateCopy.ts'
import type { Database } from './sqlite.ts'

export interface ReadOnlyDatabase {
  readonly database: Database
  /** Deletes temporary files; call after closing the database. */
  putAway(): void
}

/**
 * Opens a copy outside the film, migrated to this format: the file itself (`board.sqlite`, a snapshot) is never opened
 * for writing.
 */
export function openCopy(file: string, folder: string, format: Format, withLog: boolean): ReadOnlyDatabase {
  const copy = copyPrivately(file, withLog)
  let database: Database | null = null
  try {
    database = openFilmDatabase(copy.file, false)
    const version = identify(database, folder, format.version)
    if (version < format.version) migrate(database, folder, version, format.migrations)
    return { database, putAway: () => copy.putAway() }
  } catch (error) {
    database?.close()
    copy.putAway()
    throw error
  }
}
