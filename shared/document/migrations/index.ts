import { sums } from './0002-sums.ts'
import type { Migration } from './migration.ts'

/** In order. Version 1 is the first format. */
export const MIGRATIONS: readonly Migration[] = [sums]
