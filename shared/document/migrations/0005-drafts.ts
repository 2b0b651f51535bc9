import type { Migration } from './migration.ts'

/** A table for the drafts of the script; a shot covers no lines until some are chosen. */
export const drafts: Migration = {
  to: 5,
  tables: ['draft'],
  sql: [
    'CREATE TABLE draft (id TEXT NOT NULL, parent TEXT NOT NULL, ord TEXT NOT NULL, data TEXT NOT NULL, sum INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id)) WITHOUT ROWID',
  ],
  rows: {},
}
