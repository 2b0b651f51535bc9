import { MIGRATIONS } from '#shared/document/migrations/index.ts'
import type { Migration } from '#shared/document/migrations/migration.ts'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'

/** The format in use, and its migrations; tests supply their own. */
export interface Format {
  readonly version: number
  readonly migrations: readonly Migration[]
}

export const CURRENT_FORMAT: Format = { version: SCHEMA_VERSION, migrations: MIGRATIONS }
