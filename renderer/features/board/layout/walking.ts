import type { BoardLayout, Cell } from './layout.ts'
import { firstEndingBelow } from './layoutQuery.ts'

export type Walk = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

/** The shots that a walk may stop at; null for all. */
export type Stops = ReadonlySet<string> | null

const mayStop = (stops: Stops, shotId: string): boolean => stops === null || stops.has(shotId)

/**
 * The shot that a key leads to from `from`, skipping all but `stops`: the shot itself if there is none in that
 * direction. The first if `from` is not on the board; null if there is nothing to walk to.
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
  let at = firstEndingBelow(layout.rows, (row) => row.y + layout.frame.height, edge.y)
  let nearest: Cell | undefined
  for (let line = edge.y; layout.rows[at]; at += step) {
    const row = layout.rows[at]!
    if (row.y === edge.y) continue
    // Rows of one line are searched together.
    if (row.y !== line && nearest) break
    line = row.y
    for (let column = 0; column < row.cellCount; column += 1) {
      const cell = layout.cells[row.firstCell + column]!
      if (cell.shotId === edge.shotId || !mayStop(stops, cell.shotId)) continue
      if (!nearest || Math.abs(cell.x - x) < Math.abs(nearest.x - x)) nearest = cell
    }
  }
  return nearest?.shotId
}

/**
 * The first shot of the next or previous scene that has one to stop at; null if there are no more in that direction.
 */
export function walkScenes(layout: BoardLayout, from: string | null, by: 1 | -1, stops: Stops = null): string | null {
  const start = from === null ? undefined : layout.firstCell.get(from)
  if (start === undefined) return walkFrom(layout, null, 'first', stops)
  for (let at = layout.cells[start]!.band + by; at >= 0 && at < layout.bands.length; at += by) {
    const found = layout.bands[at]!.shotIds.find((id) => layout.firstCell.has(id) && mayStop(stops, id))
    if (found !== undefined) return found
  }
  return null
}
