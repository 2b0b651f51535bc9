import type { Board } from '../document/board.ts'
import { frameBox, ruleAcross, textBox } from './boxes.ts'
import { HAIR, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { ExportOptions, Page } from './model.ts'
import { bodyTop, finishPages, newSheet, setUp } from './sheet.ts'
import type { Setup, Sheet } from './sheet.ts'
import { COLUMN_GAP, HEADING_SLOT, ROW_GAP, chooseGrid, framesOf, gridUnmet, wordsTop } from './storyboardGrid.ts'
import type { Grid } from './storyboardGrid.ts'
import { typeSizes } from './storyboardType.ts'

/** Room between two lines to write on, in points. */
const LINE = 15
const LABEL = style(6.8)

/** A blank page in the storyboard's grid, to be copied and drawn on: frames in the film's ratio, lines to write on. */
export function layWorksheet(board: Board, options: ExportOptions, measure: Measure, date: string): Page[] {
  const setup = setUp(board, { ...options, pages: '' }, measure, date)
  const size = typeSizes(setup)[0]!
  const lines = options.wordsAt === 'none' ? 0 : 3
  const grid = chooseGrid(setup, 0, size, () => lines * LINE)
  const sheet = newSheet()
  for (let at = 0; at < grid.columns * grid.rows; at += 1) drawBlank(setup, grid, sheet, at)
  return finishPages(setup, [sheet], gridUnmet(setup))
}

function drawBlank(setup: Setup, grid: Grid, sheet: Sheet, at: number): void {
  const x = setup.left + (at % grid.columns) * (grid.cellWidth + COLUMN_GAP)
  const top = bodyTop(setup, true)
  const y = top + Math.floor(at / grid.columns) * (grid.cellHeight + ROW_GAP)
  const frames = framesOf(grid, 1, grid.cellHeight, 0)
  const { width, height } = frames[0]!
  // Above the frame, so that no line of words is lost to it.
  const label = textBox(setup.measure, 'Scene            Shot', LABEL, {
    x,
    y: y + 12,
    role: 'caption',
    tag: `Sect/P:${at}`,
  })
  sheet.boxes.push(label, frameBox(x, y + HEADING_SLOT, width, height, HAIR))
  const words = { x: x + grid.words.x, y: y + wordsTop(grid, frames), width: grid.beside ? grid.words.width : width }
  for (let line = words.y + LINE; line < y + grid.cellHeight; line += LINE)
    sheet.boxes.push(ruleAcross(words.x, line, words.width, HAIR))
}
