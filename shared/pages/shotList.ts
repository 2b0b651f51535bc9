import type { Board } from '../document/board.ts'
import { tallyOf } from '../document/whatCounts.ts'
import { ruleAcross, textBox } from './boxes.ts'
import { INK, TYPE_SCALE, style } from './look.ts'
import type { TextStyle } from './look.ts'
import type { Measure } from './measure.ts'
import { isByDay } from './model.ts'
import type { ExportOptions, Page } from './model.ts'
import { wrap } from './paragraph.ts'
import { bodyTop, finishPages, newSheet, setUp } from './sheet.ts'
import type { Setup, Sheet } from './sheet.ts'
import { bandHeight, drawBand } from './shotListBand.ts'
import { GUTTER, chooseColumns, columnRule, ownPrinted } from './shotListColumns.ts'
import type { Columns } from './shotListColumns.ts'
import { shootingParts, storyParts } from './shotListParts.ts'
import type { Band, Part } from './shotListParts.ts'
import { DONE, drawRow, linesThatFit, printedText, rowHeight, shotRow } from './shotListRow.ts'
import type { ListRow } from './shotListRow.ts'
import { tightWords } from './tightColumns.ts'

/** State of the table as it flows down the pages. */
interface Flow {
  readonly setup: Setup
  readonly columns: Columns
  readonly sheets: Sheet[]
  sheet: Sheet
  /** Where the next row goes. */
  y: number
  /** Number of rows on this page so far. */
  rows: number
  /** What stands over the rows now, outermost first. */
  open: readonly Band[]
  /** How high that is. */
  openHeight: number
}

/** A long row starts at the foot of a page only if at least this many lines fit. */
const WORTH_STARTING = 5

/**
 * Lays out the shot list: a table with a repeated header, a band per scene or day, one row per shot. No line is split and no
 * text cut: a row taller than a page continues on the next.
 */
export function layShotList(board: Board, options: ExportOptions, measure: Measure, date: string): Page[] {
  const setup = setUp(board, options, measure, date)
  const parts = isByDay(options) ? shootingParts(board, setup.selection) : storyParts(board, setup.selection)
  const shots = parts.flatMap((part) => part.shots)
  const left = setup.left + (options.doneBox ? DONE + GUTTER : 0)
  const columns = chooseColumns({
    board,
    shots,
    ids: [...options.columns, ...(options.ownColumns ? ownPrinted(board) : [])],
    measure,
    left,
    width: setup.right - left,
    scale: TYPE_SCALE[options.typeSize],
    textOf: (_, shot, id) => printedText(setup, shot, id),
  })
  const flow: Flow = { setup, columns, sheets: [], sheet: newSheet(), y: 0, rows: 0, open: [], openHeight: 0 }
  turn(flow)
  for (const part of parts) {
    const rows = part.shots.map((shot) => shotRow(setup, columns, shot))
    openPart(flow, part, rows[0])
    for (const row of rows) addRow(flow, row)
  }
  if (shots.length === 0) say(flow, setup.selection.whole ? 'No shots yet.' : 'No shots in this selection.')
  return finishPages(setup, flow.sheets, tightWords(board, options, columns))
}

/** Starts a new page with its column header. Only the first header is tagged as part of the table. */
function turn(flow: Flow): void {
  const { setup, columns } = flow
  const first = flow.sheets.length === 0
  flow.sheet = newSheet()
  flow.sheets.push(flow.sheet)
  flow.rows = 0
  const labels = headerLines(flow)
  const type = headerStyle(columns)
  const step = type.size * 1.18
  const baseline = bodyTop(setup, first) + type.size + (labels.deep - 1) * step
  for (const { column, lines } of labels.columns) {
    const { id, x, width, right } = column
    const tag = first ? `Sect/Table/TR:head/TH:${id}` : ''
    const place = { x: right ? x + width : x, role: 'header-cell', tag, align: right ? 'right' : 'left' } as const
    for (const [index, line] of lines.entries()) {
      const y = baseline - (lines.length - 1 - index) * step
      flow.sheet.boxes.push(textBox(setup.measure, line, type, { ...place, y }))
    }
  }
  flow.y = baseline + 4.5
  flow.sheet.boxes.push(ruleAcross(setup.left, flow.y, setup.right - setup.left, INK, 0.6))
}

function headerStyle(columns: Columns): TextStyle {
  return style(columns.size * 0.92, 'strong')
}

/** Column labels, wrapped if their column is narrow, aligned at the bottom. */
function headerLines({ setup, columns }: Pick<Flow, 'setup' | 'columns'>) {
  const type = headerStyle(columns)
  const labelled = columns.list.map((column) => ({
    column,
    lines: wrap(setup.measure, columnRule(column.id, setup.board).label, type, column.width),
  }))
  return { columns: labelled, deep: Math.max(1, ...labelled.map(({ lines }) => lines.length)) }
}

/** Starts a new page under what is open, and repeats its bands. */
function turnWithin(flow: Flow): void {
  turn(flow)
  for (const band of flow.open) flow.y += drawBand(flow, band, true)
}

/** Draws a part's bands, never alone at the foot of a page. */
function openPart(flow: Flow, part: Part, first: ListRow | undefined): void {
  flow.open = part.over ? [part.over] : []
  const opening = heightOf(flow, part.opens)
  flow.openHeight = heightOf(flow, flow.open) + opening
  const needed = opening + (first ? heightToStart(flow, first) : 0)
  const apart = flow.setup.options.pagePerScene && part.apart
  if (flow.rows > 0 && (apart || flow.y + needed > flow.setup.bottom)) turnWithin(flow)
  if (part.outline) flow.sheet.outline.push({ ...part.outline, y: flow.y })
  for (const band of part.opens) flow.y += drawBand(flow, band, false)
  flow.open = [...flow.open, ...part.opens]
  if (!first) flow.rows += 1
}

function heightOf(flow: Flow, bands: readonly Band[]): number {
  return bands.reduce((sum, band) => sum + bandHeight(flow, band), 0)
}

function addRow(flow: Flow, row: ListRow): void {
  const room = flow.setup.bottom - flow.y
  if (heightToStart(flow, row) > room && flow.rows > 0) turnWithin(flow)
  flow.sheet.seconds += tallyOf(flow.setup.board, [row.shot]).seconds
  let from = 0
  while (from < row.lines) {
    if (from > 0) turnWithin(flow)
    const to = Math.min(row.lines, from + Math.max(1, linesThatFit(row, flow.setup.bottom - flow.y)))
    flow.y = drawRow(flow.setup, flow.sheet, row, flow.y, from, to)
    flow.rows += 1
    from = to
  }
}

/** The space a row needs before it starts on a page: its full height, unless it is longer than any page. */
function heightToStart(flow: Flow, row: ListRow): number {
  return fitsOnePage(flow, row) ? rowHeight(row) : rowHeight(row, WORTH_STARTING)
}

/** Whether the row fits on a fresh page: under the running head, the column header and the bands. */
function fitsOnePage(flow: Flow, row: ListRow): boolean {
  const { setup, columns } = flow
  const header = headerStyle(columns).size * (1 + (headerLines(flow).deep - 1) * 1.18) + 4.5
  const top = bodyTop(setup, false) + header + flow.openHeight
  return rowHeight(row) <= setup.bottom - top
}

function say(flow: Flow, words: string): void {
  const place = { x: flow.setup.left, y: flow.y + 18, role: 'caption', tag: 'Sect/P:empty' } as const
  flow.sheet.boxes.push(textBox(flow.setup.measure, words, style(9, 'regular'), place))
}
