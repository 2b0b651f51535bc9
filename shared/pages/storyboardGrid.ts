import { filmRatio } from './reference.ts'
import type { ExportOptions } from './model.ts'
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
  readonly words: { readonly x: number; readonly y: number; readonly width: number }
}

export const COLUMN_GAP = 16
export const ROW_GAP = 11
/** Space above a row of panels for the scene's heading. */
export const HEADING_SLOT = 18
const PAIR_GAP = 4
const WORDS_GAP = 5
const BESIDE_GAP = 11
const NARROWEST_WORDS = 112

const DIVISIONS: Readonly<Record<ExportOptions['perPage'], readonly (readonly [number, number])[]>> = {
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
  9: [[3, 3]],
}

/**
 * Chooses the division with the largest pictures that still fits the text of most shots. `wordsHeight`: the height
 * most shots stay under at a given width.
 */
export function chooseGrid(setup: Setup, paired: boolean, size: number, wordsHeight: (width: number) => number): Grid {
  const pairs = paired ? (['across', 'down'] as const) : (['across'] as const)
  const grids = DIVISIONS[setup.options.perPage].flatMap(([columns, rows]) =>
    [false, true].flatMap((beside) =>
      pairs.map((pair) => divide(setup, { columns, rows, beside, pair, paired, size, wordsHeight })),
    ),
  )
  // On wide paper people expect six as three across: any other division must be clearly better.
  const margin = setup.options.perPage === 6 ? 1.15 : 1.01
  const best = grids.reduce((first, next) => (next.worth > first.worth * margin ? next : first))
  return best.grid
}

interface Division {
  readonly columns: number
  readonly rows: number
  readonly beside: boolean
  readonly pair: Grid['pair']
  readonly paired: boolean
  readonly size: number
  readonly wordsHeight: (width: number) => number
}

/** `worth` is the area of one picture, reduced if most text would not fit. */
function divide(setup: Setup, division: Division): { grid: Grid; worth: number } {
  const { columns, rows, beside, pair, paired, size, wordsHeight } = division
  const cellWidth = (setup.right - setup.left - COLUMN_GAP * (columns - 1)) / columns
  const body = setup.bottom - bodyTop(setup, true)
  const cellHeight = (body - ROW_GAP * (rows - 1)) / rows
  const extraHeight = (bodyTop(setup, true) - bodyTop(setup, false)) / rows
  const slug = size * 1.9
  const tall = cellHeight - HEADING_SLOT
  const forWords = beside
    ? clamp(widthFor(wordsHeight, tall - slug, cellWidth), NARROWEST_WORDS, cellWidth * 0.5)
    : slug + clamp(wordsHeight(cellWidth), size * 3, cellHeight * 0.45)
  const room = beside
    ? { width: cellWidth - BESIDE_GAP - forWords, height: tall }
    : { width: cellWidth, height: tall - WORDS_GAP - forWords }
  const across = paired && pair === 'across' ? 2 : 1
  const down = paired && pair === 'down' ? 2 : 1
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
    ? { x: block.width + BESIDE_GAP, y: HEADING_SLOT, width: cellWidth - block.width - BESIDE_GAP }
    : { x: 0, y: HEADING_SLOT + block.height + WORDS_GAP, width: cellWidth }
  const grid = { columns, rows, beside, pair, cellWidth, cellHeight, extraHeight, picture, block, words }
  const crowded = Math.max(1, wordsHeight(words.width) / Math.max(1, cellHeight - words.y - slug))
  return { grid, worth: (picture.width * picture.height) / crowded }
}

/** The narrowest column in which the text is no taller than this. */
function widthFor(wordsHeight: (width: number) => number, height: number, cellWidth: number): number {
  let width = NARROWEST_WORDS
  while (width < cellWidth * 0.5 && wordsHeight(width) > height) width += 8
  return width
}

/** The position of the panel's `index`-th picture in its cell. */
export function picturePlace(grid: Grid, index: number): { x: number; y: number; width: number; height: number } {
  const { width, height } = grid.picture
  const x = grid.pair === 'across' ? index * (width + PAIR_GAP) : 0
  const y = HEADING_SLOT + (grid.pair === 'down' ? index * (height + PAIR_GAP) : 0)
  return { x, y, width, height }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
