import type { ScreenPoint } from '#shared/geometry/points.ts'
import { seenBy } from '../camera/camera.ts'
import type { BoardCamera, Viewport } from '../camera/camera.ts'
import type { BoardLayout, Cell, Row } from '../layout/layout.ts'
import type { WorldPoint, WorldRect } from '../layout/layoutQuery.ts'

/** CSS px. */
const WIDTH = 108
const HEIGHT = { least: 40, most: 108 } as const
const SMALLEST_SIGHT = 5

/** A film's map, CSS px. A film far longer than wide is compressed, or nothing could be made out. */
export function mapSize(layout: Pick<BoardLayout, 'width' | 'height'>): Viewport {
  const height = Math.max(HEIGHT.least, Math.min(HEIGHT.most, (WIDTH * layout.height) / layout.width))
  return { width: WIDTH, height: Math.round(height) }
}

/** Number of views a film must fill for a map to help: in a smaller one a turn of the wheel is enough. */
const WORTH_A_MAP = 3

/** The film is much larger than the visible part. */
export function needsMap(film: Viewport, { zoom }: Pick<BoardCamera, 'zoom'>, viewport: Viewport): boolean {
  const across = Math.max(1, (film.width * zoom) / viewport.width)
  const down = Math.max(1, (film.height * zoom) / viewport.height)
  return across * down > WORTH_A_MAP
}

/** Around the map's film, CSS px: its border and padding. */
export const MAP_EDGE = 6
/** On a board narrower than this, the tools take the map's place, CSS px. */
const NARROW = 540

/** The map's box on the board, CSS px from its top-left corner; its film is inset by `MAP_EDGE`. */
export function mapBox(layout: BoardLayout, viewport: Viewport): WorldRect {
  const map = mapSize(layout)
  const [width, height] = [map.width + 2 * MAP_EDGE, map.height + 2 * MAP_EDGE]
  return { x: 14, y: viewport.height - (viewport.width <= NARROW ? 58 : 14) - height, width, height }
}

/** The visible part, in the map's CSS px, clipped to its edges. */
export function onMap(layout: BoardLayout, camera: BoardCamera, viewport: Viewport): WorldRect {
  const map = mapSize(layout)
  const seen = seenBy(camera, viewport)
  const across = span(seen.x / layout.width, seen.width / layout.width, map.width)
  const down = span(seen.y / layout.height, seen.height / layout.height, map.height)
  return { x: across.from, width: across.length, y: down.from, height: down.length }
}

/** A range of fractions of the whole, as px of `room`: clipped at its ends and never too short to grab. */
function span(start: number, share: number, room: number): { from: number; length: number } {
  const from = Math.max(0, Math.min(1, start)) * room
  const to = Math.max(0, Math.min(1, start + share)) * room
  const length = Math.max(SMALLEST_SIGHT, to - from)
  return { from: Math.min(from, room - length), length }
}

/** The world point under a point of the map. */
export function worldOf(layout: BoardLayout, point: ScreenPoint): WorldPoint {
  const map = mapSize(layout)
  return { x: (point.x / map.width) * layout.width, y: (point.y / map.height) * layout.height }
}

/** The middle of a shot's first frame, in the map's CSS px; undefined for a shot that is not on the board. */
export function shotOnMap(layout: BoardLayout, shotId: string | null): WorldPoint | undefined {
  const cell = layout.cells[layout.firstCell.get(shotId ?? '') ?? -1]
  if (!cell) return undefined
  const { width, height } = mapSize(layout)
  return {
    x: ((cell.x + layout.frame.width / 2) / layout.width) * width,
    y: ((cell.y + layout.frame.height / 2) / layout.height) * height,
  }
}

/** The part of a row that belongs to one scene, in the map's CSS px; every other scene's are lighter. */
export interface MapBar extends WorldRect {
  readonly light: boolean
}

/** Each row of frames as bars, none thinner than one of `density` device px per CSS px. */
export function barsOf(layout: BoardLayout, density: number): MapBar[] {
  const map = mapSize(layout)
  const scale = { x: map.width / layout.width, y: map.height / layout.height }
  // Neighbours in a contact sheet's line would run together.
  const apart = layout.grid.flows ? 1 / density : 0
  const height = Math.max(1 / density, layout.frame.height * scale.y)
  return layout.rows.flatMap((row) =>
    stretches(layout, row).map(({ first, count }) => ({
      x: first.x * scale.x,
      y: row.y * scale.y,
      width: (count * layout.pitch.x - (layout.pitch.x - layout.frame.width)) * scale.x - apart,
      height,
      light: first.band % 2 === 1,
    })),
  )
}

function stretches({ cells }: BoardLayout, row: Row): { readonly first: Cell; readonly count: number }[] {
  const found: { first: Cell; count: number }[] = []
  for (const cell of cells.slice(row.firstCell, row.firstCell + row.cellCount)) {
    const last = found.at(-1)
    if (last?.first.band === cell.band) last.count += 1
    else found.push({ first: cell, count: 1 })
  }
  return found
}
