import type { Band, BoardLayout, Cell, Row } from './layout.ts'
import { firstEndingBelow } from './layoutQuery.ts'
import type { WorldPoint, WorldRect } from './layoutQuery.ts'

/**
 * Where dragged shots would land: before place `index` among the scene's shots that do not move, with the drop line or
 * the empty scene's place.
 */
export interface DropPlace {
  readonly sceneId: string
  readonly index: number
  readonly line: WorldRect
}

/** Where shots dragged to `point` would land; null on a board without scenes that can take them. */
export function dropPlace(layout: BoardLayout, point: WorldPoint, moving: ReadonlySet<string>): DropPlace | null {
  const empty = emptyUnder(layout, point)
  if (empty) return { sceneId: empty.sceneId, index: 0, line: empty.slot! }
  const rows = layout.grid.flows ? layout.rows : bandRows(layout, point.y)
  const cell = cellNear(layout, rows, point)
  if (!cell) return null
  const band = layout.bands[cell.band]!
  const after = pastMiddle(layout, cell, point)
  const staying = band.shotIds.slice(0, cell.shotPlace + (after ? 1 : 0)).filter((id) => !moving.has(id))
  return { sceneId: band.sceneId, index: staying.length, line: dropLine(layout, cell, after) }
}

/** The shots are there already, in this order: dropping them would change nothing. */
export function standsAt(layout: BoardLayout, shotIds: readonly string[], place: DropPlace): boolean {
  const own = layout.bands.find((band) => band.sceneId === place.sceneId)?.shotIds ?? []
  return shotIds.every((id, at) => own[place.index + at] === id)
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

/** The cell at or nearest to a point, in these rows. */
function cellNear(layout: BoardLayout, rows: readonly Row[], point: WorldPoint): Cell | undefined {
  const bottom = (row: Row): number => row.y + layout.frame.height + layout.spacing.caption
  const first = rows[Math.min(firstEndingBelow(rows, bottom, point.y), rows.length - 1)]
  if (!first) return undefined
  const away = (cell: Cell): number => Math.abs(cell.x + layout.frame.width / 2 - point.x)
  return rows
    .filter((row) => row.y === first.y)
    .map((row) => layout.cells[row.firstCell + columnUnder(layout, row, point.x)]!)
    .reduce((nearest, cell) => (away(cell) < away(nearest) ? cell : nearest))
}

/** The open scene without shots whose place is under the point: in a contact sheet that one place, else its whole band. */
function emptyUnder(layout: BoardLayout, point: WorldPoint): Band | undefined {
  if (!layout.grid.flows) {
    const band = openBand(layout, point.y)
    return band?.slot ? band : undefined
  }
  const half = (layout.pitch.x - layout.frame.width) / 2
  return layout.bands.find(
    ({ slot, omitted, y, height }) =>
      slot !== null &&
      !omitted &&
      point.x >= slot.x - half &&
      point.x < slot.x + slot.width + half &&
      point.y >= y &&
      point.y < y + height,
  )
}

/** The open scene at or nearest below `y`; undefined if there is none. */
function openBand(layout: BoardLayout, y: number): Band | undefined {
  const open = layout.bands.filter((band) => !band.omitted)
  return open[
    Math.min(
      firstEndingBelow(open, (each) => each.y + each.height + 1, y),
      open.length - 1,
    )
  ]
}

function bandRows(layout: BoardLayout, y: number): readonly Row[] {
  const band = openBand(layout, y)
  const place = band ? layout.bands.indexOf(band) : -1
  return layout.rows.filter((row) => row.band === place)
}

function columnUnder(layout: BoardLayout, row: Row, x: number): number {
  return Math.max(0, Math.min(Math.floor((x - row.x + 21) / layout.pitch.x), row.cellCount - 1))
}

/** Past the middle of the shot that this cell belongs to: a drop never splits a shot. */
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
