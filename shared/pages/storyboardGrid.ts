import { filmRatio } from './reference.ts'
import type { ExportOptions, PerPage } from './model.ts'
import { bodyTop } from './sheet.ts'
import type { Setup } from './sheet.ts'

/**
 * The division of a storyboard page. All cells of the film are the same size; on later pages the text gets the space
 * that the title takes on the first.
 */
export interface Grid {
  readonly columns: number
  readonly rows: number
  /** Text to the right of the picture (the Japanese form) instead of under it. */
  readonly beside: boolean
  /** Where a reference goes relative to its drawing. */
  readonly pair: 'across' | 'down'
  readonly cellWidth: number
  /** Cell height on the first page, and how much taller cells are on the others. */
  readonly cellHeight: number
  readonly extraHeight: number
  /** One picture. */
  readonly picture: { readonly width: number; readonly height: number }
  /** All pictures of one panel together. */
  readonly block: { readonly width: number; readonly height: number }
  readonly words: { readonly x: number; readonly width: number }
}

export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const COLUMN_GAP = 16
export const ROW_GAP = 11
/** Space above a row of panels for the scene's heading. */
export const HEADING_SLOT = 18
const PAIR_GAP = 4
export const WORDS_GAP = 5
const BESIDE_GAP = 11
const NARROWEST_WORDS = 112
/** The smallest cell of a grid of one's own, in points. */
const LEAST_CELL = { width: 84, height: 78 }

type Division = readonly [columns: number, rows: number]

const DIVISIONS: Readonly<Record<PerPage, readonly Division[]>> = {
  1: [[1, 1]],
  2: [
    [2, 1],
    [1, 2],
  ],
  3: [
    [3, 1],
    [1, 3],
  ],
  4: [
    [2, 2],
    [1, 4],
    [4, 1],
  ],
  6: [
    [3, 2],
    [2, 3],
    [6, 1],
  ],
  8: [
    [4, 2],
    [2, 4],
  ],
  9: [[3, 3]],
  12: [
    [4, 3],
    [3, 4],
  ],
}

/** With the words beside the pictures. Rows of one picture each are the form's own; more than six of them would be stamps. */
const BESIDE: Readonly<Record<PerPage, readonly Division[]>> = {
  1: [[1, 1]],
  2: [[1, 2]],
  3: [[1, 3]],
  4: [[1, 4]],
  6: [[1, 6]],
  8: [[2, 4]],
  9: [[3, 3]],
  12: [
    [3, 4],
    [2, 6],
  ],
}

/** "5x4" as columns and rows; null for '' and what can't be read. */
function askedGrid(text: string): Division | null {
  const read = /^\s*(\d{1,2})\s*[x×*]\s*(\d{1,2})\s*$/i.exec(text)
  return !read || Number(read[1]) === 0 || Number(read[2]) === 0 ? null : [Number(read[1]), Number(read[2])]
}

/** No more than a page holds. */
function ownGrid(setup: Setup): Division | null {
  const asked = askedGrid(setup.options.grid)
  if (!asked) return null
  const width = setup.right - setup.left + COLUMN_GAP
  const height = setup.bottom - bodyTop(setup, true) + ROW_GAP
  const most = [width / (LEAST_CELL.width + COLUMN_GAP), height / (LEAST_CELL.height + ROW_GAP)] as const
  return [atMost(asked[0], most[0]), atMost(asked[1], most[1])]
}

function atMost(asked: number, room: number): number {
  return Math.max(1, Math.min(asked, Math.floor(room)))
}

/** Says where the pages have another grid than was asked for; '' where they have that. */
export function gridUnmet(setup: Setup): string {
  const { grid, paper } = setup.options
  const [asked, own] = [askedGrid(grid), ownGrid(setup)]
  if (grid.trim() === '') return ''
  if (!asked || !own) return `“${grid.trim()}” is no grid. Say columns × rows, such as 5 × 4.`
  if (asked[0] === own[0] && asked[1] === own[1]) return ''
  return `A grid of ${asked.join(' × ')} is too fine for ${paper}: this one is ${own.join(' × ')}.`
}

/** How many panels a page holds, as asked. */
export function panelsAsked(setup: Setup): number {
  const own = ownGrid(setup)
  return own ? own[0] * own[1] : setup.options.perPage
}

function divisionsOf(setup: Setup): readonly Division[] {
  const own = ownGrid(setup)
  if (own) return [own]
  const { perPage, wordsAt } = setup.options
  if (wordsAt !== 'beside') return DIVISIONS[perPage]
  return BESIDE[perPage]
}

function placesOf({ wordsAt }: Pick<ExportOptions, 'wordsAt'>): readonly boolean[] {
  return { auto: [false, true], beside: [true], none: [false] }[wordsAt]
}

/**
 * Chooses the division with the largest pictures. `paired`: the part of the panels, 0 to 1, that show drawing and
 * reference side by side or stacked. `wordsHeight` estimates a panel's text height for a given width.
 */
