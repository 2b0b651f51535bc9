import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { SceneRow, ShotRow } from '#shared/document/schema.ts'
import { numbersOf, panelsOf, sceneHeading, scenesOf, secondsOf, shotsOf } from '#shared/document/select.ts'
import type { FilmNumbers } from '#shared/document/select.ts'
import type { Arrangement } from './arrangement.ts'

/**
 * The positions of everything on the board, in world units: at zoom 1 a world unit is one CSS pixel. Every panel is one
 * cell of a row; a shot's panels are consecutive. A scene is a band: its own rows that wrap at `columns`, one row that
 * never wraps (filmstrip), or a stretch of the one grid that all scenes flow through (contact sheet; neighbouring bands
 * there share a row).
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
  /** Shots on the board in film order; those of omitted scenes are hidden. */
  readonly shotIds: readonly string[]
  /** Index of a shot's first cell in `cells`. */
  readonly firstCell: ReadonlyMap<string, number>
  /** Index of a panel's cell in `cells`. */
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
  /** Where its heading starts. */
  readonly x: number
  readonly y: number
  readonly height: number
  /**
   * What takes its place while it has no frames to show; null for a scene that has, and for a hidden one that needs
   * none.
   */
  readonly slot: Slot | null
}

/** World units. */
export interface Slot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Frames side by side without a gap: in a contact sheet a scene's slot splits a line into two. */
export interface Row {
  readonly x: number
  readonly y: number
  readonly firstCell: number
  readonly cellCount: number
  /** Index in `bands` of its first cell's scene. */
  readonly band: number
}

export interface Cell {
  readonly shotId: string
  /** null if a shot has no panel yet: its card is an empty frame. */
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
const CONTACT_HEADING = 118
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

/** How many cells fit side by side in a viewport this wide (CSS px) when the board is shown at `zoom`. */
export function columnsFor(viewportWidth: number, ratio: number, zoom: number): number {
  const room = viewportWidth / zoom - 2 * MARGIN + GAP
  return Math.max(1, Math.round(room / (frameSize(ratio).width + GAP)))
}

/** The height from a scene's heading to its first row. */
export function headingHeight(arrangement: Arrangement): number {
  return arrangement === 'contact' ? CONTACT_HEADING : HEADING_HEIGHT
}

/** Lays out the whole film. Linear in panels; called once per changed board. A filmstrip ignores `columns`. */
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
    taken: 0,
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
    y = flows ? flowScene(sheet, board, scene, shots, numbers) : layScene(sheet, board, scene, shots, numbers, y)
  }
  const { rows, bands, cells, pitch } = sheet
  const longest = arrangement === 'filmstrip' ? Math.max(1, ...rows.map((row) => row.cellCount)) : columns
  const end = bands.length === 0 ? MARGIN - BAND_GAP : flows ? y : y - BAND_GAP
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

/** A layout under construction. */
interface Sheet {
  readonly arrangement: Arrangement
  /** Cells in a row before it wraps. */
  readonly across: number
  readonly frame: BoardLayout['frame']
  readonly pitch: BoardLayout['pitch']
  /** Between a row's captions and the next row's frames. */
  readonly gap: number
  /** Occupied places in the contact sheet's grid. */
  taken: number
  readonly bands: Band[]
  readonly rows: (Row & { cellCount: number })[]
  readonly cells: Cell[]
  readonly shotIds: string[]
  readonly firstCell: Map<string, number>
  readonly panelCell: Map<string, number>
}

