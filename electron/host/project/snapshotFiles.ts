import { lstatSync } from 'node:fs'
import path from 'node:path'
import type { WholeSnapshot } from '#shared/contract/trouble.ts'
import { hasTable } from '#shared/document/migrations/index.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import { FailureError } from '../failures.ts'
import { APPLICATION_ID } from './boardTables.ts'
import { namesInside } from './insideFilm.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { faultOf } from './rowReader.ts'
import type { StoredRow } from './rowReader.ts'
import { sumOf } from './sealedRows.ts'
import { byTaking, readSnapshotName } from './snapshotName.ts'
import type { SnapshotName } from './snapshotName.ts'
import { damageIn } from './soundness.ts'
import { pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

export interface SnapshotFile extends SnapshotName {
  readonly file: string
  readonly bytes: number
}

/** Plain files with our naming scheme, in the order they were taken. Links are not followed: a film may be a stranger's. */
export function listSnapshots(folder: string): SnapshotFile[] {
  if (!lstatSync(path.join(folder, 'snapshots'), { throwIfNoEntry: false })?.isDirectory()) return []
  return namesInside(folder, 'snapshots')
    .flatMap((name) => {
      const read = readSnapshotName(name)
      const file = path.join(folder, 'snapshots', name)
      const found = read && lstatSync(file, { throwIfNoEntry: false })
      return read && found?.isFile() ? [{ ...read, file, bytes: found.size }] : []
    })
    .toSorted(byTaking)
}

/** The newest intact snapshot, checking each in turn; null if there is none. `known`: the newest format we can read. */
export function newestWholeSnapshot(folder: string, known: number): SnapshotFile | null {
  const candidates = listSnapshots(folder).filter((snapshot) => !snapshot.damaged)
  return candidates.findLast((snapshot) => faultOfDatabase(snapshot.file, known) === null) ?? null
}

/** In the form sent to windows. */
export function wholeSnapshot({ name, at }: SnapshotFile): WholeSnapshot {
  return { name, takenAt: new Date(at).toISOString() }
}

export interface WholeJob {
  readonly folder: string
  /** The newest format we can read. */
  readonly format: number
}

export function findWhole({ folder, format }: WholeJob): WholeSnapshot | null {
  const found = newestWholeSnapshot(folder, format)
  return found && wholeSnapshot(found)
}

/** What is wrong with a database by itself, in a few words; null if it is intact. Changes nothing. */
export function faultOfDatabase(file: string, known: number): string | null {
  let database: Database | null = null
  try {
    database = openFilmDatabase(file, true)
    return firstFault(database, known)
  } catch (error) {
    if (error instanceof FailureError && 'detail' in error.failure) return error.failure.detail ?? error.message
    return error instanceof Error ? error.message : String(error)
  } finally {
    database?.close()
  }
}

function firstFault(database: Database, known: number): string | null {
  if (pragma(database, 'application_id') !== APPLICATION_ID) return 'it is of another program'
  const version = pragma(database, 'user_version')
  if (version < 1 || version > known) return `its format is ${version}`
  const said = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string } | undefined
  if (said?.quick_check !== 'ok') return said?.quick_check ?? 'it could not be checked'
  const films = database.prepare('SELECT count(*) AS count FROM project').get() as { count: number }
  if (films.count !== 1) return `it holds ${films.count} films instead of one`
  return rowFault(database, version, known)
}

/** Rows of an older format only need to be valid JSON: only their migration knows their shape. */
function rowFault(database: Database, version: number, known: number): string | null {
  if (version !== known) return unreadable(database, version)
  const sealed = damageIn(database)[0]
  if (sealed !== undefined) return sealed
  for (const table of TABLE_NAMES) {
    const rows = database.prepare(`SELECT id, parent, ord, data, sum FROM ${table}`).iterate()
    for (const row of rows as unknown as Iterable<StoredRow>) {
      // Strokes are many, and one with a correct checksum was validated before it was written.
      const wrong = table === 'mark' ? changed(row) : faultOf(table, row)
      if (typeof wrong === 'string') return `the ${table} ${row.id}: ${wrong}`
    }
  }
  return null
}

function changed({ id, parent, ord, data, sum }: StoredRow): string | null {
  return sumOf('mark', [id, parent, ord, data]) === sum ? null : 'it is not as it was written'
}

function unreadable(database: Database, version: number): string | null {
  for (const table of TABLE_NAMES.filter((name) => hasTable(version, name))) {
    const bad = database.prepare(`SELECT id FROM ${table} WHERE NOT json_valid(data) LIMIT 1`).get() as
      | { id: string }
      | undefined
    if (bad) return `the ${table} ${bad.id} can't be read`
  }
  return null
}
