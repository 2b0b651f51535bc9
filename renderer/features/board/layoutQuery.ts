import { CAPTION_HEIGHT, headingHeight, MARGIN } from './layout.ts'
import type { Band, BoardLayout, Cell, Row } from './layout.ts'

/** World units. */
export interface WorldRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface WorldPoint {
  readonly x: number
  readonly y: number
}

/** What lies under a point. */
export type BoardHit = { readonly kind: 'cell'; readonly cell: Cell } | { readonly kind: 'band'; readonly band: Band }

/** Where dragged shots would land: before place `index` among the scene's shots that do not move, and the line that shows it. */
export interface DropPlace {
  readonly sceneId: string
  readonly index: number
  readonly line: WorldRect
}

/** The first place in `list` whose item ends below `y`; the list's length where none does. */
function firstEndingBelow<T>(list: readonly T[], endOf: (item: T) => number, y: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (endOf(list[middle]!) <= y) low = middle + 1
    else high = middle
  }
  return low
}

/** Calls back for every cell whose frame or caption meets `rect`, top to bottom. Cost follows what is met, not the film. */
export function eachCellIn(layout: BoardLayout, rect: WorldRect, visit: (cell: Cell, index: number) => void): void {
  const { pitch, rows, cells, frame } = layout
  const height = frame.height + CAPTION_HEIGHT
  const firstColumn = Math.max(0, Math.floor((rect.x - MARGIN - frame.width) / pitch.x) + 1)
  const lastColumn = Math.floor((rect.x + rect.width - MARGIN) / pitch.x)
  for (let at = firstEndingBelow(rows, (row) => row.y + height, rect.y); at < rows.length; at += 1) {
    const row = rows[at]!
    if (row.y >= rect.y + rect.height) return
    const end = Math.min(lastColumn, row.cellCount - 1)
    for (let column = firstColumn; column <= end; column += 1) {
      visit(cells[row.firstCell + column]!, row.firstCell + column)
    }
  }
}

export function eachBandIn(layout: BoardLayout, rect: WorldRect, visit: (band: Band) => void): void {
  for (let at = bandAt(layout, rect.y); at < layout.bands.length; at += 1) {
    const band = layout.bands[at]!
    if (band.y >= rect.y + rect.height) return
    visit(band)
  }
}

function bandAt(layout: BoardLayout, y: number): number {
  return firstEndingBelow(layout.bands, (band) => band.y + band.height, y)
}

export function hitBoard(layout: BoardLayout, point: WorldPoint): BoardHit | null {
  let hit: BoardHit | null = null
  eachCellIn(layout, { ...point, width: 0.001, height: 0.001 }, (cell) => {
    if (point.x < cell.x + layout.frame.width) hit = { kind: 'cell', cell }
  })
  if (hit) return hit
  eachBandIn(layout, { ...point, width: 0.001, height: 0.001 }, (band) => {
    const area =
      band.shotIds.length === 0 ? { ...headingOf(layout, band), height: band.height } : headingOf(layout, band)
    const across = point.x >= area.x - MARGIN / 2 && point.x < area.x + area.width
    if (across && point.y >= area.y && point.y < area.y + area.height) hit ??= { kind: 'band', band }
  })
  return hit
}

/** Where a scene's heading stands. */
export function headingOf(layout: BoardLayout, band: Band): WorldRect {
  const width = layout.arrangement === 'contact' ? layout.frame.width : layout.width - band.x
  return { x: band.x, y: band.y, width, height: headingHeight(layout.arrangement) }
}

/** A scene's heading and all its frames; undefined for a scene that is not on the board. */
export function sceneRect(layout: BoardLayout, sceneId: string): WorldRect | undefined {
  const place = layout.bands.findIndex((band) => band.sceneId === sceneId)
  const band = layout.bands[place]
  if (!band) return undefined
  const start = layout.firstCell.get(band.shotIds[0] ?? '')
  let left = band.x
  let right = band.x + layout.frame.width
  for (let at = start ?? layout.cells.length; layout.cells[at]?.band === place; at += 1) {
    left = Math.min(left, layout.cells[at]!.x)
    right = Math.max(right, layout.cells[at]!.x + layout.frame.width)
  }
  return { x: left, y: band.y, width: right - left, height: band.height }
}

