import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { EMPTY_TALLY, SEALED_SHAPES, SEALED_TABLES, readTally, sumOf, withRow } from './sealedRows.ts'
import type { SqlCell, SealedTable } from './sealedRows.ts'
import { hasTable } from '#shared/document/migrations/index.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { faultOf } from './rowReader.ts'
import type { Database } from './sqlite.ts'

/** Rows read and summed in one go: a few milliseconds. */
const ROWS_AT_ONCE = 400
/** Limit of sentences: a database with a torn page has one for every row. */
const MOST_PROBLEMS = 50

type Row = Record<string, SqlCell>
const BOARD: ReadonlySet<string> = new Set(TABLE_NAMES)

/**
 * Checks a whole database of this format: SQLite's integrity check, the checksum of every row, the tally of every
 * table. Returns a sentence per fault, and yields between chunks of a few milliseconds, so that a caller can let other
 * work through. Nothing may be written meanwhile.
 */
function* lookForDamage(database: Database, boardRows: boolean): Generator<void, string[]> {
  const problems = pageProblems(database)
  yield
  if (problems.length > 0) return problems
  const version = versionOf(database)
  for (const table of SEALED_TABLES.filter((name) => hasTable(version, name))) {
    const found = yield* lookThroughTable(database, table, boardRows || !BOARD.has(table))
    problems.push(...found)
    if (problems.length >= MOST_PROBLEMS) break
  }
  return problems.slice(0, MOST_PROBLEMS)
}

/**
 * All in one go; without `boardRows` the board's own are counted but not named. An SQLite error on a torn page is one
 * more sentence.
 */
export function damageIn(database: Database, boardRows = true): string[] {
  try {
    const look = lookForDamage(database, boardRows)
    for (;;) {
      const step = look.next()
      if (step.done) return step.value
    }
  } catch (error) {
    return [`board.sqlite: ${error instanceof Error ? error.message : String(error)}.`]
  }
}

export interface LookJob {
  readonly folder: string
}

/** Checks a film that this process has open, on a separate connection. Returns the first fault; null for none. */
export function lookThroughFilm({ folder }: LookJob): string | null {
  const database = openFilmDatabase(path.join(folder, 'board.sqlite'), true, { inUse: true })
  try {
    return damageIn(database)[0] ?? null
  } finally {
    database.close()
  }
}

/** The first format whose rows have checksums. */
export const FIRST_WITH_SUMS = 2

/** For a film of the first format, without checksums: whether its pages are consistent and its rows readable. */
export function damageBeforeSums(database: Database): string[] {
  try {
    const problems = pageProblems(database)
    if (problems.length > 0) return problems
    return TABLE_NAMES.filter((name) => hasTable(FIRST_WITH_SUMS - 1, name))
      .flatMap((table) => {
        const rows = database.prepare(`SELECT id, data FROM ${table}`).all() as unknown as {
          id: string
          data: string
        }[]
        return rows.flatMap((row) => {
          const read = faultOf(table, row)
          return typeof read === 'string' ? [`The ${table} ${row.id} can't be read: ${read}.`] : []
        })
      })
      .slice(0, MOST_PROBLEMS)
  } catch (error) {
    return [`board.sqlite: ${error instanceof Error ? error.message : String(error)}.`]
  }
}

/** In chunks, yielding to other work between them. */
export async function damageInPieces(database: Database): Promise<string[]> {
  try {
    const look = lookForDamage(database, true)
    for (;;) {
      await setImmediate()
      if (!database.isOpen) return []
      const step = look.next()
      if (step.done) return step.value
    }
  } catch (error) {
    return [`board.sqlite: ${error instanceof Error ? error.message : String(error)}.`]
  }
}

function versionOf(database: Database): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
}

function pageProblems(database: Database): string[] {
  const rows = database.prepare(`PRAGMA quick_check(${MOST_PROBLEMS})`).all() as unknown as { quick_check: string }[]
  return rows.filter((row) => row.quick_check !== 'ok').map((row) => `board.sqlite: ${row.quick_check}.`)
}

function* lookThroughTable(database: Database, table: SealedTable, named: boolean): Generator<void, string[]> {
  const { key, columns } = SEALED_SHAPES[table]
  const names = key.join(', ')
  const chosen = `SELECT ${[...columns, 'sum'].join(', ')} FROM ${table}`
  const first = database.prepare(`${chosen} ORDER BY ${names} LIMIT ${ROWS_AT_ONCE}`)
  const next = database.prepare(
    `${chosen} WHERE (${names}) > (${key.map(() => '?').join(', ')}) ORDER BY ${names} LIMIT ${ROWS_AT_ONCE}`,
  )
  const problems: string[] = []
  const written = readTally(database, table)
  let found = EMPTY_TALLY
  let rows = first.all() as unknown as Row[]
  // Keys out of order can lead a search back to rows already read.
  while (rows.length > 0 && found.held <= (written?.held ?? 0) + ROWS_AT_ONCE) {
    for (const row of rows) {
      const sum = Number(row['sum'])
      found = withRow(found, sum)
      if (!named) continue
      const right = sumOf(
        table,
        columns.map((name) => row[name]!),
      )
      if (right !== sum) problems.push(`The ${table} ${nameOf(row, key)} is not as it was written.`)
    }
    const last = rows.at(-1)!
    yield
    rows = next.all(...key.map((name) => last[name]!)) as unknown as Row[]
  }
  if (written === null) return [...problems, `How many rows the table ${table} should hold is lost.`]
  if (written.held !== found.held)
    problems.push(`The table ${table} holds ${found.held} rows instead of ${written.held}.`)
  else if (written.total !== found.total) problems.push(`The table ${table} does not hold the rows that were written.`)
  return problems
}

function nameOf(row: Row, key: readonly string[]): string {
  return key.map((name) => String(row[name])).join(' ')
}
