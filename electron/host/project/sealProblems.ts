import { EMPTY_TALLY, SEALED_SHAPES, SEALED_TABLES, readTally, sumOf, withRow } from './sealedRows.ts'
import type { Cell, SealedTable, Tally } from './sealedRows.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { Database } from './sqlite.ts'

const BOARD: ReadonlySet<string> = new Set(TABLE_NAMES)

/**
 * Where rows are not those that were written: one sentence for each row of Framewright's own tables whose sum is wrong (the
 * board's are read, and named, by their reader), and for each table that lost rows or got some.
 */
export function sealProblems(database: Database): string[] {
  return SEALED_TABLES.flatMap((table) => {
    const problems: string[] = []
    const found = countRows(database, table, problems)
    const written = readTally(database, table)
    if (written === null) return [...problems, `How many rows the table ${table} should hold is lost.`]
    if (written.held !== found.held)
      problems.push(`The table ${table} holds ${found.held} rows instead of ${written.held}.`)
    else if (written.total !== found.total)
      problems.push(`The table ${table} does not hold the rows that were written.`)
    return problems
  })
}

function countRows(database: Database, table: SealedTable, problems: string[]): Tally {
  const { key, columns } = SEALED_SHAPES[table]
  const rows = database.prepare(`SELECT ${[...columns, 'sum'].join(', ')} FROM ${table}`).iterate() as Iterable<
    Record<string, Cell>
  >
  let found = EMPTY_TALLY
  for (const row of rows) {
    const sum = Number(row['sum'])
    found = withRow(found, sum)
    if (BOARD.has(table)) continue
    const right = sumOf(
      table,
      columns.map((name) => row[name]!),
    )
    if (right !== sum)
      problems.push(`A row of the table ${table} (${key.map((name) => row[name]).join(' ')}) is not as it was written.`)
  }
  return found
}