/** The shots with a frame in `rect`, in film order. */
export function shotsIn(layout: BoardLayout, rect: WorldRect): string[] {
  const found = new Map<number, string>()
  eachCellIn(layout, rect, (cell, index) => {
    const meets =
      cell.x < rect.x + rect.width &&
      cell.x + layout.frame.width > rect.x &&
      cell.y < rect.y + rect.height &&
      cell.y + layout.frame.height > rect.y
    if (meets) found.set(index - cell.part, cell.shotId)
  })
  return [...new Set([...found].toSorted((a, b) => a[0] - b[0]).map(([, shotId]) => shotId))]
}

export function frameOf(layout: BoardLayout, cell: Cell): WorldRect {
  return { x: cell.x, y: cell.y, ...layout.frame }
}

/** All of a shot's frames and its caption; undefined for a shot that is not on the board. */
export function shotRect(layout: BoardLayout, shotId: string): WorldRect | undefined {
  const first = layout.firstCell.get(shotId)
  if (first === undefined) return undefined
  const cells = layout.cells.slice(first, first + layout.cells[first]!.parts)
  const x = Math.min(...cells.map((cell) => cell.x))
  const right = Math.max(...cells.map((cell) => cell.x + layout.frame.width))
  const bottom = cells.at(-1)!.y + layout.frame.height + CAPTION_HEIGHT
  return { x, y: cells[0]!.y, width: right - x, height: bottom - cells[0]!.y }
}

/** What to bring into sight with a shot: all of it, and its scene's heading where it stands right under that. */
export function sightOf(layout: BoardLayout, shotId: string): WorldRect | undefined {
  const rect = shotRect(layout, shotId)
  const first = layout.cells[layout.firstCell.get(shotId) ?? -1]
  if (!rect || !first) return undefined
  const heading = headingHeight(layout.arrangement)
  const above = first.y === layout.bands[first.band]!.y + heading ? heading : 0
  return { ...rect, y: rect.y - above, height: rect.height + above }
}

export type Walk = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

/** Those of the shots that a walk may stop at; null for all. */
export type Stops = ReadonlySet<string> | null

const mayStop = (stops: Stops, shotId: string): boolean => stops === null || stops.has(shotId)

/**
 * The shot that a key walks to from `from`, passing over all but `stops`: where there is none that way, the shot itself.
 * The first where `from` is not on the board; null where there is nothing to walk to.
 */
export function walkFrom(layout: BoardLayout, from: string | null, walk: Walk, stops: Stops = null): string | null {
  const { shotIds, cells } = layout
  const first = shotIds.find((id) => mayStop(stops, id)) ?? null
  if (walk === 'first') return first
  if (walk === 'last') return shotIds.findLast((id) => mayStop(stops, id)) ?? null
  const start = from === null ? undefined : layout.firstCell.get(from)
  if (start === undefined) return first
  const cell = cells[start]!
  if (walk === 'up' || walk === 'down') {
    const edge = walk === 'down' ? cells[start + cell.parts - 1]! : cell
    return walkRows(layout, edge, cell.x, walk, stops) ?? cell.shotId
  }
  const step = walk === 'left' ? -1 : 1
  for (let at = start + (walk === 'left' ? -1 : cell.parts); cells[at]; at += step)
    if (mayStop(stops, cells[at]!.shotId)) return cells[at]!.shotId
  return cell.shotId
}

function walkRows(layout: BoardLayout, edge: Cell, x: number, walk: 'up' | 'down', stops: Stops): string | undefined {
  const step = walk === 'down' ? 1 : -1
  const from = firstEndingBelow(layout.rows, (row) => row.y + layout.frame.height, edge.y)
  for (let at = from + step; at >= 0 && at < layout.rows.length; at += step) {
    const row = layout.rows[at]!
    let nearest: Cell | undefined
    for (let column = 0; column < row.cellCount; column += 1) {
      const cell = layout.cells[row.firstCell + column]!
      if (cell.shotId === edge.shotId || !mayStop(stops, cell.shotId)) continue
      if (!nearest || Math.abs(cell.x - x) < Math.abs(nearest.x - x)) nearest = cell
    }
    if (nearest) return nearest.shotId
  }
  return undefined
}

