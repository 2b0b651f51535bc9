import type { Migration, RawRow } from '#shared/document/migrations/migration.ts'
import { orderOf, parentOf } from '#shared/document/family.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { TableName } from '#shared/document/schema.ts'
import { FailureError } from '../failures.ts'
import { sealEverything } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

interface StoredRow {
  readonly id: string
  readonly parent: string
  readonly data: string
}

/**
 * Migrates tables and rows to the latest version in one transaction: all or nothing. The caller has made a snapshot
 * and verified the rows; they get new checksums.
 */
export function migrate(database: Database, folder: string, from: number, migrations: readonly Migration[]): void {
  const steps = migrations.filter((migration) => migration.to > from)
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const step of steps) {
      for (const statement of step.sql ?? []) database.exec(statement)
      for (const table of TABLE_NAMES) migrateTable(database, folder, table, step)
      database.exec(`PRAGMA user_version = ${step.to}`)
    }
    sealEverything(database)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

function migrateTable(database: Database, folder: string, table: TableName, step: Migration): void {
  const change = step.rows[table]
  if (!change) return
  const rows = database.prepare(`SELECT id, parent, data FROM ${table}`).all() as unknown as StoredRow[]
  const write = database.prepare(`UPDATE ${table} SET parent = ?, ord = ?, data = ? WHERE parent = ? AND id = ?`)
  for (const row of rows) {
    const next = change(readRaw(folder, table, row)) as never
    write.run(parentOf(table, next), orderOf(table, next), JSON.stringify(next), row.parent, row.id)
  }
}

function readRaw(folder: string, table: TableName, row: StoredRow): RawRow {
  try {
    return JSON.parse(row.data) as RawRow
  } catch {
    throw new FailureError({
      kind: 'damaged',
      path: folder,
      detail: `row ${row.id} of table ${table}: it is not JSON`,
    })
  }
}
