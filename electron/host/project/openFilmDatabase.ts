import path from 'node:path'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { APPLICATION_ID } from './boardTables.ts'
import { unsafe } from './insideFilm.ts'
import { schemaFault, schemaIn } from './ownSchema.ts'
import { schemaPagesFault } from './schemaPages.ts'
import { openDatabase, pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/**
 * Opens a database that holds a film: `board.sqlite`, a snapshot, a copy of either. Before any other statement its schema is
 * compared with ours, since a trigger, a view or an expression that a stranger put there would run at our next one; what
 * differs is an `unsafe-folder` failure. A database of another program or of a newer format is opened as it is, for the
 * caller to refuse by name (`identify`).
 * `inUse`: this process or another has the file open, and has looked at it then.
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

/** null where it is not ours, or so torn that SQLite can't tell: the caller reads it again and says what it is. */
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
