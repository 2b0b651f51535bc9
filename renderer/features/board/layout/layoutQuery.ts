import type { Rect } from '#shared/geometry/rect.ts'
import type { Band, BoardLayout, Cell } from './layout.ts'

/** World units. */
export type WorldRect = Rect
export interface WorldPoint {
  readonly x: number
  readonly y: number
}

/** The index of the first item in `list` that ends below `y`; the list's length if none does. */
export function firstEndingBelow<T>(list: readonly T[], endOf: (item: T) => number, y: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (endOf(list[middle]!) <= y) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Calls back for every cell whose frame or caption intersects `rect`, top to bottom. The cost depends on the number of
 * hits, not on the film.
 */
export function eachCellIn(layout: BoardLayout, rect: WorldRect, visit: (cell: Cell, index: number) => void): void {
  const { pitch, rows, cells, frame, spacing } = layout
  const height = frame.height + spacing.caption
  for (let at = firstEndingBelow(rows, (row) => row.y + height, rect.y); at < rows.length; at += 1) {
    const row = rows[at]!
    if (row.y >= rect.y + rect.height) return
    const firstColumn = Math.max(0, Math.floor((rect.x - row.x - frame.width) / pitch.x) + 1)
    const end = Math.min(Math.floor((rect.x + rect.width - row.x) / pitch.x), row.cellCount - 1)
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

/** The position of a scene's heading: in a contact sheet, above its own frames in that line. */
export function headingOf(layout: BoardLayout, band: Band): WorldRect {
  const { cells, frame } = layout
  const height = layout.spacing.heading
  if (!layout.grid.flows) return { x: band.x, y: band.y, width: layout.width - band.x, height }
  const first = layout.firstCell.get(band.shotIds[0] ?? '')
  const own = first === undefined ? undefined : cells[first]
  if (first === undefined || !own) return { x: band.x, y: band.y, width: frame.width, height }
  const inLine = cells.slice(first, first + layout.columns).filter((cell) => cell.band === own.band && cell.y === own.y)
  const right = inLine.at(-1)!.x
  return { x: band.x, y: band.y, width: right + frame.width - band.x, height }
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
  const bottom = cells.at(-1)!.y + layout.frame.height + layout.spacing.caption
  return { x, y: cells[0]!.y, width: right - x, height: bottom - cells[0]!.y }
}

/** What to show along with a shot: all of it, and its scene's heading if that is directly above. */
export function sightOf(layout: BoardLayout, shotId: string): WorldRect | undefined {
  const rect = shotRect(layout, shotId)
  const first = layout.cells[layout.firstCell.get(shotId) ?? -1]
  if (!rect || !first) return undefined
  const heading = layout.spacing.heading
  const above = first.y === layout.bands[first.band]!.y + heading ? heading : 0
  return { ...rect, y: rect.y - above, height: rect.height + above }
}

/** What to show of the shot being worked on: all of it, or one later panel of it. */
export function handRect(layout: BoardLayout, shotId: string, panelId: string | null): WorldRect | undefined {
  const cell = layout.cells[layout.panelCell.get(panelId ?? '') ?? -1]
  if (!cell || cell.shotId !== shotId || cell.part === 1) return sightOf(layout, shotId)
  return { ...frameOf(layout, cell), height: layout.frame.height + layout.spacing.caption }
}
