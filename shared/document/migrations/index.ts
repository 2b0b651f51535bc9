import type { TableName } from '../schema.ts'

/** A row as JSON holds it, before any schema has been asked. */
export type RawRow = Readonly<Record<string, unknown>>

/**
 * One step from the format before it: pure transforms of rows, by table. A table that is not named stays as it is.
 * Each step lives in its own file NNNN-what-changes.ts and never changes once a version with it was given out.
 */
export interface Migration {
  /** The version this step leads to. */
  readonly to: number
  readonly rows: { readonly [T in TableName]?: (row: RawRow) => RawRow }
}

/** In order. Version 1 is the first format, so there is nothing to migrate yet. */
export const MIGRATIONS: readonly Migration[] = []
