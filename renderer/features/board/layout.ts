import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { PanelRow, SceneRow } from '#shared/document/schema.ts'
import { numbersOf, panelsOf, sceneHeading, scenesOf, secondsOf, shotsOf } from '#shared/document/select.ts'
import type { FilmNumbers } from '#shared/document/select.ts'
import type { Arrangement } from './arrangement.ts'

/**
 * Where everything of the film lies on the board, in world units: at zoom 1 a world unit is one CSS pixel. Every panel
 * is one cell of a row; a shot's panels follow each other. A scene is a band: rows of its own that wrap at `columns`, one
 * row that never wraps (filmstrip), or a stretch of the one grid that all scenes flow through (contact sheet; there the
 * bands of neighbours share a row).
 */
export interface BoardLayout {
  readonly arrangement: Arrangement
  readonly columns: number
  /** Size of a panel's frame: the film's true ratio. */
  readonly frame: { readonly width: number; readonly height: number }
  /** From one cell's corner to the next. */
  readonly pitch: { readonly x: number; readonly y: number }
  readonly bands: readonly Band[]
  /** From top to bottom. */
  readonly rows: readonly Row[]
  /** In film order. */
  readonly cells: readonly Cell[]
  /** Shots on the board in film order; those of omitted scenes are put away. */
  readonly shotIds: readonly string[]
  /** Place of a shot's first cell in `cells`. */
  readonly firstCell: ReadonlyMap<string, number>
  /** Place of a panel's cell in `cells`. */
  readonly panelCell: ReadonlyMap<string, number>
  readonly width: number
  readonly height: number
}

export interface Band {
  readonly sceneId: string
  readonly number: string
  readonly heading: string
  readonly omitted: boolean
  readonly shotIds: readonly string[]
  readonly seconds: number
  /** Where its heading begins. */
  readonly x: number
  readonly y: number
  readonly height: number
}

export interface Row {
  readonly y: number
  readonly firstCell: number
  readonly cellCount: number
  /** Place in `bands` of its first cell's scene. */
  readonly band: number
}

export interface Cell {
  readonly shotId: string
  /** null where a shot has no panel yet: its card is an empty frame. */
  readonly panelId: string | null
  readonly number: string
  readonly seconds: number
  readonly band: number
  /** Place of the shot in its scene, from 0. */
  readonly shotPlace: number
  /** 1 of 3: which of the shot's panels this is. */
  readonly part: number
  readonly parts: number
  readonly x: number
  readonly y: number
}

export const MARGIN = 74
export const HEADING_HEIGHT = 84
export const CAPTION_HEIGHT = 74
const CONTACT_HEADING = 104
/** The zoom at which a contact sheet fills the board's width. */
export const CONTACT_ZOOM = 0.24
const FRAME_LONG = 560
const GAP = 42
const ROW_GAP = 34
const BAND_GAP = 64
/** The height of a scene's row while it has no shots. */
export const EMPTY_ROW_HEIGHT = 120

export function frameSize(ratio: number): { width: number; height: number } {
  return ratio >= 1
    ? { width: FRAME_LONG, height: Math.round(FRAME_LONG / ratio) }
    : {
        width: Math.round(FRAME_LONG * Math.max(ratio, 0.45)),
        height: Math.round((FRAME_LONG * Math.max(ratio, 0.45)) / ratio),
      }
}

/** How many cells stand side by side in a viewport this wide (CSS px) when the board is shown at `zoom`. */
export function columnsFor(viewportWidth: number, ratio: number, zoom: number): number {
  const room = viewportWidth / zoom - 2 * MARGIN + GAP
  return Math.max(1, Math.round(room / (frameSize(ratio).width + GAP)))
}

/** How high a scene's heading stands over its first row. */
export function headingHeight(arrangement: Arrangement): number {
  return arrangement === 'contact' ? CONTACT_HEADING : HEADING_HEIGHT
}

