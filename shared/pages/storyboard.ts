import type { Board } from '../document/board.ts'
import { filmPanels, numbersOf, panelsOf } from '../document/select.ts'
import type { SceneRow } from '../document/schema.ts'
import { shownShots, isCut } from '../document/whatCounts.ts'
import { frameBox, ruleAcross, strikeThrough, textBox } from './boxes.ts'
import { HAIR, INK, LEADING, QUIET, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { ExportOptions, Page } from './model.ts'
import { ellipsed } from './paragraph.ts'
import { pictureBoxes } from './picture.ts'
import { anyReference } from './reference.ts'
import { bodyTop, finishPages, newSheet, setUp } from './sheet.ts'
import type { Setup, Sheet } from './sheet.ts'
import {
  FLOW_GAP,
  HEADING,
  HEADING_SMALL,
  cellHeight,
  filmCells,
  headingText,
  slugHeight,
  slugSizes,
  slugWidth,
  typeSizes,
} from './storyboardCells.ts'
import type { Cell } from './storyboardCells.ts'
import { COLUMN_GAP, ROW_GAP, chooseGrid, picturePlace } from './storyboardGrid.ts'
import type { Grid } from './storyboardGrid.ts'
import { guessHeight, lineLengths } from './storyboardWords.ts'
import type { WordLine } from './storyboardWords.ts'
import { chosenScenes, outlineTitle } from './words.ts'

/**
 * Lays out the storyboard: panels in a grid in reading order, each with its shot's text; the scene's heading above its
 * first panel and above every row that continues it. Text shrinks to a minimum size, then continues in cells of its
 * own.
 */
export function layStoryboard(board: Board, options: ExportOptions, measure: Measure, date: string): Page[] {
  const setup = setUp(board, options, measure, date)
  const size = typeSizes(options.perPage)[0]!
  const grid = chooseGrid(setup, paired(setup), size, wordsGuess(setup, size))
  const cells = filmCells(setup, grid)
  const sheets: Sheet[] = []
  const begun = new Set<string>()
  for (let at = 0; at < Math.max(1, cells.length); at += grid.columns) {
    if (at % options.perPage === 0) sheets.push(newSheet())
    const row = cells.slice(at, at + grid.columns)
    if (row.length > 0) drawRow(setup, grid, sheets.at(-1)!, row, at, begun)
  }
  if (cells.length === 0) sayEmpty(setup, sheets[0]!)
  return finishPages(setup, sheets)
}

/** Space for two pictures is reserved only if some panel has two. */
function paired(setup: Setup): boolean {
  return setup.options.show === 'both' && anyReference(setup.board, filmPanels(setup.board))
}

/** Estimates the height that the text of most shots stays under, per panel. Long films are sampled. */
function wordsGuess(setup: Setup, size: number): (width: number) => number {
  const { board, options } = setup
  const shots = chosenScenes(board, options.sceneIds).flatMap((scene) => shownShots(board, scene))
  const step = Math.max(1, Math.floor(shots.length / 300))
  const sample = shots
    .filter((_, index) => index % step === 0)
    .map((shot) => ({ lengths: lineLengths(shot), panels: Math.max(1, panelsOf(board, shot.id).length) }))
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
  sheet.boxes.push(textBox(setup.measure, 'No shots yet.', style(9, 'regular', QUIET), place))
}

function drawRow(setup: Setup, grid: Grid, sheet: Sheet, row: readonly Cell[], at: number, begun: Set<string>): void {
  const line = Math.floor((at % setup.options.perPage) / grid.columns)
  const y = bodyTop(setup, at < setup.options.perPage) + line * (cellHeight(setup, grid, at) + ROW_GAP)
  const wordsY = y + wordsTop(grid, row)
  for (let index = 0; index < row.length; index += 1) {
    const cell = row[index]!
    if (index === 0 || cell.opens.length > 0) drawHeading(setup, grid, sheet, row, index, at, y, begun)
    drawCell(setup, grid, sheet, cell, cellX(setup, grid, index), y, wordsY)
  }
}

/** Text starts under the pictures, on one line across the row: higher if no panel of the row has a second picture. */
function wordsTop(grid: Grid, row: readonly Cell[]): number {
  const single = grid.pair === 'down' && !grid.beside && row.every((cell) => cell.pictures.length < 2)
  return grid.words.y - (single ? grid.block.height - grid.picture.height : 0)
}

function cellX(setup: Setup, grid: Grid, index: number): number {
  return setup.left + index * (grid.cellWidth + COLUMN_GAP)
}

/** The heading of the scene that begins at `index`, across all of the row's panels in it. */
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
  if (at % setup.options.perPage >= grid.columns) sheet.boxes.push(ruleAcross(x, y, width, INK, 0.6))
  const opens = cell.opens.length > 0
  const scenes: readonly SceneRow[] = opens ? cell.opens : [cell.scene]
  const aside = opens ? '' : 'continued'
  const room = width - (aside === '' ? 0 : measure.width(aside, 6.8, 'regular') + 8)
  const text = headingText(setup, scenes)
  const type = measure.width(text, HEADING.size, 'strong') <= room ? HEADING : HEADING_SMALL
  const words = textBox(
    measure,
    ellipsed(measure, text, type, room),
    scenes.every((scene) => scene.omitted) ? { ...type, color: QUIET } : type,
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
    sheet.boxes.push(textBox(measure, aside, style(6.8, 'regular', QUIET), place))
  }
  for (const scene of scenes) {
    sheet.scenes.push(numbersOf(board).scenes.get(scene.id) ?? '')
    if (!begun.has(scene.id)) sheet.outline.push({ title: outlineTitle(board, scene), y })
    begun.add(scene.id)
  }
}

