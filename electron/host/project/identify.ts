import { readdirSync } from 'node:fs'
import { FailureError } from '../failures.ts'
import { APPLICATION_ID } from './boardTables.ts'
import { pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** The version of a database that is ours and readable; else fails with `not-a-project`, `damaged` or `project-newer`. */
export function identify(database: Database, folder: string, known: number): number {
  const { owner, version } = readIdentity(database, folder)
  if (owner !== APPLICATION_ID)
    throw new FailureError({
      kind: 'not-a-project',
      path: folder,
      detail:
        owner === 0 && version === 0
          ? 'its board.sqlite is empty or of another program'
          : 'its board.sqlite is of another program',
    })
  if (version > known) throw new FailureError({ kind: 'project-newer', found: version, known })
  if (version < 1) throw new FailureError({ kind: 'damaged', path: folder, detail: 'board.sqlite has no version' })
  return version
}

function readIdentity(database: Database, folder: string): { owner: number; version: number } {
  try {
    const owner = pragma(database, 'application_id')
    // Reads the schema too, so that a torn file is detected here rather than at the first row.
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return { owner, version: pragma(database, 'user_version') }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    if (/not a database/i.test(said) && !looksLikeOurs(folder))
      throw new FailureError({ kind: 'not-a-project', path: folder, detail: 'its board.sqlite is not a database' })
    if (/not a database|malformed/i.test(said))
      throw new FailureError({ kind: 'damaged', path: folder, detail: `board.sqlite: ${said}` })
    throw error
  }
}

/** Without its first page, a database no longer says whose it is; the folder still does. */
function looksLikeOurs(folder: string): boolean {
  const names = new Set(readdirSync(folder))
  return names.has('media') && names.has('snapshots')
}
