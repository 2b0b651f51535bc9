import path from 'node:path'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { APPLICATION_ID } from './boardTables.ts'
import { unsafe } from './insideFilm.ts'
import { schemaFault, schemaIn } from './ownSchema.ts'
import { schemaPagesFault } from './schemaPages.ts'
import { openDatabase, pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/**
 * Opens a database that holds a film: `board.sqlite`, a snapshot, a copy of either. Its schema is compared with ours
 * before any other statement, since a stranger's trigger, view or expression would run with our next one; a difference
 * is an `unsafe-folder` failure. A database of another program or a newer format is opened unchecked, for the caller
 * to refuse by name (`identify`). `inUse`: this process or another has the file open, and checked it then.
 */
export function openFilmDatabase(
  file: string,
  readOnly: boolean,
  { inUse = false, folder = path.dirname(file) } = {},
): Database {
  const fault = inUse ? null : schemaPagesFault(file)
  if (fault !== null) throw unsafe(folder, `its database ${fault}`)
  const database = openDatabase(file, readOnly)
  try {
    refuseForeignSchema(database, folder)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function refuseForeignSchema(database: Database, folder: string): void {
  const version = versionOf(database)
  if (version === null || version < 1 || version > SCHEMA_VERSION) return
  const fault = schemaFault(schemaIn(database), version)
  if (fault !== null) throw unsafe(folder, `its database ${fault}`)
}

/** null if it is not ours, or too damaged for SQLite to tell: the caller reads it again and reports what it is. */
function versionOf(database: Database): number | null {
  try {
    if (pragma(database, 'application_id') !== APPLICATION_ID) return null
    const version = pragma(database, 'user_version')
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return version
  } catch {
    return null
  }
}
