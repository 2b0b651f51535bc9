import type { ListRow } from './listRow.ts'

/**
 * The gap between rows into which rows that are carried would drop: 0 above the first. `at`: CSS px from the top of the
 * first row; `starts`: where each row begins, and where the last ends. Whoever points at a head means its day or scene,
 * so all of it is the gap below it; one that takes no shots, since it is omitted, is the gap above it.
 */
export function dropGap(rows: readonly ListRow[], starts: readonly number[], at: number): number {
  const over = rows.findIndex((row, place) => at < turnOf(row, starts[place]!, starts[place + 1]!))
  return over < 0 ? rows.length : over
}

/** From here on it is the gap below a row. */
function turnOf(row: ListRow, top: number, bottom: number): number {
  if (row.kind === 'shot') return (top + bottom) / 2
  return row.kind === 'scene' && row.scene.omitted ? bottom : top
}
