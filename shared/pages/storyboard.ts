import type { Board } from '../document/board.ts'
import { numbersOf } from '../document/select.ts'
import type { SceneRow } from '../document/schema.ts'
import { isCut } from '../document/whatCounts.ts'
import { frameBox, ruleAcross, strikeThrough, textBox } from './boxes.ts'
import { isFlushRight } from './direction.ts'
import { FAINT, HAIR, INK, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { ExportOptions, Page } from './model.ts'
import { ellipsed } from './paragraph.ts'
import { pictureBoxes } from './picture.ts'
import { referenceOf } from './reference.ts'
import { bodyTop, finishPages, newSheet, setUp } from './sheet.ts'
import type { Setup, Sheet } from './sheet.ts'
import type { Cell } from './storyboardCell.ts'
import { HEADING, HEADING_SMALL, filmCells, headingText } from './storyboardCells.ts'
import { COLUMN_GAP, HEADING_SLOT, ROW_GAP, heightOfCell, chooseGrid, gridUnmet, wordsTop } from './storyboardGrid.ts'
import type { Grid } from './storyboardGrid.ts'
import { FLOW_GAP } from './storyboardOverflow.ts'
import { typeSizes } from './storyboardType.ts'
import { guessHeight, lineLengths, shotParagraphs } from './storyboardWords.ts'
import type { WordLine } from './storyboardWords.ts'
import { outlineTitle } from './words.ts'

/**
 * Lays out the storyboard: panels in a grid in reading order, each with its shot's text; the scene's heading above its
 * first panel and above every row that continues it. Text shrinks to a minimum size, then continues in cells of its
 * own.
 */
export function layStoryboard(board: Board, options: ExportOptions, measure: Measure, date: string): Page[] {
  const setup = setUp(board, options, measure, date)
  const size = typeSizes(setup)[0]!
  const grid = chooseGrid(setup, paired(setup), size, wordsGuess(setup, size))
  const cells = filmCells(setup, grid)
  const sheets: Sheet[] = []
  const begun = new Set<string>()
  for (let at = 0; at < Math.max(1, cells.length); at += grid.columns) {
    if (at % (grid.columns * grid.rows) === 0) sheets.push(newSheet())
    const row = cells.slice(at, at + grid.columns).filter((cell) => cell !== null)
    if (row.length > 0) drawRow(setup, grid, sheets.at(-1)!, row, at, begun)
  }
  if (cells.length === 0) sayEmpty(setup, sheets[0]!)
  return finishPages(setup, sheets, gridUnmet(setup))
}

/** The part of the panels that show two pictures, 0 to 1. Space for two is reserved only if some panel has two. */
function paired({ board, options, selection }: Setup): number {
  if (options.show !== 'both') return 0
  const panels = selection.scenes.flatMap(({ shots }) => shots.flatMap((shot) => selection.panels(shot)))
  const two = panels.filter(({ id }) => referenceOf(board, id) !== null).length
  return two / Math.max(1, panels.length)
}

/** Estimates the height that the text of most shots stays under, per panel. Long films are sampled. */
function wordsGuess(setup: Setup, size: number): (width: number) => number {
  const { board, options, selection } = setup
  if (options.wordsAt === 'none') return () => 0
  const shots = selection.scenes.flatMap((each) => each.shots)
  const step = Math.max(1, Math.floor(shots.length / 300))
  const sample = shots
    .filter((_, index) => index % step === 0)
    .map((shot) => ({
      lengths: lineLengths(shotParagraphs(board, shot, options.words)),
      panels: Math.max(1, selection.panels(shot).length),
    }))
  return (width) => {
    const heights = sample
      // In narrow columns the camera line wraps to a second one.
      .map(({ lengths, panels }) => guessHeight(lengths, size * 0.94, width) / panels + (width < 170 ? size : 0))
      .toSorted((a, b) => a - b)
    return heights[Math.floor((heights.length - 1) * 0.9)] ?? 0
  }
}

function sayEmpty(setup: Setup, sheet: Sheet): void {
  const place = { x: setup.left, y: bodyTop(setup, true) + 18, role: 'caption', tag: 'Sect/P:empty' } as const
  const words = setup.selection.whole ? 'No shots yet.' : 'No shots in this selection.'
  sheet.boxes.push(textBox(setup.measure, words, style(9), place))
}

function drawRow(setup: Setup, grid: Grid, sheet: Sheet, row: readonly Cell[], at: number, begun: Set<string>): void {
  const perPage = grid.columns * grid.rows
  const line = Math.floor((at % perPage) / grid.columns)
  const y = bodyTop(setup, at < perPage) + line * (heightOfCell(grid, at) + ROW_GAP)
  for (let index = 0; index < row.length; index += 1) {
    const cell = row[index]!
    if (index === 0 || cell.opens.length > 0) drawHeading(setup, grid, sheet, row, index, at, y, begun)
    drawCell(setup, grid, sheet, cell, cellX(setup, grid, index), y)
  }
}

function cellX(setup: Setup, grid: Grid, index: number): number {
  return setup.left + index * (grid.cellWidth + COLUMN_GAP)
}

/** The heading of the scene that begins at `index`, across all of the row's panels in it, and what is free behind them. */
function drawHeading(
  setup: Setup,
  grid: Grid,
  sheet: Sheet,
  row: readonly Cell[],
  index: number,
  at: number,
  y: number,
  begun: Set<string>,
): void {
  const { board, measure } = setup
  const cell = row[index]!
  const next = row.findIndex((other, place) => place > index && other.opens.length > 0)
  const x = cellX(setup, grid, index)
  const width = cellX(setup, grid, (next === -1 ? row.length : next) - 1) + grid.cellWidth - x
  // The page header has a rule of its own.
  if (at % (grid.columns * grid.rows) >= grid.columns) sheet.boxes.push(ruleAcross(x, y, width, INK, 0.6))
  const opens = cell.opens.length > 0
  const scenes: readonly SceneRow[] = opens ? cell.opens : [cell.scene]
  const aside = opens ? '' : 'continued'
  const free = cellX(setup, grid, (next === -1 ? grid.columns : next) - 1) + grid.cellWidth - x
  const room = free - (aside === '' ? 0 : measure.width(aside, 6.8, 'regular') + 8)
  const text = headingText(setup, scenes)
  const type = measure.width(text, HEADING.size, 'strong') <= room ? HEADING : HEADING_SMALL
  const words = textBox(
    measure,
    ellipsed(measure, text, type, room),
    scenes.every((scene) => scene.omitted) ? { ...type, color: FAINT } : type,
    {
      x,
      y: y + 11.2,
      role: opens ? 'heading' : 'header',
      tag: opens ? `Sect/Sect:${cell.scene.id}/H2` : '',
    },
  )
  sheet.boxes.push(words)
  if (aside !== '') {
    const place = { x: words.x + words.width + 6, y: y + 11.2, role: 'header', tag: '' } as const
    sheet.boxes.push(textBox(measure, aside, style(6.8), place))
  }
  for (const scene of scenes) {
    sheet.scenes.push(numbersOf(board).scenes.get(scene.id) ?? '')
    if (!begun.has(scene.id)) sheet.outline.push({ key: scene.id, title: outlineTitle(board, scene), y })
    begun.add(scene.id)
  }
}

function drawCell(setup: Setup, grid: Grid, sheet: Sheet, cell: Cell, x: number, y: number): void {
  const panel = cell.panel ? `/Div:${cell.panel.id}` : cell.shot ? `/Div:${cell.shot.id}` : ''
  const path = `Sect/Sect:${cell.scene.id}${panel}`
  for (const [index, picture] of cell.pictures.entries()) {
    const frame = cell.frames[index]!
    sheet.boxes.push(...pictureBoxes(setup.measure, picture, { ...frame, x: x + frame.x, y: y + frame.y }, path))
  }
  const pictured = cell.frames.length > 0
  if (pictured && cell.pictures.length === 0) drawEmptyFrame(setup, sheet, cell, x, y)
  const left = pictured ? x + grid.words.x : x
  const top = y + (pictured ? wordsTop(grid, cell.frames) : HEADING_SLOT)
  drawSlug(setup, sheet, cell, left, top, path)
  const below = top + (cell.slug?.height ?? 0)
  for (const [index, lines] of cell.flows.entries()) {
    const column = { x: left + index * (grid.words.width + FLOW_GAP), width: grid.words.width }
    drawLines(setup, sheet, lines, column, below, path)
  }
  sheet.seconds += cell.seconds
}

function drawEmptyFrame(setup: Setup, sheet: Sheet, cell: Cell, x: number, y: number): void {
  const place = cell.frames[0]!
  const words = textBox(setup.measure, 'No panel', style(7), {
    x: 0,
    y: y + place.y + place.height / 2 + 2.5,
    role: 'decoration',
    tag: '',
  })
  sheet.boxes.push(frameBox(x + place.x, y + place.y, place.width, place.height, HAIR))
  sheet.boxes.push({ ...words, x: x + place.x + (place.width - words.width) / 2 })
}

function drawSlug(setup: Setup, sheet: Sheet, cell: Cell, x: number, top: number, path: string): void {
  for (const piece of cell.slug?.pieces ?? []) {
    const place = { x: x + piece.x, y: top + piece.y, role: 'caption', tag: `${path}/P:slug` } as const
    const words = textBox(setup.measure, piece.text, piece.style, place)
    if (piece.isNumber && cell.shot && isCut(cell.shot)) sheet.boxes.push(strikeThrough(words))
    sheet.boxes.push(words)
  }
}

function drawLines(
  setup: Setup,
  sheet: Sheet,
  lines: readonly WordLine[],
  column: { readonly x: number; readonly width: number },
  top: number,
  path: string,
): void {
  let y = top
  for (const [index, line] of lines.entries()) {
    y += index === 0 ? 0 : line.gap
    const place = { y: y + line.step * 0.76, role: 'caption', tag: `${path}/P:${line.part}` } as const
    if (line.label !== '')
      sheet.boxes.push(textBox(setup.measure, line.label, line.labelStyle, { ...place, x: column.x }))
    const right = isFlushRight(line.text)
    const x = right ? column.x + column.width : column.x + line.x
    sheet.boxes.push(textBox(setup.measure, line.text, line.style, { ...place, x, align: right ? 'right' : 'left' }))
    y += line.step
  }
}
