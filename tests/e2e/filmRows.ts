import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Job } from '#shared/contract/model.ts'

/** Every row of a film on disk, as `table/id` and its text. */
export type FilmRows = ReadonlyMap<string, string>

const TABLES = ['project', 'scene', 'shot', 'panel', 'layer', 'mark', 'take', 'card'] as const

export function filmRows(folder: string): FilmRows {
  return rowsOf(folder, TABLES)
}

/** The film's requests to a service as they are on disk. */
export function jobsOnDisk(folder: string): Partial<Job>[] {
  return [...rowsOf(folder, ['job']).values()].map((text) => JSON.parse(text) as Partial<Job>)
}

function rowsOf(folder: string, tables: readonly string[]): FilmRows {
  const database = new DatabaseSync(join(folder, 'board.sqlite'), { readOnly: true })
  try {
    const rows = tables.flatMap((table) =>
      database
        .prepare(`SELECT id, data FROM ${table}`)
        .all()
        .map((row): [string, string] => [`${table}/${String(row['id'])}`, String(row['data'])]),
    )
    return new Map(rows)
  } finally {
    database.close()
  }
}

/** What came, went or changed from one to the other. */
export function rowsBetween(before: FilmRows, after: FilmRows): string[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].filter((key) => before.get(key) !== after.get(key))
}
