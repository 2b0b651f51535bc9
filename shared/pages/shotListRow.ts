import { filmOf } from '../document/board.ts'
import type { ShotRow } from '../document/schema.ts'
import { isCut } from '../document/whatCounts.ts'
import { frameBox, ruleAcross, strikeThrough, textBox } from './boxes.ts'
import { FAINT, HAIR, HAIRLINE, LEADING, style } from './look.ts'
import type { TextStyle } from './look.ts'
import type { ExportOptions, ShotListColumn, TextBox } from './model.ts'
import { isFlushRight } from './direction.ts'
import { wrap } from './paragraph.ts'
import { pictureBoxes } from './picture.ts'
import { picturesOf } from './reference.ts'
import type { PanelPicture } from './reference.ts'
import type { Setup, Sheet } from './sheet.ts'
import { NUMBER_LARGER } from './shotListColumns.ts'
import type { PageColumn, Columns } from './shotListColumns.ts'
import { castNumbers } from './castList.ts'
import { cellText } from './words.ts'

interface Cell {
  readonly column: PageColumn
  readonly style: TextStyle
  readonly lines: readonly string[]
}

/** A shot's row, broken into lines that all cells share, so that it can continue on the next page at any line. */
export interface ListRow {
  readonly shot: ShotRow
  readonly cells: readonly Cell[]
  readonly lines: number
  readonly step: number
  readonly pictures: readonly PanelPicture[]
  /** The pictures' column and the height of one picture. */
  readonly panel: { readonly column: PageColumn; readonly height: number } | null
  /** Left edge of the box to tick; null for none. */
  readonly done: number | null
}

const PAD = { top: 4.4, bottom: 4.2 } as const
const BETWEEN_PICTURES = 3
/** Maximum thumbnail height for its column's width, whatever the film's ratio. */
const TALLEST = 0.9

/** Side of the box to tick, in points. */
export const DONE = 7

export function shotRow(setup: Setup, columns: Columns, shot: ShotRow): ListRow {
  const cells = columns.list.map((column) => {
    const type = typeOf(column.id, columns.size, isCut(shot))
    const lines = wrap(setup.measure, printedText(setup, shot, column.id), type, column.width)
    return { column, style: type, lines }
  })
  const column = columns.list.find(({ id }) => id === 'panel')
  const first = column ? setup.selection.panels(shot)[0] : undefined
  return {
    shot,
    cells,
    lines: Math.max(1, ...cells.map((cell) => cell.lines.length)),
    step: columns.size * LEADING,
    done: setup.options.doneBox ? setup.left : null,
    pictures: first ? picturesOf(setup.board, shot, first, setup.options) : [],
    panel: column
      ? { column, height: Math.min(column.width / filmOf(setup.board).ratio, column.width * TALLEST) }
      : null,
  }
}

function typeOf(id: ShotListColumn, size: number, cut: boolean): TextStyle {
  const type = id === 'shot' ? style(size + NUMBER_LARGER, 'strong') : style(size)
  return cut ? { ...type, color: FAINT } : type
}

/** A cell's text as these options print it; a cut shot has no seconds, as they don't count. */
export function printedText(
  { board, options }: Pick<Setup, 'board'> & { options: Pick<ExportOptions, 'castNumbers'> },
  shot: ShotRow,
  id: ShotListColumn,
): string {
  if (id === 'cast' && options.castNumbers) return castNumbers(board, shot)
  return id === 'seconds' && isCut(shot) ? 'cut' : cellText(board, shot, id)
}

function picturesHeight(row: ListRow): number {
  if (!row.panel) return 0
  const count = Math.max(1, row.pictures.length)
  return count * (row.panel.height + BETWEEN_PICTURES) - BETWEEN_PICTURES
}

/** Height of the whole row, or of its first `lines` with its pictures. */
export function rowHeight(row: ListRow, lines = row.lines): number {
  return PAD.top + Math.max(Math.min(lines, row.lines) * row.step, picturesHeight(row)) + PAD.bottom
}

/** How many of the row's lines fit. */
export function linesThatFit(row: ListRow, room: number): number {
  return Math.floor((room - PAD.top - PAD.bottom) / row.step)
}

/** Draws lines `from` to `to` of a row at `y` and returns where the next row starts. The pictures are at the row's beginning. */
export function drawRow(setup: Setup, sheet: Sheet, row: ListRow, y: number, from: number, to: number): number {
  const path = `Sect/Table/TR:${row.shot.id}`
  const baseline = y + PAD.top + row.step * 0.76
  for (const cell of row.cells) {
    const tag = `${path}/${cell.column.id === 'shot' ? 'TH' : 'TD'}:${cell.column.id}`
    const { x, width } = cell.column
    // Empty cells are tagged too: screen readers count columns.
    const lines = from === 0 && cell.lines.length === 0 ? [''] : cell.lines.slice(from, to)
    for (const [index, line] of lines.entries()) {
      const right = cell.column.right || isFlushRight(line)
      const place = { x: right ? x + width : x, y: baseline + index * row.step, role: 'cell', tag } as const
      const words = textBox(setup.measure, line, cell.style, { ...place, align: right ? 'right' : 'left' })
      sheet.boxes.push(words)
      if (cell.column.id === 'shot' && isCut(row.shot)) sheet.boxes.push(strikeThrough(words))
    }
    if (from === 0 && cell.column.id === 'panel') drawPictures(setup, sheet, row, y + PAD.top, tag)
    if (from > 0 && cell.column.id === 'shot') sheet.boxes.push(...continuedMark(setup, cell, row, baseline))
  }
  if (from === 0 && row.done !== null) sheet.boxes.push(frameBox(row.done, baseline - DONE + 0.8, DONE, DONE, HAIR))
  const pictures = from === 0 ? picturesHeight(row) : 0
  const number = row.cells.find(({ column }) => column.id === 'shot')?.lines.length ?? 0
  const mark = from > 0 ? (number + 1) * row.step : 0
  const bottom = y + PAD.top + Math.max((to - from) * row.step, pictures, mark) + PAD.bottom
  sheet.boxes.push(ruleAcross(setup.left, bottom, setup.right - setup.left, HAIR, HAIRLINE))
  return bottom
}

function continuedMark(setup: Setup, cell: Cell, row: ListRow, baseline: number): TextBox[] {
  const place = { x: cell.column.x, role: 'header', tag: '' } as const
  const end = baseline + cell.lines.length * row.step
  return [
    ...cell.lines.map((line, index) =>
      textBox(setup.measure, line, cell.style, { ...place, y: baseline + index * row.step }),
    ),
    textBox(setup.measure, 'cont.', style(6.5), { ...place, y: end }),
  ]
}

/** The first panel's pictures, or an empty frame to draw in. */
function drawPictures(setup: Setup, sheet: Sheet, row: ListRow, top: number, tag: string): void {
  if (!row.panel) return
  const { column, height } = row.panel
  const place = { x: column.x, width: height * filmOf(setup.board).ratio, height }
  if (row.pictures.length === 0) sheet.boxes.push(frameBox(place.x, top, place.width, height, HAIR))
  for (const [index, picture] of row.pictures.entries()) {
    const y = top + index * (height + BETWEEN_PICTURES)
    sheet.boxes.push(...pictureBoxes(setup.measure, picture, { ...place, y }, tag))
  }
}
