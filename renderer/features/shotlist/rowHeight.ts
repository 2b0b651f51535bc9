import { formerNumbersOf } from '#shared/document/formerNumbers.ts'
import type { Board } from '#shared/document/board.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { GridColumn } from './columns.ts'
import type { ListRow, ShotListRow } from './listRow.ts'

const SCENE_PX = 34
/** A row of one or two lines, which holds the picture. */
const LEAST_PX = 50
const LINE_PX = 18
const PADDING_PX = 14
/** Longer texts are read in the inspector. */
const MOST_LINES = 8
/** Average width of a letter, and what a cell keeps free at its sides. */
const LETTER_PX = 6.4
const SIDES_PX = 20

/** The same of a shot's number, which is bold and has its status beside it. */
const NUMBER = { letter: 7.5, sides: 34 }

interface Known {
  readonly columns: readonly GridColumn[]
  readonly number: string
  readonly height: number
}

/** Heights of rows as they were, by the columns and the number they were made for: rows never change. */
const known = new WeakMap<ShotRow, Known>()

/**
 * Height of a row, CSS px, from the length of its texts. It is reckoned rather than measured, so that a thousand rows
 * have their places before any of them is laid out, and none moves while the list is scrolled.
 */
export function rowHeight(row: ListRow, board: Board, columns: readonly GridColumn[]): number {
  if (row.kind !== 'shot') return SCENE_PX
  const before = known.get(row.shot)
  if (before?.columns === columns && before.number === row.number) return before.height
  const lines = Math.max(
    ...columns.map((column) => (column.id === 'shot' ? numberLines(row, column.width) : 1)),
    ...columns.map((column) => linesOf(row.shot, board, column)),
  )
  const height = Math.max(LEAST_PX, Math.min(lines, MOST_LINES) * LINE_PX + PADDING_PX)
  known.set(row.shot, { columns, number: row.number, height })
  return height
}

function linesOf(shot: ShotRow, board: Board, { field, width }: GridColumn): number {
  const about = field === null ? undefined : fieldOf(board, field)
  if (about?.kind !== 'text' && about?.kind !== 'line') return 1
  const letters = Math.max(4, Math.floor((width - SIDES_PX) / LETTER_PX))
  const text = about.text(board, shot)
  // Most cells of a list that was pasted are empty, or short.
  if (text.length <= letters && !text.includes('\n')) return 1
  const lines = text.slice(0, 4000).split('\n')
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0)
}

function numberLines({ number, shot }: ShotListRow, width: number): number {
  const letters = Math.max(3, Math.floor((width - NUMBER.sides) / NUMBER.letter))
  return Math.ceil(number.length / letters) + Math.min(1, formerNumbersOf(shot, number).length)
}
