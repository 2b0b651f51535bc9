import type { Board } from '#shared/document/board.ts'
import { panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import type { Viewport } from '../camera/camera.ts'
import { flowsIn } from './arrangement.ts'
import type { Arrangement } from './arrangement.ts'
import { EMPTY_ROW_HEIGHT, frameSize, GAP, MARGIN, rowPitch, spacingAt, widthOf } from './spacing.ts'
import type { Grid } from './spacing.ts'

/** How much a scene has to show. */
export interface SceneCells {
  /** 0 for an omitted scene. */
  readonly cells: number
  readonly omitted: boolean
}

/** The grid in which a film fills a viewport, and the zoom at which it does. */
export interface FittedFilm {
  readonly grid: Grid
  readonly zoom: number
  /** All of it is in sight; otherwise only as much as can be recognised. */
  readonly whole: boolean
}

/** Frames are no smaller, CSS px across: drawings could not be recognised. */
const LEAST_FRAME_PX = 36
/** An upright frame may be narrower, CSS px. */
const LEAST_UPRIGHT_PX = 30
/** A film of one shot fills the window no further. */
const MOST_ZOOM = 2.8
/** Scenes keep rows of their own unless flowing through one grid makes frames this much larger. */
const WORTH_FLOWING = 1.3
/** A contact sheet keeps its headings unless frames without them are this much larger. */
const WORTH_BARE = 1.12

export function sceneCells(board: Board): SceneCells[] {
  return scenesOf(board).map(({ id, omitted }) => ({
    omitted,
    cells: omitted
      ? 0
      : shotsOf(board, id).reduce((sum, shot) => sum + Math.max(1, panelsOf(board, shot.id).length), 0),
  }))
}

/** The smallest zoom at which a film is fitted. */
export function leastFit(ratio: number): number {
  const frame = frameSize(ratio)
  return frame.width >= frame.height ? LEAST_FRAME_PX / frame.width : LEAST_UPRIGHT_PX / frame.width
}

/**
 * The grid with the largest frames in which the whole film is inside `room` (CSS px). By scene, short scenes flow
 * through one grid where rows of their own would leave the window empty. Headings are given up where the film does not
 * fit otherwise, in a contact sheet also for larger pictures. A film too large for that fills the room with the smallest frames that can be recognised.
 */
export function fitFilm(
  scenes: readonly SceneCells[],
  ratio: number,
  room: Viewport,
  arrangement: Arrangement,
): FittedFilm {
  const film = { scenes, ratio, room }
  if (arrangement === 'filmstrip') return bestOf(film, { flows: false, headed: true }, Infinity)
  const flowing = bestOf(film, { flows: true, headed: true })
  const bare = bestOf(film, { flows: true, headed: false })
  if (flowsIn(arrangement)) return flowing.whole && flowing.zoom * WORTH_BARE >= bare.zoom ? flowing : bare
  const banded = bestOf(film, { flows: false, headed: true })
  if (banded.whole && banded.zoom * WORTH_FLOWING >= flowing.zoom) return banded
  return bare.whole && !flowing.whole ? bare : flowing
}

interface Film {
  readonly scenes: readonly SceneCells[]
  readonly ratio: number
  readonly room: Viewport
}

interface Manner {
  readonly flows: boolean
  readonly headed: boolean
}

function bestOf(film: Film, manner: Manner, across: number | null = null): FittedFilm {
  const least = leastFit(film.ratio)
  const most = across ?? columnsWithin(film, least)
  let best = { columns: most, zoom: 0 }
  for (let columns = across ?? 1; columns <= most; columns += 1) {
    const zoom = zoomFor(film, manner, columns)
    if (zoom > best.zoom) best = { columns, zoom }
    if (across !== null) break
  }
  const whole = best.zoom >= least
  const zoom = whole ? best.zoom : least
  return { grid: gridAt(best.columns, manner, zoom), zoom, whole }
}

function gridAt(columns: number, { flows, headed }: Manner, zoom: number): Grid {
  return { columns, flows, spacing: spacingAt(zoom, flows, headed) }
}

/** As many columns as fill the room's width at this zoom, and no more than the film has cells. */
function columnsWithin({ scenes, ratio, room }: Film, zoom: number): number {
  const across = Math.floor((room.width / zoom - 2 * MARGIN + GAP) / (frameSize(ratio).width + GAP))
  return Math.max(1, Math.min(placesOf(scenes), across))
}

const HALVINGS = 24

/** The largest zoom at which the film fits in so many columns; 0 if it fits at none. */
function zoomFor(film: Film, manner: Manner, columns: number): number {
  const { width, height } = film.room
  const across = columns === Infinity ? MOST_ZOOM : width / widthOf(columns, frameSize(film.ratio).width)
  let [low, high] = [0, Math.min(MOST_ZOOM, across)]
  const fits = (zoom: number): boolean => filmHeight(film, gridAt(columns, manner, zoom)) * zoom <= height
  if (fits(high)) return high
  for (let turn = 0; turn < HALVINGS; turn += 1) {
    const zoom = (low + high) / 2
    if (fits(zoom)) low = zoom
    else high = zoom
  }
  return low
}

/** The height that `layBoard` gives the film, in world units. */
export function filmHeight(
  { scenes, ratio }: Pick<Film, 'scenes' | 'ratio'>,
  { columns, flows, spacing }: Grid,
): number {
  const frame = frameSize(ratio)
  const pitch = rowPitch(frame.height, spacing, flows)
  if (scenes.length === 0) return MARGIN
  if (flows) {
    const rows = Math.ceil(placesOf(scenes) / columns)
    return 2 * MARGIN + spacing.heading + (rows - 1) * pitch + frame.height + spacing.caption
  }
  let height = 2 * MARGIN
  scenes.forEach(({ cells, omitted }, at) => {
    const empty = omitted ? 0 : EMPTY_ROW_HEIGHT
    height += spacing.heading + (cells > 0 ? Math.max(1, Math.ceil(cells / columns)) * pitch - spacing.rows : empty)
    if (at < scenes.length - 1) height += omitted ? spacing.bands / 3 : spacing.bands
  })
  return height
}

/** Places in a grid that all scenes flow through: a scene with nothing to show takes one. */
function placesOf(scenes: readonly SceneCells[]): number {
  return scenes.reduce((sum, scene) => sum + Math.max(1, scene.cells), 0)
}
