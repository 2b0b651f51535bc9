import { SCHEMA_VERSION, TABLE_NAMES } from '#shared/document/schema.ts'
import { sealEverything } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

/** "FWMR": marks a database as Framewright's (`PRAGMA application_id`). */
export const APPLICATION_ID = 0x46574d52
/** Small pages, since whole pages are what is written: a 40-point stroke costs 3 KB with these, 6 KB with 1024, 14 KB with 4096. */
const PAGE_BYTES = 512

/** As `ALTER TABLE … ADD COLUMN` writes it, so that a new film and one that was brought to this format are alike. */
const SUM = 'sum INTEGER NOT NULL DEFAULT 0'

/** Kept beside the board's own tables: what was ever given or spent, which no undo takes back. */
const OWN_TABLES = [
  // Holds the number of the last session that changed the project: it names snapshots and panel revisions.
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, ${SUM}) WITHOUT ROWID`,
  `CREATE TABLE job (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL, ${SUM})`,
  `CREATE TABLE panel_revision (panel TEXT PRIMARY KEY, session INTEGER NOT NULL, count INTEGER, ${SUM}) WITHOUT ROWID`,
  `CREATE TABLE take_number (panel TEXT PRIMARY KEY, highest INTEGER NOT NULL, ${SUM}) WITHOUT ROWID`,
  // Ids of rows that a person removed, so that a check can tell them from rows that were lost.
  `CREATE TABLE removed (id TEXT PRIMARY KEY, ${SUM}) WITHOUT ROWID`,
  // What a person deleted, for as long as it can be had back.
  'CREATE TABLE trash (id TEXT PRIMARY KEY, tbl TEXT NOT NULL, at INTEGER NOT NULL, batch TEXT NOT NULL, data TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID',
  // How many rows each table holds and what their sums add up to: a row that vanished leaves no other trace.
  'CREATE TABLE tally (tbl TEXT PRIMARY KEY, held INTEGER NOT NULL, total INTEGER NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID',
]

/** Lays an empty board's tables; version and owner are written in the same transaction. */
export function createTables(database: Database): void {
  for (const name of TABLE_NAMES) database.exec(createTable(name))
  for (const statement of OWN_TABLES) database.exec(statement)
  sealEverything(database)
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
}

/** A layer's marks lie side by side, so that a panel loads with one range scan and a stroke touches one leaf. */
function createTable(name: string): string {
  const key = name === 'mark' ? 'PRIMARY KEY (parent, id)' : 'PRIMARY KEY (id)'
  const columns = `id TEXT NOT NULL, parent TEXT NOT NULL, ord TEXT NOT NULL, data TEXT NOT NULL, ${SUM}`
  return `CREATE TABLE ${name} (${columns}, ${key}) WITHOUT ROWID`
}

/** Before the first table of a new file: a page size can't be changed later without rewriting it. */
export function shapeNewFile(database: Database): void {
  database.exec(`PRAGMA page_size = ${PAGE_BYTES}`)
}