export function chooseGrid(setup: Setup, paired: number, size: number, wordsHeight: (width: number) => number): Grid {
  const pairs = paired > 0 ? (['across', 'down'] as const) : (['across'] as const)
  const grids = divisionsOf(setup).flatMap(([columns, rows]) =>
    placesOf(setup.options).flatMap((beside) =>
      pairs.map((pair) => divide(setup, { columns, rows, beside, pair, paired, size, wordsHeight })),
    ),
  )
  // The first, which people expect, stays unless another is clearly better; drawings stand beside their references.
  const margin = paired > 0 ? 1.2 : 1.03
  return grids.reduce((first, next) => (next.worth > first.worth * margin ? next : first)).grid
}

interface Dividing {
  readonly columns: number
  readonly rows: number
  readonly beside: boolean
  readonly pair: Grid['pair']
  readonly paired: number
  readonly size: number
  readonly wordsHeight: (width: number) => number
}

/** `worth` is the usual area of one picture, of pairs and of those that stand alone, reduced if most text would not fit. */
function divide(setup: Setup, division: Dividing): { grid: Grid; worth: number } {
  const { columns, rows, beside, pair, paired, size, wordsHeight } = division
  const cellWidth = (setup.right - setup.left - COLUMN_GAP * (columns - 1)) / columns
  const body = setup.bottom - bodyTop(setup, true)
  const cellHeight = (body - ROW_GAP * (rows - 1)) / rows
  const extraHeight = (bodyTop(setup, true) - bodyTop(setup, false)) / rows
  const slug = size * 1.9
  const tall = cellHeight - HEADING_SLOT
  const forWords = beside
    ? clamp(widthFor(wordsHeight, tall - slug, cellWidth), Math.min(NARROWEST_WORDS, cellWidth * 0.45), cellWidth * 0.5)
    : slug + clamp(wordsHeight(cellWidth), setup.options.wordsAt === 'none' ? 0 : size * 3, cellHeight * 0.45)
  const room = beside
    ? { width: cellWidth - BESIDE_GAP - forWords, height: tall }
    : { width: cellWidth, height: tall - WORDS_GAP - forWords }
  const across = paired > 0 && pair === 'across' ? 2 : 1
  const down = paired > 0 && pair === 'down' ? 2 : 1
  const ratio = filmRatio(setup.board)
  const fullWidth = (room.width - PAIR_GAP * (across - 1)) / across
  const fullHeight = (room.height - PAIR_GAP * (down - 1)) / down
  const width = Math.max(24, Math.min(fullWidth, fullHeight * ratio))
  const picture = { width, height: width / ratio }
  const block = {
    width: picture.width * across + PAIR_GAP * (across - 1),
    height: picture.height * down + PAIR_GAP * (down - 1),
  }
  const words = beside
    ? { x: block.width + BESIDE_GAP, width: cellWidth - block.width - BESIDE_GAP }
    : { x: 0, width: cellWidth }
  const grid = { columns, rows, beside, pair, cellWidth, cellHeight, extraHeight, picture, block, words }
  const wordsY = beside ? HEADING_SLOT : HEADING_SLOT + block.height + WORDS_GAP
  const crowded = Math.max(1, wordsHeight(words.width) / Math.max(1, cellHeight - wordsY - slug))
  const alone = framesOf(grid, 1, cellHeight, slug + wordsHeight(words.width))[0]!
  const area = paired * picture.width * picture.height + (1 - paired) * alone.width * alone.height
  return { grid, worth: area / crowded }
}

/** The narrowest column in which the text is no taller than this. */
function widthFor(wordsHeight: (width: number) => number, height: number, cellWidth: number): number {
  let width = NARROWEST_WORDS
  while (width < cellWidth * 0.5 && wordsHeight(width) > height) width += 8
  return width
}

/**
 * The places of a panel's pictures in its cell. One that stands alone where others stand in pairs takes the other's
 * room, as far as the words (`need`, in points) leave it.
 */
export function framesOf(grid: Grid, count: number, cellHeight: number, need: number): Frame[] {
  const { width, height } = grid.picture
  const alone = grid.block.width > width + 0.1 || grid.block.height > height + 0.1
  if (count < 2 && alone) {
    const ratio = width / height
    const most = grid.beside
      ? { width: grid.block.width, height: cellHeight - HEADING_SLOT }
      : { width: grid.cellWidth, height: cellHeight - HEADING_SLOT - WORDS_GAP - need }
    const larger = Math.max(width, Math.min(most.width, most.height * ratio))
    return [{ x: 0, y: HEADING_SLOT, width: larger, height: larger / ratio }]
  }
  return Array.from({ length: Math.max(1, count) }, (_, index) => ({
    x: grid.pair === 'across' ? index * (width + PAIR_GAP) : 0,
    y: HEADING_SLOT + (grid.pair === 'down' ? index * (height + PAIR_GAP) : 0),
    width,
    height,
  }))
}

/** Where a cell's words begin under or beside these pictures, in points from the cell's top. */
export function wordsTop(grid: Grid, frames: readonly Frame[]): number {
  if (grid.beside) return HEADING_SLOT
  return Math.max(...frames.map(({ y, height }) => y + height)) + WORDS_GAP
}

export function heightOfCell(grid: Grid, at: number): number {
  return grid.cellHeight + (at < grid.columns * grid.rows ? 0 : grid.extraHeight)
}

/** Under a picture, the slug line is as wide as the picture. */
export function slugWidth(grid: Grid): number {
  return grid.beside ? grid.words.width : Math.max(grid.block.width, grid.words.width * 0.5)
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
