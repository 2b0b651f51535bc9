import { DatabaseSync } from 'node:sqlite'

/** The rows of the first formats as they lie on disk, and which format it is. */
export function rowsOnDisk(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true })
  const tables = ['project', 'scene', 'shot', 'panel', 'layer', 'mark', 'take', 'card', 'media']
  const rows = tables.map((table) => database.prepare(`SELECT id, parent, ord, data FROM ${table} ORDER BY id`).all())
  const version = database.prepare('PRAGMA user_version').get()
  database.close()
  return { version, rows }
}
