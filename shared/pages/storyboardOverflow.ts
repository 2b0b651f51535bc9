import type { SceneRow, ShotRow } from '../document/schema.ts'
import { isCut } from '../document/whatCounts.ts'
import type { Setup } from './sheet.ts'
import type { Cell } from './storyboardCell.ts'
import { HEADING_SLOT, heightOfCell, slugWidth } from './storyboardGrid.ts'
import type { Grid } from './storyboardGrid.ts'
import { laySlug } from './storyboardSlug.ts'
import type { Slug } from './storyboardSlug.ts'
import { typeSizes } from './storyboardType.ts'
import { heightOf, pour } from './storyboardWords.ts'
import type { WordLine } from './storyboardWords.ts'
import { cellText } from './words.ts'

/** Gap between text columns in a cell of its own. */
export const FLOW_GAP = 12

/** How many cells of their own these lines take. */
export function continuedCount(
  setup: Setup,
  grid: Grid,
  at: number,
  shot: ShotRow,
  lines: readonly WordLine[],
): number {
  return flowsOf(setup, grid, at, shot, lines).length
}

/** The cells in which a shot's text goes on. */
export function continuedCells(
  setup: Setup,
  grid: Grid,
  at: number,
  scene: SceneRow,
  shot: ShotRow,
  lines: readonly WordLine[],
): Cell[] {
  const slug = continuedSlug(setup, grid, shot)
  return flowsOf(setup, grid, at, shot, lines).map((flows) => ({
    scene,
    shot,
    slug,
    flows,
    opens: [],
    panel: null,
    pictures: [],
    frames: [],
    seconds: 0,
  }))
}

function continuedSlug(setup: Setup, grid: Grid, shot: ShotRow): Slug {
  const number = cellText(setup.board, shot, 'shot')
  const words = { number, place: 'continued', camera: '', seconds: '', cut: isCut(shot) }
  return laySlug(setup.measure, words, slugWidth(grid), typeSizes(setup)[0]!)
}

type Flows = (readonly WordLine[])[]

/** The lines of each cell, in the cell's columns; the last cell's columns are equally long. */
function flowsOf(setup: Setup, grid: Grid, at: number, shot: ShotRow, lines: readonly WordLine[]): Flows[] {
  if (lines.length === 0) return []
  const slug = continuedSlug(setup, grid, shot)
  const columns = Math.max(1, Math.floor((grid.cellWidth + FLOW_GAP) / (grid.words.width + FLOW_GAP)))
  const cells: Flows[] = []
  let rest = lines
  while (rest.length > 0) {
    const room = heightOfCell(grid, at + cells.length) - HEADING_SLOT - slug.height
    const whole = fill(rest, room, columns)
    cells.push(whole.rest.length > 0 ? whole.flows : balanced(rest, room, columns))
    rest = whole.rest
  }
  return cells
}

function fill(lines: readonly WordLine[], room: number, columns: number): { flows: Flows; rest: readonly WordLine[] } {
  const flows: Flows = []
  let rest = lines
  for (let column = 0; column < columns && rest.length > 0; column += 1) {
    const here = pour(rest, room).here
    flows.push(here.length > 0 ? here : rest.slice(0, 1))
    rest = rest.slice(flows.at(-1)!.length)
  }
  return { flows, rest }
}

function balanced(lines: readonly WordLine[], most: number, columns: number): Flows {
  if (columns === 1) return fill(lines, most, columns).flows
  const step = lines[0]!.step
  for (let room = heightOf(lines) / columns; room < most; room += step / 2) {
    const { flows, rest } = fill(lines, room, columns)
    if (rest.length === 0) return flows
  }
  return fill(lines, most, columns).flows
}
