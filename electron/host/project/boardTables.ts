import { SCHEMA_VERSION, TABLE_NAMES } from '#shared/document/schema.ts'
import { sealEverything } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

/** "FWMR": marks a database as Framewright's (`PRAGMA application_id`). */
export const APPLICATION_ID = 0x46574d52
/** Small, since whole pages are written: a 40-point stroke costs 3 KB with these, 6 KB with 1024, 14 KB with 4096. */
const PAGE_BYTES = 512

/** Exactly as `ALTER TABLE … ADD COLUMN` writes it, so that a new film and a migrated one have the same schema. */
const SUM = 'sum INTEGER NOT NULL DEFAULT 0'

/** Tables besides the board's: records of what was issued or spent, which undo never reverts. */
const OWN_TABLES = [
  // Holds the number of the last session that changed the project, used in the names of snapshots and panel revisions.
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, ${SUM}) WITHOUT ROWID`,
  `CREATE TABLE job (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL, ${SUM})`,
  `CREATE TABLE panel_revision (panel TEXT PRIMARY KEY, session INTEGER NOT NULL, count INTEGER, ${SUM}) WITHOUT ROWID`,
  `CREATE TABLE take_number (panel TEXT PRIMARY KEY, highest INTEGER NOT NULL, ${SUM}) WITHOUT ROWID`,
  // Ids of rows that a person removed, so that a check can tell them from lost rows.
  `CREATE TABLE removed (id TEXT PRIMARY KEY, ${SUM}) WITHOUT ROWID`,
  // Deleted rows, for as long as they can be restored.
  'CREATE TABLE trash (id TEXT PRIMARY KEY, tbl TEXT NOT NULL, at INTEGER NOT NULL, batch TEXT NOT NULL, data TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID',
  // Row count and checksum total per table: a vanished row leaves no other trace.
  'CREATE TABLE tally (tbl TEXT PRIMARY KEY, held INTEGER NOT NULL, total INTEGER NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID',
]

/** Creates an empty board's tables; version and owner are written in the same transaction. */
export function createTables(database: Database): void {
  for (const name of TABLE_NAMES) database.exec(createTable(name))
  for (const statement of OWN_TABLES) database.exec(statement)
  sealEverything(database)
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
}

/** A layer's marks are adjacent, so that a panel loads with one range scan and a stroke touches one leaf. */
function createTable(name: string): string {
  const key = name === 'mark' ? 'PRIMARY KEY (parent, id)' : 'PRIMARY KEY (id)'
  const columns = `id TEXT NOT NULL, parent TEXT NOT NULL, ord TEXT NOT NULL, data TEXT NOT NULL, ${SUM}`
  return `CREATE TABLE ${name} (${columns}, ${key}) WITHOUT ROWID`
}

/** Must run before the first table is created: changing the page size later means rewriting the file. */
export function setPageSize(database: Database): void {
  database.exec(`PRAGMA page_size = ${PAGE_BYTES}`)
}