function drawCell(setup: Setup, grid: Grid, sheet: Sheet, cell: Cell, x: number, y: number, wordsY: number): void {
  const panel = cell.panel ? `/Div:${cell.panel.id}` : cell.shot ? `/Div:${cell.shot.id}` : ''
  const path = `Sect/Sect:${cell.scene.id}${panel}`
  const pictured = cell.pictures.length > 0 || cell.framed
  for (const [index, picture] of cell.pictures.entries()) {
    const place = picturePlace(grid, index)
    sheet.boxes.push(...pictureBoxes(setup.measure, picture, { ...place, x: x + place.x, y: y + place.y }, path))
  }
  if (cell.framed) drawEmptyFrame(setup, grid, sheet, x, y)
  const left = pictured ? x + grid.words.x : x
  const top = pictured ? wordsY : y + picturePlace(grid, 0).y
  const below = top + drawSlug(setup, sheet, cell, left, top, pictured ? slugWidth(grid) : grid.cellWidth, path)
  drawFlows(setup, grid, sheet, cell, left, below, path)
  sheet.seconds += cell.seconds
}

function drawEmptyFrame(setup: Setup, grid: Grid, sheet: Sheet, x: number, y: number): void {
  const place = picturePlace(grid, 0)
  const words = textBox(setup.measure, 'No panel', style(7, 'regular', QUIET), {
    x: 0,
    y: y + place.y + place.height / 2 + 2.5,
    role: 'decoration',
    tag: '',
  })
  sheet.boxes.push(frameBox(x + place.x, y + place.y, place.width, place.height, HAIR))
  sheet.boxes.push({ ...words, x: x + place.x + (place.width - words.width) / 2 })
}

/** Returns the height it takes. */
function drawSlug(setup: Setup, sheet: Sheet, cell: Cell, x: number, top: number, width: number, path: string): number {
  const { slug } = cell
  if (!slug) return 0
  const { measure } = setup
  const sizes = slugSizes(setup)
  const y = top + sizes.number * 0.86
  const place = { y, role: 'caption', tag: `${path}/P:slug` } as const
  const quiet = style(sizes.words, 'regular', QUIET)
  const number = textBox(measure, slug.number, style(sizes.number, 'strong'), { ...place, x })
  if (cell.shot && isCut(cell.shot)) sheet.boxes.push(strikeThrough(number))
  sheet.boxes.push(number)
  if (slug.place !== '')
    sheet.boxes.push(textBox(measure, slug.place, quiet, { ...place, x: x + number.width + sizes.words * 0.45 }))
  for (const [index, line] of slug.camera.entries()) {
    const at = { ...place, x: index === 0 ? x + slug.cameraX : x, y: y + index * sizes.words * LEADING }
    sheet.boxes.push(textBox(measure, line, style(sizes.words), at))
  }
  if (slug.seconds !== '')
    sheet.boxes.push(textBox(measure, slug.seconds, quiet, { ...place, x: x + width, align: 'right' }))
  return slugHeight(setup, slug)
}

function drawFlows(setup: Setup, grid: Grid, sheet: Sheet, cell: Cell, x: number, top: number, path: string): void {
  for (const [index, lines] of cell.flows.entries())
    drawLines(setup, sheet, lines, x + index * (grid.words.width + FLOW_GAP), top, path)
}

function drawLines(setup: Setup, sheet: Sheet, lines: readonly WordLine[], x: number, top: number, path: string): void {
  let y = top
  for (const [index, line] of lines.entries()) {
    y += index === 0 ? 0 : line.gap
    const place = { y: y + line.step * 0.76, role: 'caption', tag: `${path}/P:${line.part}` } as const
    if (line.label !== '') sheet.boxes.push(textBox(setup.measure, line.label, line.labelStyle, { ...place, x }))
    sheet.boxes.push(textBox(setup.measure, line.text, line.style, { ...place, x: x + line.x }))
    y += line.step
  }
}
