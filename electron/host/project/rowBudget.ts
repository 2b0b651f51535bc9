import { unsafe } from './insideFilm.ts'
import type { Database } from './sqlite.ts'

/**
 * Limits on what is read at once. A file of a few kilobytes can claim millions of rows (by referring to one page
 * repeatedly), and one row can be hundreds of megabytes: both are checked before reading, without touching any row's
 * text.
 */
const MOST_ROWS = 250_000
const MOST_BYTES = 256_000_000
const LARGEST_ROW = 64_000_000

/** `where` takes `values`. More than any film has is an `unsafe-folder` failure that names the table. */
export function keepToBudget(
  database: Database,
  folder: string,
  table: string,
  where = '',
  values: readonly string[] = [],
): void {
  const counted = database
    .prepare(
      `SELECT count(*) AS held, coalesce(sum(size), 0) AS bytes, coalesce(max(size), 0) AS largest
       FROM (SELECT octet_length(data) AS size FROM ${table} ${where} LIMIT ${MOST_ROWS + 1})`,
    )
    .get(...values) as { held: number; bytes: number; largest: number }
  if (counted.held > MOST_ROWS) throw unsafe(folder, `its table ${table} holds more rows than a film has`)
  if (counted.largest > LARGEST_ROW || counted.bytes > MOST_BYTES)
    throw unsafe(folder, `a row of its table ${table} is larger than anything of a film`)
}
