import { meetRect } from '#shared/geometry/rect.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { inside, wipe } from './stageCanvas.ts'
import type { Aim, StageCanvas } from './stageCanvas.ts'

/** A part of the live surface; `x`, `y`: its corner on the table, device px. */
export interface LiveTile extends StageCanvas {
  readonly x: number
  readonly y: number
}

/**
 * What replaces the active layer's canvas during a gesture, in tiles. Without a graphics card the browser copies a whole
 * canvas for every step that touches it: a pen touches one tile or two.
 */
export interface LiveSurface {
  readonly tiles: readonly LiveTile[]
}

/** Device px; about so large. */
const TILE = 448
/** The browser lays boxes out in this fraction of a CSS px. */
const LAYOUT_UNIT = 1 / 64

/**
 * The edge of a tile, device px: one that is a whole number of layout units at this density, or the tile would be shown
 * a trace smaller than it is, and blurred.
 */
export function tileEdge(dpr: number): number {
  for (let edge = TILE; edge > TILE / 2; edge -= 1) {
    const units = edge / dpr / LAYOUT_UNIT
    if (Math.abs(units - Math.round(units)) < 1e-3) return edge
  }
  return TILE
}

/** The tiles, row by row, of a surface of `width` × `height` device px. */
export function tilesOf(width: number, height: number, tile: number): readonly Rect[] {
  const [across, down] = [Math.ceil(width / tile), Math.ceil(height / tile)]
  return Array.from({ length: across * down }, (_, at) => {
    const [x, y] = [(at % across) * tile, Math.floor(at / across) * tile]
    return { x, y, width: Math.min(tile, width - x), height: Math.min(tile, height - y) }
  })
}

/** Clears an area (device px of the table), or all of it. */
export function wipeLive(live: LiveSurface, area: Rect | null = null): void {
  if (area) eachTileIn(live, area, wipe)
  else for (const tile of live.tiles) wipe(tile)
}

/** Copies an area (device px of the table) of a table-sized canvas to the same place, blended as the tiles' contexts say. */
export function copyToLive(
  live: LiveSurface,
  from: StageCanvas,
  area: Rect,
  blend: GlobalCompositeOperation = 'source-over',
  opacity = 1,
): void {
  eachTileIn(live, area, ({ context, x, y }, part) => {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalCompositeOperation = blend
    context.globalAlpha = opacity
    const { width, height } = part
    context.drawImage(from.canvas, part.x + x, part.y + y, width, height, part.x, part.y, width, height)
    context.globalAlpha = 1
    context.globalCompositeOperation = 'source-over'
  })
}

/** Paints inside an area (device px of the table) only, once for each tile that it touches, with the tile's own aim. */
export function paintLive(live: LiveSurface, area: Rect, aim: Aim, paint: (tile: StageCanvas, aim: Aim) => void): void {
  eachTileIn(live, area, (tile, part) =>
    inside(tile, part, () => paint(tile, { ...aim, x: aim.x - tile.x, y: aim.y - tile.y })),
  )
}

/** `part`: where the area meets the tile, device px of the tile. */
function eachTileIn({ tiles }: LiveSurface, area: Rect, visit: (tile: LiveTile, part: Rect) => void): void {
  for (const tile of tiles) {
    const { x, y, canvas } = tile
    const met = meetRect(area, { x, y, width: canvas.width, height: canvas.height })
    if (met) visit(tile, { ...met, x: met.x - x, y: met.y - y })
  }
}
