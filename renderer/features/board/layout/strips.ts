import type { BoardLayout, Cell } from './layout.ts'
import { firstEndingBelow } from './layoutQuery.ts'
import type { WorldRect } from './layoutQuery.ts'

/** Neighbours in a row that are drawn together. */
export interface Strip {
  /** The same as long as it covers the same places of the layout. */
  readonly key: string
  readonly cells: readonly Cell[]
  /** How many cells a full one has. */
  readonly most: number
}

/**
 * Calls back for every strip, of at most `most` cells each, with a cell that intersects `rect`. The cost depends on the
 * number of hits, not on the film.
 */
export function eachStripIn(layout: BoardLayout, rect: WorldRect, most: number, visit: (strip: Strip) => void): void {
  const { pitch, rows, cells, frame, spacing } = layout
  const height = frame.height + spacing.caption
  for (let at = firstEndingBelow(rows, (row) => row.y + height, rect.y); at < rows.length; at += 1) {
    const row = rows[at]!
    if (row.y >= rect.y + rect.height) return
    const first = Math.max(0, Math.floor((rect.x - row.x - frame.width) / pitch.x) + 1)
    const last = Math.min(Math.floor((rect.x + rect.width - row.x) / pitch.x), row.cellCount - 1)
    for (let place = Math.floor(first / most); place * most <= last; place += 1) {
      const from = row.firstCell + place * most
      const to = row.firstCell + Math.min((place + 1) * most, row.cellCount)
      visit({ key: `${at}:${place}:${most}`, cells: cells.slice(from, to), most })
    }
  }
}
