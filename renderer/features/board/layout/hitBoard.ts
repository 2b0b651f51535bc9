import { addPlaceAt } from './addPlaces.ts'
import type { AddPlace } from './addPlaces.ts'
import type { Band, BoardLayout, Cell } from './layout.ts'
import { eachBandIn, eachCellIn, headingOf } from './layoutQuery.ts'
import type { WorldPoint } from './layoutQuery.ts'
import { MARGIN } from './spacing.ts'

/** Hit test: what is at a point. */
export type BoardHit =
  | { readonly kind: 'cell'; readonly cell: Cell }
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'add'; readonly place: AddPlace }

export function hitBoard(layout: BoardLayout, point: WorldPoint): BoardHit | null {
  let hit: BoardHit | null = null
  eachCellIn(layout, { ...point, width: 0.001, height: 0.001 }, (cell) => {
    if (point.x < cell.x + layout.frame.width) hit = { kind: 'cell', cell }
  })
  if (hit) return hit
  const place = addPlaceAt(layout, point)
  if (place) return { kind: 'add', place }
  eachBandIn(layout, { ...point, width: 0.001, height: 0.001 }, (band) => {
    const area = headingOf(layout, band)
    const bottom = band.slot ? band.slot.y + band.slot.height : area.y + area.height
    const across = point.x >= area.x - MARGIN / 2 && point.x < area.x + area.width
    if (across && point.y >= area.y && point.y < bottom) hit ??= { kind: 'band', band }
  })
  return hit
}
