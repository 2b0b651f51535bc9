import type { Migration } from './migration.ts'

const ROW_TABLES = ['project', 'scene', 'shot', 'panel', 'layer', 'mark', 'take', 'card', 'media']
const OWN_TABLES = ['meta', 'job', 'panel_revision', 'take_number', 'removed']

/** Adds a checksum to every row and a row count to every table, to detect changes made by a failing disk. */
export const sums: Migration = {
  to: 2,
  sql: [
    ...[...ROW_TABLES, ...OWN_TABLES].map((table) => `ALTER TABLE ${table} ADD COLUMN sum INTEGER NOT NULL DEFAULT 0`),
    'CREATE TABLE trash (id TEXT PRIMARY KEY, tbl TEXT NOT NULL, at INTEGER NOT NULL, batch TEXT NOT NULL, data TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID',
    'CREATE TABLE tally (tbl TEXT PRIMARY KEY, held INTEGER NOT NULL, total INTEGER NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID',
  ],
  rows: {},
}
