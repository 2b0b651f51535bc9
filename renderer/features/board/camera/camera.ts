import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { WorldPoint, WorldRect } from '../layout/layoutQuery.ts'

/**
 * The visible part of the board's world: the world point in the viewport's top-left corner, and CSS px per world unit.
 * (A panel's camera, in shared/geometry, gives the position of its paper's corner.)
 */
export interface BoardCamera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}
/** CSS px. */
export interface Viewport {
  readonly width: number
  readonly height: number
}

/** The board's tools float over its lower edge, and the box to find a shot over its upper one, CSS px. */
const FLOATING = { above: 62, below: 56 } as const

/** The part of the view that no tool floats over, from its top-left corner. */
export function clearRoom({ width, height }: Viewport): Viewport {
  return { width, height: Math.max(height / 2, height - FLOATING.below) }
}

/** The camera of the part that the find box does not cover either, from a goal for `clearRoom`, and back. */
export function belowFindBox(goal: (camera: BoardCamera, room: Viewport) => BoardCamera) {
  return (camera: BoardCamera, viewport: Viewport): BoardCamera => {
    const room = clearRoom(viewport)
    const above = Math.min(FLOATING.above, room.height / 4)
    const found = goal(
      { ...camera, y: camera.y + above / camera.zoom },
      { width: room.width, height: room.height - above },
    )
    return { ...found, y: found.y - above / found.zoom }
  }
}

export const ZOOM_LIMITS = { min: 0.02, max: 4 } as const
/** The zoom at which a board first opens. */
export const DEFAULT_ZOOM = 0.38

export function toWorld(camera: BoardCamera, point: ScreenPoint): WorldPoint {
  return { x: camera.x + point.x / camera.zoom, y: camera.y + point.y / camera.zoom }
}

export function seenBy(camera: BoardCamera, viewport: Viewport): WorldRect {
  return { x: camera.x, y: camera.y, width: viewport.width / camera.zoom, height: viewport.height / camera.zoom }
}

/** Moves the picture by CSS px. */
export function panBy(camera: BoardCamera, across: number, down: number): BoardCamera {
  return { ...camera, x: camera.x - across / camera.zoom, y: camera.y - down / camera.zoom }
}

/** Zooms by `factor` with the world point under `point` fixed. */
export function zoomAt(camera: BoardCamera, point: ScreenPoint, factor: number): BoardCamera {
  const zoom = Math.max(ZOOM_LIMITS.min, Math.min(ZOOM_LIMITS.max, camera.zoom * factor))
  const fixed = toWorld(camera, point)
  return { zoom, x: fixed.x - point.x / zoom, y: fixed.y - point.y / zoom }
}

/** Centres all of `rect`, `padding` CSS px from the edges, zoomed in to `most` at most. */
export function fitRect(
  rect: WorldRect,
  viewport: Viewport,
  padding: number,
  most: number = ZOOM_LIMITS.max,
): BoardCamera {
  const across = Math.max(1, viewport.width - 2 * padding) / Math.max(1, rect.width)
  const down = Math.max(1, viewport.height - 2 * padding) / Math.max(1, rect.height)
  const zoom = Math.max(ZOOM_LIMITS.min, Math.min(most, ZOOM_LIMITS.max, across, down))
  return {
    zoom,
    x: rect.x + rect.width / 2 - viewport.width / 2 / zoom,
    y: rect.y + rect.height / 2 - viewport.height / 2 / zoom,
  }
}

/**
 * Moves no further than needed to show `rect` with `padding` CSS px around it; its top-left corner if it is too large.
 */
export function reveal(camera: BoardCamera, viewport: Viewport, rect: WorldRect, padding: number): BoardCamera {
  const room = padding / camera.zoom
  const seen = seenBy(camera, viewport)
  return {
    ...camera,
    x: shifted(seen.x, seen.width, rect.x - room, rect.width + 2 * room),
    y: shifted(seen.y, seen.height, rect.y - room, rect.height + 2 * room),
  }
}

function shifted(from: number, length: number, start: number, size: number): number {
  if (start < from || size > length) return start
  return Math.max(from, start + size - length)
}

/**
 * Keeps the film within reach: at least `keep` CSS px of it stay in the viewport; a film that fits the width stays
 * fully visible across.
 */
export function keepInReach(camera: BoardCamera, viewport: Viewport, world: Viewport, keep = 120): BoardCamera {
  const room = keep / camera.zoom
  const seen = seenBy(camera, viewport)
  return {
    ...camera,
    x: within(camera.x, Math.min(0, room - seen.width), Math.max(world.width - room, 0)),
    y: within(camera.y, Math.min(0, room - seen.height), Math.max(world.height - room, 0)),
  }
}

function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

/** The camera at `t` (0–1) between two others: zoom is interpolated by equal factors, with the centre in step. */
export function between(from: BoardCamera, to: BoardCamera, viewport: Viewport, t: number): BoardCamera {
  if (t >= 1) return to
  const zoom = from.zoom * (to.zoom / from.zoom) ** t
  // The centre moves in proportion to the change of scale, so that a flight in heads straight for its goal.
  const travelled =
    Math.abs(to.zoom - from.zoom) < 1e-9 ? t : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom)
  const fromCentre = toWorld(from, { x: viewport.width / 2, y: viewport.height / 2 })
  const toCentre = toWorld(to, { x: viewport.width / 2, y: viewport.height / 2 })
  return {
    zoom,
    x: fromCentre.x + (toCentre.x - fromCentre.x) * travelled - viewport.width / 2 / zoom,
    y: fromCentre.y + (toCentre.y - fromCentre.y) * travelled - viewport.height / 2 / zoom,
  }
}
