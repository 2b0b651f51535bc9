import type { z } from 'zod'
import { boardFrom } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { ROW_SCHEMAS, TABLE_NAMES } from '#shared/document/schema.ts'
import type { MarkRow, Rows, TableName } from '#shared/document/schema.ts'
import { FailureError } from '../failures.ts'
import { keepToBudget } from './rowBudget.ts'
import { sumOf } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

/** A row of a board table as stored on disk. */
export interface StoredRow {
  readonly id: string
  readonly parent: string
  readonly ord: string
  readonly data: string
  readonly sum: number
}

/** Reads every table except marks. An unreadable row is a `damaged` failure that names it; nothing is skipped or repaired. */
export function readBoard(database: Database, folder: string): Board {
  const lists: Partial<Record<TableName, unknown[]>> = {}
  for (const table of TABLE_NAMES) {
    if (table === 'mark') continue
    keepToBudget(database, folder, table)
    const stored = database.prepare(`SELECT id, parent, ord, data, sum FROM ${table}`).all() as unknown as StoredRow[]
    lists[table] = stored.map((row) => parseRow(folder, table, row))
  }
  if (lists.project?.length !== 1)
    throw new FailureError({
      kind: 'damaged',
      path: folder,
      detail: `table project holds ${lists.project?.length ?? 0} rows, not one`,
    })
  return boardFrom(lists as never)
}

export function readMarks(database: Database, folder: string, layerIds: readonly string[]): MarkRow[] {
  const read = database.prepare('SELECT id, parent, ord, data, sum FROM mark WHERE parent = ?')
  return layerIds.flatMap((layerId) => {
    keepToBudget(database, folder, 'mark', 'WHERE parent = ?', [layerId])
    return (read.all(layerId) as unknown as StoredRow[]).map((row) => parseRow(folder, 'mark', row))
  })
}

export function readInked(database: Database, layerIds: readonly string[]): ReadonlySet<string> {
  const read = database.prepare('SELECT 1 FROM mark WHERE parent = ? LIMIT 1')
  return new Set(layerIds.filter((layerId) => read.get(layerId) !== undefined))
}

function parseRow<T extends TableName>(folder: string, table: T, stored: StoredRow): Rows[T] {
  const wrong = faultOfSealed(table, stored)
  if (typeof wrong === 'string')
    throw new FailureError({ kind: 'damaged', path: folder, detail: `row ${stored.id} of table ${table}: ${wrong}` })
  return wrong.row
}

/** The row, or briefly what is wrong with it; checks its checksum as well. */
export function faultOfSealed<T extends TableName>(table: T, stored: StoredRow): { row: Rows[T] } | string {
  const read = faultOf(table, stored)
  if (typeof read === 'string') return read
  const sum = sumOf(table, [stored.id, stored.parent, stored.ord, stored.data])
  return sum === stored.sum ? read : 'it is not as it was written'
}

/** Checks the schema only. */
export function faultOf<T extends TableName>(
  table: T,
  stored: Pick<StoredRow, 'id' | 'data'>,
): { row: Rows[T] } | string {
  let value: unknown
  try {
    value = JSON.parse(stored.data)
  } catch {
    return 'it is not JSON'
  }
  const parsed = ROW_SCHEMAS[table].safeParse(value)
  if (!parsed.success) return issueWords(parsed.error)
  if (parsed.data.id !== stored.id) return `it says that it is ${parsed.data.id}`
  return { row: parsed.data as Rows[T] }
}

export function issueWords(error: z.ZodError): string {
  const first = error.issues[0]
  if (!first) return 'it does not fit the schema'
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : ''
  return `${first.path.join('.') || 'value'}: ${first.message}${more}`
}
