import { belowFindBox, clearRoom, DEFAULT_ZOOM, fitRect, reveal } from './camera.ts'
import type { BoardCamera, Viewport } from './camera.ts'
import type { FittedFilm } from '../layout/fitting.ts'
import type { BoardLayout } from '../layout/layout.ts'
import { frameOf, sceneRect, shotRect, sightOf } from '../layout/layoutQuery.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'

const LARGEST_HOME = 0.6
/** If a frame is narrower than this, CSS px, going to its shot by number zooms in. */
const TELLING_PX = 110

/** Frames are large enough to recognise what is drawn in them. */
export function isTelling({ frame }: BoardLayout, { zoom }: BoardCamera): boolean {
  return frame.width * zoom >= TELLING_PX
}

/** The board's first camera: the film's full width from its beginning; a filmstrip is too long for that. */
export function homeCamera(layout: BoardLayout, viewport: Viewport): BoardCamera {
  const across = viewport.width / layout.width
  const zoom = Math.min(layout.arrangement === 'filmstrip' ? Math.max(across, DEFAULT_ZOOM) : across, LARGEST_HOME)
  return { x: Math.min(0, (layout.width - viewport.width / zoom) / 2), y: 0, zoom }
}

/** A film in the grid in which it fills the view; if not all of it does, the part around the current shot. */
export function filmCamera(
  layout: BoardLayout,
  viewport: Viewport,
  shotId: string | null,
  { zoom, whole }: Pick<FittedFilm, 'zoom' | 'whole'>,
): BoardCamera {
  const room = clearRoom(viewport)
  const [across, down] = [room.width / zoom, room.height / zoom]
  const at = shotRect(layout, shotId ?? '')
  const fits = layout.width <= across + 1
  const x = fits ? (layout.width - across) / 2 : at ? at.x - across / 2 : 0
  const y = whole ? (layout.height - down) / 2 : at ? at.y - down / 2 : 0
  return whole ? { zoom, x, y } : keepWithin({ zoom, x, y }, layout, across, down)
}

/** Shows nothing beyond the film's edges. */
function keepWithin({ zoom, x, y }: BoardCamera, layout: BoardLayout, across: number, down: number): BoardCamera {
  const right = Math.max(0, layout.width - across)
  const bottom = Math.max(0, layout.height - down)
  return { zoom, x: layout.width < across ? x : Math.max(0, Math.min(right, x)), y: Math.max(0, Math.min(bottom, y)) }
}

/** A scene's heading and all of its frames. */
export function sceneCamera(layout: BoardLayout, viewport: Viewport, sceneId: string): BoardCamera | undefined {
  const rect = sceneRect(layout, sceneId)
  return rect && fitRect(rect, clearRoom(viewport), 24, 1)
}

export function shotCamera(layout: BoardLayout, viewport: Viewport, shotId: string): BoardCamera | undefined {
  const rect = shotRect(layout, shotId)
  return rect && fitRect(rect, clearRoom(viewport), 40, 1.5)
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
  return rect && reveal(camera, clearRoom(viewport), rect, 24)
}

/** As near as needed to see this part of the board and recognise what is on it, clear of the find box and the tools. */
export function foundCamera(
  layout: BoardLayout,
  viewport: Viewport,
  camera: BoardCamera,
  rect: WorldRect,
): BoardCamera {
  return belowFindBox((from, room) => foundIn(layout, room, from, rect))(camera, viewport)
}

function foundIn(layout: BoardLayout, room: Viewport, camera: BoardCamera, rect: WorldRect): BoardCamera {
  if (isTelling(layout, camera)) return reveal(camera, room, rect, 24)
  const near = fitRect(rect, room, 24, DEFAULT_ZOOM)
  // Shows the film's full width if it fits: the neighbours show where it is.
  const home = homeCamera(layout, room)
  if (layout.arrangement === 'filmstrip' || home.zoom > near.zoom * 1.3 || home.zoom < near.zoom * 0.6) return near
  return { zoom: home.zoom, x: home.x, y: rect.y + rect.height / 2 - room.height / 2 / home.zoom }
}