/** Lays the whole film. Linear in panels; asked once for each board that changed. `columns` means nothing to a filmstrip. */
export function layBoard(board: Board, columns: number, arrangement: Arrangement = 'scenes'): BoardLayout {
  const frame = frameSize(filmOf(board).ratio)
  const flows = arrangement === 'contact'
  const gap = flows ? CONTACT_HEADING : ROW_GAP
  const sheet: Sheet = {
    arrangement,
    across: arrangement === 'filmstrip' ? Infinity : columns,
    frame,
    pitch: { x: frame.width + GAP, y: frame.height + CAPTION_HEIGHT + gap },
    gap,
    bands: [],
    rows: [],
    cells: [],
    shotIds: [],
    firstCell: new Map(),
    panelCell: new Map(),
  }
  const numbers = numbersOf(board)
  let y = MARGIN
  for (const scene of scenesOf(board)) {
    const shots = shotsOf(board, scene.id)
    // A contact sheet has no place for a scene that has nothing to show.
    if (flows && (scene.omitted || shots.length === 0)) continue
    y = layScene(sheet, board, scene, numbers, y)
  }
  if (flows) layRows(sheet, 0, MARGIN + CONTACT_HEADING)
  const { rows, bands, cells, pitch } = sheet
  const longest = arrangement === 'filmstrip' ? Math.max(1, ...rows.map((row) => row.cellCount)) : columns
  const end = flows ? (rows.at(-1)?.y ?? 0) + pitch.y - gap : bands.length > 0 ? y - BAND_GAP : MARGIN - BAND_GAP
  return {
    arrangement,
    columns,
    frame,
    pitch,
    bands,
    rows,
    cells,
    shotIds: sheet.shotIds,
    firstCell: sheet.firstCell,
    panelCell: sheet.panelCell,
    width: 2 * MARGIN + longest * pitch.x - GAP,
    height: Math.max(end, 0) + MARGIN,
  }
}

/** A layout while it is being laid. */
interface Sheet {
  readonly arrangement: Arrangement
  /** Cells in a row before it wraps. */
  readonly across: number
  readonly frame: BoardLayout['frame']
  readonly pitch: BoardLayout['pitch']
  /** Between a row's captions and the next row's frames. */
  readonly gap: number
  readonly bands: Band[]
  readonly rows: Row[]
  readonly cells: Cell[]
  readonly shotIds: string[]
  readonly firstCell: Map<string, number>
  readonly panelCell: Map<string, number>
}

/** Gives back where the next scene begins. */
function layScene(sheet: Sheet, board: Board, scene: SceneRow, numbers: FilmNumbers, y: number): number {
  const { arrangement, across, pitch, bands, cells } = sheet
  const flows = arrangement === 'contact'
  const shots = shotsOf(board, scene.id)
  const start = cells.length
  const top = (flows ? MARGIN : y) + headingHeight(arrangement)
  const origin = flows ? 0 : start
  let seconds = 0
  shots.forEach((shot, shotPlace) => {
    const own = secondsOf(board, shot)
    seconds += own
    if (scene.omitted) return
    const number = numbers.shots.get(shot.id) ?? ''
    layShot(sheet, panelsOf(board, shot.id), { shotId: shot.id, number, seconds: own, shotPlace }, { top, origin })
  })
  const count = cells.length - start
  const first = cells[start]
  const rowsHeight =
    count > 0 ? Math.max(1, Math.ceil(count / across)) * pitch.y - sheet.gap : scene.omitted ? 0 : EMPTY_ROW_HEIGHT
  const bandY = flows ? first!.y - CONTACT_HEADING : y
  const height = flows
    ? cells.at(-1)!.y + sheet.frame.height + CAPTION_HEIGHT - bandY
    : headingHeight(arrangement) + rowsHeight
  if (!flows) layRows(sheet, start, top)
  bands.push({
    sceneId: scene.id,
    number: numbers.scenes.get(scene.id) ?? '',
    heading: sceneHeading(scene),
    omitted: scene.omitted,
    shotIds: shots.map((shot) => shot.id),
    seconds,
    x: flows ? first!.x : MARGIN,
    y: bandY,
    height,
  })
  return y + height + (scene.omitted ? BAND_GAP / 3 : BAND_GAP)
}

function layShot(
  sheet: Sheet,
  panels: readonly PanelRow[],
  shot: Pick<Cell, 'shotId' | 'number' | 'seconds' | 'shotPlace'>,
  { top, origin }: { top: number; origin: number },
): void {
  const { across, pitch, bands, cells } = sheet
  const parts = Math.max(1, panels.length)
  sheet.shotIds.push(shot.shotId)
  sheet.firstCell.set(shot.shotId, cells.length)
  for (let part = 1; part <= parts; part += 1) {
    const at = cells.length - origin
    const panelId = panels[part - 1]?.id ?? null
    if (panelId !== null) sheet.panelCell.set(panelId, cells.length)
    const row = Math.floor(at / across)
    const column = across === Infinity ? at : at % across
    cells.push({
      ...shot,
      panelId,
      band: bands.length,
      part,
      parts,
      x: MARGIN + column * pitch.x,
      y: top + row * pitch.y,
    })
  }
}

/** The rows of the cells from `start` on, the first of them at `top`. */
function layRows({ across, pitch, cells, rows, bands }: Sheet, start: number, top: number): void {
  const count = cells.length - start
  for (let at = 0; at < count; at += across) {
    rows.push({
      y: top + (at === 0 ? 0 : (at / across) * pitch.y),
      firstCell: start + at,
      cellCount: Math.min(across, count - at),
      band: cells[start + at]?.band ?? bands.length,
    })
  }
}
