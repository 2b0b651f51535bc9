import type { Board } from '#shared/document/board.ts'
import { cellText } from '#shared/fields/listFilter.ts'
import type { GridColumn } from './columns.ts'
import type { ListRow } from './listRow.ts'

/** What a cell keeps free at its sides, and its heading for its signs; CSS px. */
const SIDES_PX = 24
const HEADING_PX = 44
/** Longer texts are read in several lines. */
const MOST_PX = 420

/** The width at which a column shows its texts whole, CSS px. `font`: of a cell, as CSS says it. */
export function fitWidth(board: Board, rows: readonly ListRow[], column: GridColumn, font: string): number {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return column.width
  pen.font = font
  const lines = new Set(
    rows.flatMap((row) => (row.kind === 'shot' ? cellText(board, row.shot, row.number, column.id).split('\n') : [])),
  )
  const widest = [...lines].reduce((most, line) => Math.max(most, pen.measureText(line.slice(0, 200)).width), 0)
  const heading = pen.measureText(column.label).width + HEADING_PX
  return Math.min(MOST_PX, Math.ceil(Math.max(widest + SIDES_PX, heading)))
}
