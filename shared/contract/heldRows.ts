import { z } from 'zod'
import { ID_PREFIXES } from '../document/ids.ts'
import type { Rows, TableName } from '../document/schema.ts'

/**
 * Rows of this table as the host holds them: every one has passed its schema where trust begins, on reading it from disk
 * (`electron/host/project/rowReader.ts`) or on taking it from a window (`board.save`). Host and window are of one build,
 * and nobody else can speak in between, so that a film's thousands of rows need not be parsed once more as they leave
 * the host and again as they reach the window, which may not compile a schema (its page forbids `eval`) and took longer
 * over it than over everything else in opening. What is still checked is that they are rows of this table.
 */
export function heldRows<T extends TableName>(table: T): z.ZodType<Rows[T][], Rows[T][]> {
  const begins = `${ID_PREFIXES[table]}_`
  return z.custom<Rows[T][]>(
    (value) => Array.isArray(value) && value.every((row) => isRow(row, begins)),
    `not rows of the table ${table}`,
  )
}

function isRow(value: unknown, begins: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { id } = value as { readonly id?: unknown }
  return typeof id === 'string' && id.startsWith(begins)
}
