import type { Board } from '../document/board.ts'
import { numbersOf, sceneHeading } from '../document/select.ts'
import type { SceneRow } from '../document/schema.ts'
import { sceneTitle, tallyOf, tallyWords } from '../document/whatCounts.ts'
import { fillBox, ruleAcross, textBox } from './boxes.ts'
import { BAND, FAINT, HAIR, INK, LEADING, style } from './look.ts'
import type { TextStyle } from './look.ts'
import type { Measure } from './measure.ts'
import type { ExportOptions, Page } from './model.ts'
import { wrap } from './paragraph.ts'
import { bodyTop, finishPages, newSheet, setUp } from './sheet.ts'
import type { Setup, Sheet } from './sheet.ts'
import { GUTTER, chooseColumns, columnRule, ownPrinted } from './shotListColumns.ts'
import type { Columns } from './shotListColumns.ts'
import { DONE, drawRow, linesThatFit, printedText, rowHeight, shotRow } from './shotListRow.ts'
import type { ListRow } from './shotListRow.ts'
import { TYPE_SCALE } from './look.ts'
import type { ChosenScene } from './selection.ts'
import { outlineTitle } from './words.ts'

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
}

const SCENE = style(8.2, 'strong')
const SCENE_NUMBER = style(10, 'strong')
const ASIDE = style(7.4)
const BAND_PAD = 4.2
/** A long row starts at the foot of a page only if at least this many lines fit. */
const WORTH_STARTING = 5

/**
 * Lays out the shot list: a table with a repeated header, a band per scene, one row per shot. No line is split and no
 * text cut: a row taller than a page continues on the next.
 */
export function layShotList(board: Board, options: ExportOptions, measure: Measure, date: string): Page[] {
  const setup = setUp(board, options, measure, date)
  const { scenes } = setup.selection
  const shots = scenes.flatMap((each) => each.shots)
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
  const flow: Flow = { setup, columns, sheets: [], sheet: newSheet(), y: 0, rows: 0 }
  turn(flow)
  for (const chosen of scenes) {
    const rows = chosen.shots.map((shot) => shotRow(setup, columns, shot))
    openScene(flow, chosen, rows[0])
    for (const row of rows) addRow(flow, chosen.scene, row)
  }
  if (shots.length === 0) say(flow, setup.selection.whole ? 'No shots yet.' : 'No shots in this selection.')
  return finishPages(setup, flow.sheets)
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

/** Starts a new page within a scene and repeats its band. */
function turnWithin(flow: Flow, scene: SceneRow): void {
  turn(flow)
  drawBand(flow, scene, null)
}

/** Draws the scene's band, never alone at the foot of a page. */
function openScene(flow: Flow, chosen: ChosenScene, first: ListRow | undefined): void {
  const { scene } = chosen
  const company = first ? heightToStart(flow, first) : 0
  const needed = bandHeight(bandLines(flow, scene).length) + company
  const apart = flow.setup.options.pagePerScene && !scene.omitted
  if (flow.rows > 0 && (apart || flow.y + needed > flow.setup.bottom)) turn(flow)
  flow.sheet.outline.push({ key: scene.id, title: outlineTitle(flow.setup.board, scene), y: flow.y })
  drawBand(flow, scene, sceneSum(flow.setup.board, chosen))
  if (!first) flow.rows += 1
}

function addRow(flow: Flow, scene: SceneRow, row: ListRow): void {
  const room = flow.setup.bottom - flow.y
  if (heightToStart(flow, row) > room && flow.rows > 0) turnWithin(flow, scene)
  flow.sheet.seconds += tallyOf(flow.setup.board, [row.shot]).seconds
  let from = 0
  while (from < row.lines) {
    if (from > 0) turnWithin(flow, scene)
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

/** Whether the row fits on a fresh page: under the running head, the column header and the scene's band. */
function fitsOnePage(flow: Flow, row: ListRow): boolean {
  const { setup, columns } = flow
  const header = headerStyle(columns).size * (1 + (headerLines(flow).deep - 1) * 1.18) + 4.5
  const top = bodyTop(setup, false) + header + bandHeight(1)
  return rowHeight(row) <= setup.bottom - top
}

function say(flow: Flow, words: string): void {
  const place = { x: flow.setup.left, y: flow.y + 18, role: 'caption', tag: 'Sect/P:empty' } as const
  flow.sheet.boxes.push(textBox(flow.setup.measure, words, style(9, 'regular'), place))
}

/** Under the shots' numbers where those are short, and always clear of the scene's own. */
function headingX({ setup, columns }: Flow, scene: SceneRow): number {
  const first = columns.list[0]!
  const number = setup.measure.width(numberOf(setup, scene), SCENE_NUMBER.size, SCENE_NUMBER.weight)
  const column = first.id === 'shot' ? Math.min(first.width, 60) : 0
  return setup.left + Math.max(first.x - setup.left + column, number, 26) + GUTTER
}

function numberOf({ board }: Setup, scene: SceneRow): string {
  return numbersOf(board).scenes.get(scene.id) ?? ''
}

function bandLines(flow: Flow, scene: SceneRow): string[] {
  const words = scene.omitted ? [sceneTitle(scene), sceneHeading(scene)].filter(Boolean).join('   ') : sceneTitle(scene)
  return wrap(flow.setup.measure, words, SCENE, flow.setup.right - 96 - headingX(flow, scene))
}

function bandHeight(lines: number): number {
  return lines * SCENE.size * LEADING + 2 * BAND_PAD
}

/** `sum`: what the scene comes to; null where it continues. */
function drawBand(flow: Flow, scene: SceneRow, sum: string | null): void {
  const { measure, left, right } = flow.setup
  const continued = sum === null
  const { boxes } = flow.sheet
  const lines = bandLines(flow, scene)
  const height = bandHeight(lines.length)
  const baseline = flow.y + BAND_PAD + SCENE.size * 0.98
  const number = numberOf(flow.setup, scene)
  const cell = `Sect/Table/TR:${scene.id}/TH:scene*${flow.columns.list.length}`
  const place = { role: continued ? 'header' : 'heading', tag: continued ? '' : `${cell}/H2` } as const
  if (scene.omitted) boxes.push(ruleAcross(left, flow.y + height, right - left, HAIR))
  else boxes.push(fillBox(left - 5, flow.y, right - left + 10, height, BAND))
  const color = scene.omitted ? FAINT : INK
  boxes.push(textBox(measure, number, { ...SCENE_NUMBER, color }, { ...place, x: left, y: baseline }))
  for (const [index, line] of lines.entries()) {
    const y = baseline + index * SCENE.size * LEADING
    boxes.push(textBox(measure, line, { ...SCENE, color }, { ...place, x: headingX(flow, scene), y }))
  }
  const aside = sum ?? 'continued'
  const end = { x: right, y: baseline, align: 'right', tag: continued ? '' : cell } as const
  if (aside) boxes.push(textBox(measure, aside, ASIDE, { ...end, role: continued ? 'header' : 'caption' }))
  flow.sheet.scenes.push(number)
  flow.y += height
}

/** "7 shots  ·  0:32"; '' for an omitted scene. */
function sceneSum(board: Board, { scene, shots }: ChosenScene): string {
  return scene.omitted ? '' : tallyWords(tallyOf(board, shots), '  ·  ')
}