/** A band with its own rows. Returns where the next scene begins. */
function layScene(
  sheet: Sheet,
  board: Board,
  scene: SceneRow,
  shots: readonly ShotRow[],
  numbers: FilmNumbers,
  y: number,
): number {
  const { arrangement, across, pitch, cells, frame } = sheet
  const start = cells.length
  const top = y + headingHeight(arrangement)
  const seconds = layShots(sheet, board, scene, shots, numbers, (at) => placeAt(sheet, at - start, top))
  const count = cells.length - start
  const empty = count === 0 && !scene.omitted
  const rowsHeight = count > 0 ? Math.max(1, Math.ceil(count / across)) * pitch.y - sheet.gap : 0
  const height = headingHeight(arrangement) + (empty ? EMPTY_ROW_HEIGHT : rowsHeight)
  const slot = empty ? { x: MARGIN, y: top, width: frame.width, height: EMPTY_ROW_HEIGHT } : null
  addBand(sheet, scene, shots, numbers, { seconds, x: MARGIN, y, height, slot })
  return y + height + (scene.omitted ? BAND_GAP / 3 : BAND_GAP)
}

/**
 * A stretch of the grid that all scenes flow through; a scene with nothing to show takes one place in it. Returns where
 * the sheet ends.
 */
function flowScene(
  sheet: Sheet,
  board: Board,
  scene: SceneRow,
  shots: readonly ShotRow[],
  numbers: FilmNumbers,
): number {
  const { cells, frame } = sheet
  const start = cells.length
  const before = sheet.taken
  const top = MARGIN + CONTACT_HEADING
  const seconds = layShots(sheet, board, scene, shots, numbers, (at) => placeAt(sheet, before + at - start, top))
  sheet.taken = before + Math.max(1, cells.length - start)
  const first = placeAt(sheet, before, top)
  const last = placeAt(sheet, sheet.taken - 1, top)
  const slot = cells.length === start ? { ...first, ...frame } : null
  const end = last.y + frame.height + CAPTION_HEIGHT
  const y = first.y - CONTACT_HEADING
  addBand(sheet, scene, shots, numbers, { seconds, x: first.x, y, height: end - y, slot })
  return end
}

function placeAt({ across, pitch }: Sheet, at: number, top: number): { x: number; y: number } {
  const row = Math.floor(at / across)
  const column = across === Infinity ? at : at % across
  return { x: MARGIN + column * pitch.x, y: top + (row === 0 ? 0 : row * pitch.y) }
}

function addBand(
  sheet: Sheet,
  scene: SceneRow,
  shots: readonly ShotRow[],
  numbers: FilmNumbers,
  own: Pick<Band, 'seconds' | 'x' | 'y' | 'height' | 'slot'>,
): void {
  sheet.bands.push({
    sceneId: scene.id,
    number: numbers.scenes.get(scene.id) ?? '',
    heading: sceneHeading(scene),
    omitted: scene.omitted,
    shotIds: shots.map((shot) => shot.id),
    ...own,
  })
}

/** Lays out a scene's visible part, cell by cell; returns its total duration. */
function layShots(
  sheet: Sheet,
  board: Board,
  scene: SceneRow,
  shots: readonly ShotRow[],
  numbers: FilmNumbers,
  placed: (at: number) => { x: number; y: number },
): number {
  let whole = 0
  shots.forEach((shot, shotPlace) => {
    const seconds = secondsOf(board, shot)
    whole += seconds
    if (scene.omitted) return
    const panels = panelsOf(board, shot.id)
    const parts = Math.max(1, panels.length)
    const number = numbers.shots.get(shot.id) ?? ''
    sheet.shotIds.push(shot.id)
    sheet.firstCell.set(shot.id, sheet.cells.length)
    for (let part = 1; part <= parts; part += 1) {
      const panelId = panels[part - 1]?.id ?? null
      const at = sheet.cells.length
      if (panelId !== null) sheet.panelCell.set(panelId, at)
      const band = sheet.bands.length
      addCell(sheet, { shotId: shot.id, panelId, number, seconds, band, shotPlace, part, parts, ...placed(at) })
    }
  })
  return whole
}

/** Extends the row directly beside it, or starts a new one. */
function addCell({ cells, rows, pitch }: Sheet, cell: Cell): void {
  const row = rows.at(-1)
  if (row && row.y === cell.y && row.x + row.cellCount * pitch.x === cell.x) row.cellCount += 1
  else rows.push({ x: cell.x, y: cell.y, firstCell: cells.length, cellCount: 1, band: cell.band })
  cells.push(cell)
}
