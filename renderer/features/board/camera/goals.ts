import { DEFAULT_ZOOM, fitRect, keepInReach, reveal } from './camera.ts'
import type { BoardCamera, Viewport } from './camera.ts'
import type { BoardLayout } from '../layout/layout.ts'
import { frameOf, sceneRect, shotRect, sightOf } from '../layout/layoutQuery.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'

/** Frames are about 45 px wide here: any smaller, and drawings can't be recognised. */
const SMALLEST_FIT = 0.08
const LARGEST_FIT = 0.6
/** If a frame is narrower than this, CSS px, going to its shot by number zooms in. */
const TELLING_PX = 110

/** The board's first camera: the film's full width from its beginning; a filmstrip is too long for that. */
export function homeCamera(layout: BoardLayout, viewport: Viewport): BoardCamera {
  const across = viewport.width / layout.width
  const zoom = Math.min(layout.arrangement === 'filmstrip' ? Math.max(across, DEFAULT_ZOOM) : across, LARGEST_FIT)
  return { x: Math.min(0, (layout.width - viewport.width / zoom) / 2), y: 0, zoom }
}

/** The whole film; if that is too large to recognise anything, as much of it as fits around the current shot. */
export function filmCamera(layout: BoardLayout, viewport: Viewport, shotId: string | null): BoardCamera {
  const whole = fitRect({ x: 0, y: 0, width: layout.width, height: layout.height }, viewport, 0, LARGEST_FIT)
  const at = shotRect(layout, shotId ?? '')
  if (whole.zoom >= SMALLEST_FIT || !at) return whole
  const zoom = SMALLEST_FIT
  const fits = layout.width * zoom <= viewport.width
  const x = fits ? layout.width / 2 - viewport.width / 2 / zoom : at.x - viewport.width / 2 / zoom
  return keepInReach({ zoom, x, y: at.y - viewport.height / 2 / zoom }, viewport, layout)
}

/** A scene's heading and all of its frames. */
export function sceneCamera(layout: BoardLayout, viewport: Viewport, sceneId: string): BoardCamera | undefined {
  const rect = sceneRect(layout, sceneId)
  return rect && fitRect(rect, viewport, 24, 1)
}

export function shotCamera(layout: BoardLayout, viewport: Viewport, shotId: string): BoardCamera | undefined {
  const rect = shotRect(layout, shotId)
  return rect && fitRect(rect, viewport, 40, 1.5)
}

export function panelCamera(layout: BoardLayout, viewport: Viewport, panelId: string | null): BoardCamera | undefined {
  const cell = layout.cells[layout.panelCell.get(panelId ?? '') ?? -1]
  return cell && fitRect(frameOf(layout, cell), viewport, 60)
}

/** No further than needed to see a shot. */
export function sightCamera(
  layout: BoardLayout,
  viewport: Viewport,
  camera: BoardCamera,
  shotId: string,
): BoardCamera | undefined {
  const rect = sightOf(layout, shotId)
  return rect && reveal(camera, viewport, rect, 24)
}

/** As near as needed to see this part of the board and recognise what is on it. */
export function foundCamera(
  layout: BoardLayout,
  viewport: Viewport,
  camera: BoardCamera,
  rect: WorldRect,
): BoardCamera {
  if (layout.frame.width * camera.zoom >= TELLING_PX) return reveal(camera, viewport, rect, 24)
  const near = fitRect(rect, viewport, 24, DEFAULT_ZOOM)
  // Shows the film's full width if it fits: the neighbours show where it is.
  const home = homeCamera(layout, viewport)
  if (layout.arrangement === 'filmstrip' || home.zoom > near.zoom * 1.3 || home.zoom < near.zoom * 0.6) return near
  return { zoom: home.zoom, x: home.x, y: rect.y + rect.height / 2 - viewport.height / 2 / home.zoom }
}
