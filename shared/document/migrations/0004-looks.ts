import type { Migration } from './migration.ts'

/** A table for the looks of cards; scenes, shots and cards hold defaults until a look is chosen or changed. */
export const looks: Migration = {
  to: 4,
  tables: ['look'],
  sql: [
    'CREATE TABLE look (id TEXT NOT NULL, parent TEXT NOT NULL, ord TEXT NOT NULL, data TEXT NOT NULL, sum INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id)) WITHOUT ROWID',
  ],
  rows: {},
}
