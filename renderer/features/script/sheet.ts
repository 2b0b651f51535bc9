import type { LinePlace, ScriptPages } from '#shared/breakdown/scriptPages.ts'
import { SCRIPT_PAGE } from '#shared/script/pageColumns.ts'

/**
 * A screenplay page on screen. Of the left margin there is as much as the scene numbers and the shots' lines need, and of
 * the right one what its numbers and asterisks do.
 */
export const SHEET = { ...SCRIPT_PAGE, gap: 14 } as const

const NUMBER_PT = 34
const RIGHT_PT = 46
const BESIDE_TEXT_PT = 9
/** Lanes closer than this have their numbers upright along the line. */
export const LEVEL_LANE_PT = 17
const LANES_PT = 136

export interface SheetShape {
  /** Left edge of the text. */
  readonly text: number
  readonly width: number
  /** Between two lines side by side. */
  readonly lane: number
}

/** Room for so many lines side by side: they draw closer once there are more than a margin holds. */
export function sheetShape(lanes: number): SheetShape {
  const lane = Math.min(20, LANES_PT / Math.max(3, lanes))
  const text = NUMBER_PT + Math.max(3, lanes) * lane + BESIDE_TEXT_PT
  return { text, width: text + SHEET.width + RIGHT_PT, lane }
}

/** Middle of a lane: the first is next to the text. */
export function laneX({ text, lane }: SheetShape, at: number): number {
  return text - BESIDE_TEXT_PT - lane * (at + 0.5)
}

/** Top of a line among all pages, in points from the top of the first. */
export function topOf({ page, row }: Pick<LinePlace, 'page' | 'row'>): number {
  return page * (SHEET.height + SHEET.gap) + SHEET.top + row * SHEET.row
}

/**
 * The text line under a place, in points from the first page's top left corner, or the nearest to it; -1 in a script
 * without lines. `x` from the sheet's edge tells apart two who speak at once.
 */
export function lineNear({ places, downwards }: ScriptPages, shape: SheetShape, x: number, y: number): number {
  let [low, high] = [0, downwards.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (topOf(places[downwards[middle]!]!) <= y) low = middle + 1
    else high = middle
  }
  const [above, below] = [downwards[low - 1], downwards[low]]
  if (above === undefined) return below ?? -1
  if (below !== undefined && topOf(places[below]!) - y < y - topOf(places[above]!) - SHEET.row) return below
  const other = downwards[low - 2]
  const side = x < shape.text + SHEET.width / 2 ? 'left' : 'right'
  const beside = other !== undefined && topOf(places[other]!) === topOf(places[above]!) && places[other]!.dual === side
  return beside ? other : above
}
