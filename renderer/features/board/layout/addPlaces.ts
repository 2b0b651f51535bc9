import type { Band, BoardLayout } from './layout.ts'
import { eachBandIn } from './layoutQuery.ts'
import type { WorldPoint, WorldRect } from './layoutQuery.ts'
import { MARGIN } from './spacing.ts'

/** Where something can be added: a shot at the end of a scene, a scene at the end of the film. */
export interface AddPlace {
  readonly adds: 'shot' | 'scene'
  /** The scene at whose end, or after which. */
  readonly band: Band
  readonly rect: WorldRect
}

/** World units. It fits beside a full row, in the board's margin. */
const SHOT = { width: 56, away: 9 } as const
const SCENE = { height: 52, away: 12 } as const

/** Calls back for every place with a part in `rect`. A film in one grid has them only where its rows have room. */
export function eachAddPlaceIn(layout: BoardLayout, rect: WorldRect, visit: (place: AddPlace) => void): void {
  const seen = (each: WorldRect): boolean =>
    each.x < rect.x + rect.width &&
    each.x + each.width > rect.x &&
    each.y < rect.y + rect.height &&
    each.y + each.height > rect.y
  if (!layout.grid.flows)
    eachBandIn(layout, rect, (band) => {
      const place = shotPlace(layout, band)
      if (place && seen(place)) visit({ adds: 'shot', band, rect: place })
    })
  const last = layout.bands.at(-1)
  const place = last && scenePlace(layout, last)
  if (last && place && seen(place)) visit({ adds: 'scene', band: last, rect: place })
}

export function addPlaceAt(layout: BoardLayout, point: WorldPoint): AddPlace | null {
  let found: AddPlace | null = null
  eachAddPlaceIn(layout, { ...point, width: 0.001, height: 0.001 }, (place) => {
    found = place
  })
  return found
}

/** Right of a scene's last frame, or of the place that waits for its first; none in an omitted scene. */
function shotPlace(layout: BoardLayout, band: Band): WorldRect | null {
  if (band.omitted) return null
  if (band.slot) {
    const { x, y, width, height } = band.slot
    return { x: x + width + SHOT.away, y, width: SHOT.width, height }
  }
  const first = layout.cells[layout.firstCell.get(band.shotIds.at(-1) ?? '') ?? -1]
  const cell = first && layout.cells[layout.firstCell.get(first.shotId)! + first.parts - 1]
  if (!cell) return null
  return { x: cell.x + layout.frame.width + SHOT.away, y: cell.y, width: SHOT.width, height: layout.frame.height }
}

/** In the margin below the film. */
function scenePlace({ frame }: BoardLayout, { y, height }: Band): WorldRect {
  return { x: MARGIN, y: y + height + SCENE.away, width: frame.width / 2, height: SCENE.height }
}
