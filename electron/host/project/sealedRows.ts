import { createHash } from 'node:crypto'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { TableName } from '#shared/document/schema.ts'
import { prepared } from './sqlite.ts'
import type { Database } from './sqlite.ts'

export type SealedTable = TableName | 'meta' | 'job' | 'panel_revision' | 'take_number' | 'removed' | 'trash'
export type SqlCell = string | number | null

interface Shape {
  /** The key columns. */
  readonly key: readonly string[]
  /** Every column except `sum`, in checksum order. */
  readonly columns: readonly string[]
}

const BOARD_COLUMNS = ['id', 'parent', 'ord', 'data']
const OWN_SHAPES = {
  meta: { key: ['key'], columns: ['key', 'value'] },
  job: { key: ['id'], columns: ['seq', 'id', 'data'] },
  panel_revision: { key: ['panel'], columns: ['panel', 'session', 'count'] },
  take_number: { key: ['panel'], columns: ['panel', 'highest'] },
  removed: { key: ['id'], columns: ['id'] },
  trash: { key: ['id'], columns: ['id', 'tbl', 'at', 'batch', 'data'] },
} as const

/** Every table whose rows have a checksum. */
export const SEALED_SHAPES: Readonly<Record<SealedTable, Shape>> = {
  ...(Object.fromEntries(
    TABLE_NAMES.map((name) => [name, { key: name === 'mark' ? ['parent', 'id'] : ['id'], columns: BOARD_COLUMNS }]),
  ) as unknown as Record<TableName, Shape>),
  ...OWN_SHAPES,
}
export const SEALED_TABLES = Object.keys(SEALED_SHAPES) as readonly SealedTable[]

/** A table's row count and the total of its checksums. */
export interface Tally {
  readonly held: number
  readonly total: number
}
export const EMPTY_TALLY: Tally = { held: 0, total: 0 }

/** 48 bits: six bytes in SQLite, and adding two stays exact in a JavaScript number. */
const SUM_SPAN = 2 ** 48

/** The checksum of a row: the first 48 bits of a SHA-256 over its table's name and every column. */
export function sumOf(table: SealedTable | 'tally', values: readonly SqlCell[]): number {
  return createHash('sha256')
    .update(`${table}\0${values.join('\0')}`)
    .digest()
    .readUIntBE(0, 6)
}

export function withRow({ held, total }: Tally, sum: number): Tally {
  return { held: held + 1, total: (total + sum) % SUM_SPAN }
}

function withoutRow({ held, total }: Tally, sum: number): Tally {
  return { held: held - 1, total: (total - sum + SUM_SPAN) % SUM_SPAN }
}

/**
 * The only way rows are written: each with its checksum, each table with its tally, so that both changed and vanished
 * rows are detected later. Everything happens inside the caller's transaction.
 */
export interface SealedRows {
  /** Values in column order; replaces a row with the same key. */
  put(table: SealedTable, values: readonly SqlCell[]): void
  /** Key values in key order. */
  remove(table: SealedTable, key: readonly SqlCell[]): void
  /** Writes the tallies of what was put and removed: call last before a commit. */
  settle(): void
  /** Call after a rollback. */
  forget(): void
}

type Statements = ReturnType<typeof prepareTable>

export function createSealedRows(database: Database): SealedRows {
  const ready = new Map<SealedTable, Statements>()
  const changed = new Map<SealedTable, Tally>()

  function statements(table: SealedTable): Statements {
    const known = ready.get(table) ?? prepareTable(database, table)
    ready.set(table, known)
    return known
  }

  /** The table's tally without the row of this key, within the current transaction. */
  function tallyWithout(table: SealedTable, key: readonly SqlCell[]): Tally {
    const tally = changed.get(table) ?? readTally(database, table) ?? EMPTY_TALLY
    const before = statements(table).sum.get(...key) as { sum: number } | undefined
    return before ? withoutRow(tally, before.sum) : tally
  }

  return {
    put(table, values) {
      const { key, columns } = SEALED_SHAPES[table]
      const tally = tallyWithout(
        table,
        key.map((name) => values[columns.indexOf(name)]!),
      )
      const sum = sumOf(table, values)
      statements(table).put.run(...values, sum)
      changed.set(table, withRow(tally, sum))
    },
    remove(table, key) {
      const tally = tallyWithout(table, key)
      statements(table).remove.run(...key)
      changed.set(table, tally)
    },
    settle() {
      for (const [table, tally] of changed) writeTally(database, table, tally)
      changed.clear()
    },
    forget: () => changed.clear(),
  }
}

function prepareTable(database: Database, table: SealedTable) {
  const { key, columns } = SEALED_SHAPES[table]
  const named = key.map((name) => `${name} = ?`).join(' AND ')
  const places = [...columns, 'sum'].map(() => '?').join(', ')
  return {
    sum: database.prepare(`SELECT sum FROM ${table} WHERE ${named}`),
    put: database.prepare(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}, sum) VALUES (${places})`),
    remove: database.prepare(`DELETE FROM ${table} WHERE ${named}`),
  }
}

/** null if the table has no tally, or its checksum is wrong: a film always has one for every table. */
export function readTally(database: Database, table: SealedTable): Tally | null {
  const row = prepared(database, 'SELECT held, total, sum FROM tally WHERE tbl = ?').get(table) as
    | { held: number; total: number; sum: number }
    | undefined
  if (!row || sumOf('tally', [table, row.held, row.total]) !== row.sum) return null
  return { held: row.held, total: row.total }
}

/** For those tables whose tally is readable. */
export function readTallies(database: Database, tables: readonly SealedTable[]): ReadonlyMap<SealedTable, Tally> {
  return new Map(
    tables.flatMap((table) => {
      const tally = readTally(database, table)
      return tally ? [[table, tally] as const] : []
    }),
  )
}

function writeTally(database: Database, table: SealedTable, { held, total }: Tally): void {
  prepared(database, 'INSERT OR REPLACE INTO tally (tbl, held, total, sum) VALUES (?, ?, ?, ?)').run(
    table,
    held,
    total,
    sumOf('tally', [table, held, total]),
  )
}

/** Computes all checksums and tallies: for a new film, and after a migration has changed rows. */
export function sealEverything(database: Database): void {
  for (const table of SEALED_TABLES) {
    const { key, columns } = SEALED_SHAPES[table]
    const named = key.map((name) => `${name} = ?`).join(' AND ')
    const write = database.prepare(`UPDATE ${table} SET sum = ? WHERE ${named}`)
    let tally = EMPTY_TALLY
    const rows = database.prepare(`SELECT ${columns.join(', ')} FROM ${table}`).all() as unknown as Record<
      string,
      SqlCell
    >[]
    for (const row of rows) {
      const sum = sumOf(
        table,
        columns.map((name) => row[name]!),
      )
      write.run(sum, ...key.map((name) => row[name]!))
      tally = withRow(tally, sum)
    }
    writeTally(database, table, tally)
  }
}
