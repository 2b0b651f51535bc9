import { copyFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { orderOf, parentOf } from '#shared/document/family.ts'
import { SCHEMA_VERSION, TABLE_NAMES } from '#shared/document/schema.ts'
import type { MarkRow, Rows, TableName } from '#shared/document/schema.ts'
import { allRows, rowOf } from '#shared/document/table.ts'
import { diffBoards } from '#shared/document/diff.ts'
import { createTables, setPageSize } from './boardTables.ts'
import { damageWords } from './damageWords.ts'
import { temporaryPlace } from './temporaryPlace.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { readBoard } from './rowReader.ts'
import { isBoard, wholeRows } from './salvage.ts'
import {
  EMPTY_TALLY,
  SEALED_SHAPES,
  SEALED_TABLES,
  createSealedRows,
  readTallies,
  sumOf,
  withRow,
} from './sealedRows.ts'
import type { SqlCell, SealedTable, Tally } from './sealedRows.ts'
import { newestWholeSnapshot } from './snapshotFiles.ts'
import { backUp } from './snapshots.ts'
import { damageIn } from './soundness.ts'
import { openDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'

type Tallies = ReadonlyMap<SealedTable, Tally>

/** The film as last known to be saved: its rows except marks, and the row count of each table. */
export interface Remembered {
  readonly board: Board
  readonly tallies: Tallies
  /** The most recently saved marks; null for a removed one. */
  readonly recent: ReadonlyMap<string, MarkRow | null>
}

export interface OpenFilm {
  readonly database: Database
  readonly folder: string
  /** Copies its database and log, through this process's open files, to a file that must not exist. */
  copyFiles(to: string): void
}

/** Tables with a person's work; the rest is Framewright's own bookkeeping. */
export const OF_THE_ARTIST = ['mark', 'job', 'trash'] as const satisfies readonly SealedTable[]
type OfTheArtist = (typeof OF_THE_ARTIST)[number]

/**
 * Writes the rows of an open film whose files were changed underneath it to a new database: as the connection has
 * them, if that is what was last saved; else the rows that this process remembers, plus every mark still readable from
 * the connection, the files and the newest intact snapshot. Returns sentences on what could not be read.
 */
export function rescue(film: OpenFilm, remembered: Remembered, to: string): string[] {
  if (copiedWhole(film, remembered, to)) return []
  rmSync(to, { force: true })
  const laid = layRemembered(to, remembered, (take) => eachSource(film, take))
  const missing = (table: SealedTable): number =>
    Math.max(0, (remembered.tallies.get(table)?.held ?? 0) - (laid.get(table)?.held ?? 0))
  const losses = OF_THE_ARTIST.map((table) => ({ table, count: missing(table), parents: [] }))
  const lost = losses.filter((loss) => loss.count > 0)
  const earlier = OF_THE_ARTIST.filter(
    (table) => missing(table) === 0 && !sameTallies(laid, remembered.tallies, [table]),
  )
  return [...damageWords(remembered.board, lost), ...earlier.map((table) => EARLIER[table])]
}

const EARLIER: Readonly<Record<OfTheArtist, string>> = {
  mark: 'Some marks could be read only as they were earlier: what was changed or erased since may show again.',
  job: 'The ledger could be read only as it was earlier: what was spent since may be missing from it.',
  trash: 'The trash could be read only as it was earlier: what was deleted since may be missing from it.',
}

function copiedWhole({ database, folder }: OpenFilm, { board, tallies }: Remembered, to: string): boolean {
  let copy: Database | null = null
  try {
    backUp(database, to)
    copy = openFilmDatabase(to, true)
    return (
      damageIn(copy).length === 0 &&
      sameTallies(readTallies(copy, OF_THE_ARTIST), tallies) &&
      diffBoards(readBoard(copy, folder), board).length === 0
    )
  } catch {
    return false
  } finally {
    copy?.close()
  }
}

function sameTallies(found: Tallies, known: Tallies, tables: readonly SealedTable[] = OF_THE_ARTIST): boolean {
  return tables.every(
    (table) => found.get(table)?.held === known.get(table)?.held && found.get(table)?.total === known.get(table)?.total,
  )
}

/** Tries databases that may still hold some of this film, the most recent first, until `take` says that nothing is missing. */
function eachSource(film: OpenFilm, take: (from: Database) => boolean): void {
  if (attempted(() => take(film.database))) return
  if (attempted(() => inOwnPlace((to) => film.copyFiles(to), take))) return
  attempted(() => {
    const snapshot = newestWholeSnapshot(film.folder, SCHEMA_VERSION)
    return snapshot !== null && inOwnPlace((to) => copyFileSync(snapshot.file, to), take)
  })
}

/** Skips a source that can't be read: another may have the rows. */
function attempted(work: () => boolean): boolean {
  try {
    return work()
  } catch {
    return false
  }
}

function inOwnPlace(copy: (to: string) => void, take: (from: Database) => boolean): boolean {
  const place = temporaryPlace()
  let database: Database | null = null
  try {
    copy(path.join(place, 'board.sqlite'))
    database = openFilmDatabase(path.join(place, 'board.sqlite'), false)
    return take(database)
  } finally {
    database?.close()
    rmSync(place, { recursive: true, force: true })
  }
}

function layRemembered(
  to: string,
  { board, tallies, recent }: Remembered,
  each: (take: (from: Database) => boolean) => void,
): Tallies {
  const database = openDatabase(to, false)
  const rows = createSealedRows(database)
  const laid = new Map<SealedTable, Set<string>>(SEALED_TABLES.map((table) => [table, new Set()]))
  const found = new Map<SealedTable, Tally>(SEALED_TABLES.map((table) => [table, EMPTY_TALLY]))

  function takeFrom(from: Database): boolean {
    if (!isOf(from, board)) return false
    for (const table of SEALED_TABLES.filter((name) => name === 'mark' || !isBoard(name)).toReversed())
      for (const { values, row } of wholeRows(from, table).whole)
        if (!recent.has((row as MarkRow | null)?.id ?? '')) putNew(table, values)
    return sameTallies(found, tallies)
  }

  function putNew(table: SealedTable, values: readonly SqlCell[]): void {
    const { key, columns } = SEALED_SHAPES[table]
    const at = (name: string): SqlCell => values[columns.indexOf(name)] ?? null
    const named = key.map(at).join('\0')
    if (laid.get(table)!.has(named) || (table === 'mark' && !isPlaced(String(at('parent'))))) return
    rows.put(table, values)
    laid.get(table)!.add(named)
    found.set(table, withRow(found.get(table)!, sumOf(table, values)))
  }

  const isPlaced = (layerId: string): boolean =>
    rowOf(board.layer, layerId) !== undefined || laid.get('trash')!.has(layerId) || laid.get('removed')!.has(layerId)

  try {
    setPageSize(database)
    database.exec('PRAGMA synchronous = OFF; BEGIN')
    createTables(database)
    for (const row of recent.values()) if (row !== null) putNew('mark', valuesOf('mark', row))
    each(takeFrom)
    for (const table of TABLE_NAMES) if (table !== 'mark') putAll(table, board, (values) => rows.put(table, values))
    rows.settle()
    database.exec('COMMIT')
    return found
  } finally {
    database.close()
  }
}

function putAll<T extends TableName>(table: T, board: Board, put: (values: readonly SqlCell[]) => void): void {
  for (const row of allRows(board[table]) as Iterable<Rows[T]>) put(valuesOf(table, row))
}

function valuesOf<T extends TableName>(table: T, row: Rows[T]): readonly SqlCell[] {
  return [row.id, parentOf(table, row), orderOf(table, row), JSON.stringify(row)]
}

/** Not another film that has taken its place. If even that can't be read, we assume what can be read is ours. */
function isOf(database: Database, board: Board): boolean {
  try {
    const found = database.prepare('SELECT id FROM project').get() as { id: string } | undefined
    return found === undefined || found.id === filmOf(board).id
  } catch {
    return true
  }
}
