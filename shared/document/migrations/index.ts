import { sums } from './0002-sums.ts'
import { looks } from './0004-looks.ts'
import { drafts } from './0005-drafts.ts'
import { palettes } from './0007-palettes.ts'
import type { Migration } from './migration.ts'

/**
 * A version in which rows may hold something new and no existing row changes. An older Framewright would take such
 * rows for damage; the version makes it report that the film is from a newer one and leave it alone.
 */
function holdsMore(to: number): Migration {
  return { to, rows: {} }
}

/** In order. Version 1 is the first format; the last is the one we write. */
export const MIGRATIONS: readonly Migration[] = [
  sums,
  // Strokes of the airbrush; the aperture, the zoom and the negative notes of a shot; what was
  // changed in a panel's next request; a film's own colours.
  holdsMore(3),
  looks,
  drafts,
  // Columns of a film's own, on its row and its shots'; how its shot list is shown.
  holdsMore(6),
  palettes,
  // What was typed and painted for a change of a take, on its row.
  holdsMore(8),
]

/** Whether films of this version have a table of the board. */
export function hasTable(version: number, table: string): boolean {
  return !MIGRATIONS.some(({ to, tables = [] }) => to > version && (tables as readonly string[]).includes(table))
}
