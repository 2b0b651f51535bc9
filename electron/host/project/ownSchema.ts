import { MIGRATIONS } from '#shared/document/migrations/index.ts'
import { openDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** The first format as created. It never changes: later changes are in the migrations. */
const ROW_TABLES = ['project', 'scene', 'shot', 'panel', 'layer', 'mark', 'take', 'card', 'media']
const FIRST = [
  ...ROW_TABLES.map((name) => {
    const key = name === 'mark' ? 'PRIMARY KEY (parent, id)' : 'PRIMARY KEY (id)'
    return `CREATE TABLE ${name} (id TEXT NOT NULL, parent TEXT NOT NULL, ord TEXT NOT NULL, data TEXT NOT NULL, ${key}) WITHOUT ROWID`
  }),
  'CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  'CREATE TABLE job (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL)',
  'CREATE TABLE panel_revision (panel TEXT PRIMARY KEY, session INTEGER NOT NULL, count INTEGER) WITHOUT ROWID',
  'CREATE TABLE take_number (panel TEXT PRIMARY KEY, highest INTEGER NOT NULL) WITHOUT ROWID',
  'CREATE TABLE removed (id TEXT PRIMARY KEY) WITHOUT ROWID',
]

/**
 * The schema of this version's films: each statement by its kind and name, as this SQLite writes it, so that films
 * compare equal whichever of our versions created them.
 */
export function ownSchema(version: number): ReadonlyMap<string, string> {
  const database = openDatabase(':memory:', false)
  try {
    for (const statement of FIRST) database.exec(statement)
    for (const step of MIGRATIONS)
      if (step.to <= version) for (const statement of step.sql ?? []) database.exec(statement)
    return schemaIn(database)
  } finally {
    database.close()
  }
}

export function schemaIn(database: Database): ReadonlyMap<string, string> {
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all() as unknown as {
    type: string
    name: string
    tbl_name: string
    sql: string | null
  }[]
  // An index created by UNIQUE has no statement of its own; its table identifies it.
  return new Map(rows.map((row) => [`${row.type} ${row.name}`, `${row.tbl_name}: ${row.sql ?? ''}`]))
}

/** The first difference from our schema, worded to follow "its database"; null if there is none. */
export function schemaFault(found: ReadonlyMap<string, string>, version: number): string | null {
  const own = ownSchema(version)
  for (const [name, sql] of found) {
    if (!own.has(name)) return `has a ${printable(name)}, which no film of ours has`
    if (own.get(name) !== sql) return `has another ${printable(name)} than a film of ours`
  }
  for (const name of own.keys()) if (!found.has(name)) return `lacks the ${name}`
  return null
}

/** Makes a stranger's name safe to show in a sentence. */
function printable(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '?').slice(0, 60)
}
