import { sums } from './0002-sums.ts'
import type { Migration } from './migration.ts'

/**
 * A version in which rows may hold something new and no row of before changes: an older Framewright, which would take such
 * rows for damage, says instead that the film is from a newer one and leaves it alone.
 */
function holdsMore(to: number): Migration {
  return { to, rows: {} }
}

/** In order. Version 1 is the first format; the last is the one that is written. */
export const MIGRATIONS: readonly Migration[] = [
  sums,
  // Strokes of the airbrush; the aperture of a shot.
  holdsMore(3),
]
