/** A column of running text while its width is chosen. Widths are in points. */
export interface TextColumn {
  width: number
  /** Of each row's cell, the widths of its paragraphs on one line. */
  readonly cells: readonly (readonly number[])[]
}

/** Words don't fill their lines: of a line's width so much is used on average. */
const FILLED = 0.92
/** Widths that are tried, in points: a long cell becomes a line shorter only by several at once. */
const STEPS = [3, 6, 12, 24, 48] as const

/**
 * Widens columns of text where it makes the rows of a table lower, most for the least width first, until `room` is used
 * or no row becomes lower. A row is as high as its highest cell: width goes to the text that decides that. Returns what
 * is left of the room.
 */
export function lowestRows(columns: readonly TextColumn[], room: number): number {
  let left = room
  const rows = columns[0]?.cells.length ?? 0
  const lines = columns.map(({ cells, width }) => cells.map((cell) => linesOf(cell, width)))
  for (;;) {
    let best: { at: number; step: number; worth: number } | null = null
    for (const [at, column] of columns.entries()) {
      const others = highestBeside(lines, at, rows)
      for (const step of STEPS) {
        if (step > left) break
        const worth = saved(column, lines[at]!, others, step) / step
        if (worth > (best?.worth ?? 0)) best = { at, step, worth }
      }
    }
    if (best === null) return left
    const column = columns[best.at]!
    column.width += best.step
    left -= best.step
    lines[best.at] = column.cells.map((cell) => linesOf(cell, column.width))
  }
}

/** Lines that all rows together lose if this column becomes wider by `step`. */
function saved({ cells, width }: TextColumn, now: readonly number[], others: readonly number[], step: number): number {
  return cells.reduce((sum, cell, row) => {
    const [own, beside] = [now[row]!, others[row]!]
    return own <= beside ? sum : sum + own - Math.max(beside, linesOf(cell, width + step))
  }, 0)
}

function highestBeside(lines: readonly (readonly number[])[], at: number, rows: number): readonly number[] {
  return Array.from({ length: rows }, (_, row) =>
    lines.reduce((most, own, column) => (column === at ? most : Math.max(most, own[row]!)), 1),
  )
}

function linesOf(cell: readonly number[], width: number): number {
  return cell.reduce((sum, paragraph) => sum + Math.max(1, Math.ceil(paragraph / (width * FILLED))), 0)
}