/** The first shot of the next or previous scene that has one to stop at; null where there is no more that way. */
export function walkScenes(layout: BoardLayout, from: string | null, by: 1 | -1, stops: Stops = null): string | null {
  const start = from === null ? undefined : layout.firstCell.get(from)
  if (start === undefined) return walkFrom(layout, null, 'first', stops)
  for (let at = layout.cells[start]!.band + by; at >= 0 && at < layout.bands.length; at += by) {
    const found = layout.bands[at]!.shotIds.find((id) => layout.firstCell.has(id) && mayStop(stops, id))
    if (found !== undefined) return found
  }
  return null
}

/** Where shots dragged to `point` would land; null on a board without scenes that can take them. */
export function dropPlace(layout: BoardLayout, point: WorldPoint, moving: ReadonlySet<string>): DropPlace | null {
  const rows = layout.arrangement === 'contact' ? layout.rows : bandRows(layout, point.y)
  if (!rows) return null
  if ('sceneId' in rows) {
    const heading = headingHeight(layout.arrangement)
    const line = { x: MARGIN - 21, y: rows.y + heading, width: 0, height: rows.height - heading }
    return { sceneId: rows.sceneId, index: 0, line }
  }
  const cell = cellNear(layout, rows, point)
  if (!cell) return null
  const band = layout.bands[cell.band]!
  const after = pastMiddle(layout, cell, point)
  const staying = band.shotIds.slice(0, cell.shotPlace + (after ? 1 : 0)).filter((id) => !moving.has(id))
  return { sceneId: band.sceneId, index: staying.length, line: dropLine(layout, cell, after) }
}

/** Where a panel dragged to `point` would land: before place `index` among that shot's panels that do not move. */
export function panelDropPlace(
  layout: BoardLayout,
  point: WorldPoint,
  panelId: string,
): { readonly shotId: string; readonly index: number; readonly line: WorldRect } | null {
  const cell = cellNear(layout, layout.rows, point)
  if (!cell) return null
  const after = point.x > cell.x + layout.frame.width / 2
  const first = layout.firstCell.get(cell.shotId)!
  const own = layout.panelCell.get(panelId) ?? -1
  const at = first + cell.part - 1 + (after ? 1 : 0)
  const index = cell.part - 1 + (after ? 1 : 0) - (own >= first && own < at ? 1 : 0)
  return { shotId: cell.shotId, index, line: edgeLine(layout, cell, after) }
}

/** The cell at or nearest to a point, of these rows. */
function cellNear(layout: BoardLayout, rows: readonly Row[], point: WorldPoint): Cell | undefined {
  const bottom = (row: Row): number => row.y + layout.frame.height + CAPTION_HEIGHT
  const row = rows[Math.min(firstEndingBelow(rows, bottom, point.y), rows.length - 1)]
  return row && layout.cells[row.firstCell + columnUnder(layout, row, point.x)]
}

/** The rows of the open scene at or nearest under `y`; the scene itself where it has none, null where there is no scene. */
function bandRows(layout: BoardLayout, y: number): readonly Row[] | Band | null {
  const open = layout.bands.filter((band) => !band.omitted)
  const at = firstEndingBelow(open, (each) => each.y + each.height + 1, y)
  const band = open[Math.min(at, open.length - 1)]
  if (!band) return null
  const place = layout.bands.indexOf(band)
  const rows = layout.rows.filter((row) => row.band === place)
  return rows.length > 0 ? rows : band
}

function columnUnder(layout: BoardLayout, row: Row, x: number): number {
  return Math.max(0, Math.min(Math.floor((x - MARGIN + 21) / layout.pitch.x), row.cellCount - 1))
}

/** Past the middle of the shot that this cell is part of: a shot is never split by a drop. */
function pastMiddle(layout: BoardLayout, cell: Cell, point: WorldPoint): boolean {
  const middle = (cell.parts + 1) / 2
  if (cell.part !== middle) return cell.part > middle
  return point.x > cell.x + layout.frame.width / 2
}

function dropLine(layout: BoardLayout, cell: Cell, after: boolean): WorldRect {
  const first = layout.firstCell.get(cell.shotId)!
  return edgeLine(layout, layout.cells[after ? first + cell.parts - 1 : first]!, after)
}

/** The line before or after one frame. */
function edgeLine(layout: BoardLayout, cell: Cell, after: boolean): WorldRect {
  const gap = (layout.pitch.x - layout.frame.width) / 2
  return {
    x: after ? cell.x + layout.frame.width + gap : cell.x - gap,
    y: cell.y,
    width: 0,
    height: layout.frame.height,
  }
}
