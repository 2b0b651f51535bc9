import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { SceneRow } from '#shared/document/schema.ts'
import { numbersOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import type { FilmNumbers } from '#shared/document/select.ts'
import { heldIn, sceneTitle } from '#shared/document/whatCounts.ts'
import type { SceneHolds, Tally } from '#shared/document/whatCounts.ts'
import { flowsIn } from './arrangement.ts'
import type { Arrangement } from './arrangement.ts'
import { EMPTY_ROW_HEIGHT, frameSize, GAP, MARGIN, rowPitch, spacingOf, widthOf } from './spacing.ts'
import type { Grid, Spacing } from './spacing.ts'

/**
 * The positions of everything on the board, in world units: at zoom 1 a world unit is one CSS pixel. Every panel is one
 * cell of a row; a shot's panels are consecutive. A scene is a band: its own rows that wrap at `columns`, one row that
 * never wraps (filmstrip), or a stretch of the one grid that all scenes flow through (contact sheet; neighbouring bands
 * there share a row).
 */
export interface BoardLayout {
  readonly arrangement: Arrangement
  readonly columns: number
  /** Columns and spacing. */
  readonly grid: Grid
  readonly spacing: Spacing
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
  readonly title: string
  readonly omitted: boolean
  readonly shotIds: readonly string[]
  /** What of it counts. */
  readonly tally: Tally
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
  /** Its scene's number, if it is the scene's first cell, no heading says so, and its own number doesn't; else ''. */
  readonly opens: string
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

/** The zoom at which a contact sheet fills the board's width. */
export const CONTACT_ZOOM = 0.24

/** The grid of a board that is read at the zoom at which it opens. */
export function readingGrid(columns: number, arrangement: Arrangement): Grid {
  const flows = flowsIn(arrangement)
  return { columns, flows, spacing: spacingOf(flows) }
}

/** Lays out the whole film. Linear in panels; called once per changed board. A filmstrip ignores the columns. */
export function layBoard(board: Board, across: number | Grid, arrangement: Arrangement = 'scenes'): BoardLayout {
  const grid = typeof across === 'number' ? readingGrid(across, arrangement) : across
  const { columns, flows, spacing } = grid
  const frame = frameSize(filmOf(board).ratio)
  const sheet: Sheet = {
    across: arrangement === 'filmstrip' ? Infinity : columns,
    frame,
    pitch: { x: frame.width + GAP, y: rowPitch(frame.height, spacing, flows) },
    spacing,
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
    const own = { scene, shotIds: shotsOf(board, scene.id).map((shot) => shot.id), holds: heldIn(board, scene) }
    y = flows ? flowScene(sheet, own, numbers) : layScene(sheet, own, numbers, y)
  }
  const { across: _, taken: __, ...laid } = sheet
  const longest = arrangement === 'filmstrip' ? Math.max(1, ...laid.rows.map((row) => row.cellCount)) : columns
  const last = laid.bands.at(-1)
  return {
    ...laid,
    arrangement,
    grid,
    columns,
    width: widthOf(longest, frame.width),
    height: (last ? last.y + last.height : 0) + MARGIN,
  }
}

/** A layout under construction. */
interface Sheet {
  /** Cells in a row before it wraps. */
  readonly across: number
  readonly frame: BoardLayout['frame']
  readonly pitch: BoardLayout['pitch']
  readonly spacing: Spacing
  /** Occupied places in the contact sheet's grid. */
  taken: number
  readonly bands: Band[]
  readonly rows: (Row & { cellCount: number })[]
  readonly cells: Cell[]
  readonly shotIds: string[]
  readonly firstCell: Map<string, number>
  readonly panelCell: Map<string, number>
}

interface SceneToLay {
  readonly scene: SceneRow
  readonly shotIds: readonly string[]
  readonly holds: SceneHolds
}

/** A band with its own rows. Returns where the next scene begins. */
function layScene(sheet: Sheet, own: SceneToLay, numbers: FilmNumbers, y: number): number {
  const { across, pitch, cells, frame, spacing } = sheet
  const { scene } = own
  const start = cells.length
  const top = y + spacing.heading
  layShots(sheet, own, numbers, (at) => placeAt(sheet, at - start, top))
  const count = cells.length - start
  const empty = count === 0 && !scene.omitted
  const rowsHeight = count > 0 ? Math.max(1, Math.ceil(count / across)) * pitch.y - spacing.rows : 0
  const height = spacing.heading + (empty ? EMPTY_ROW_HEIGHT : rowsHeight)
  const slot = empty ? { x: MARGIN, y: top, width: frame.width, height: EMPTY_ROW_HEIGHT } : null
  addBand(sheet, own, numbers, { x: MARGIN, y, height, slot })
  return y + height + (scene.omitted ? spacing.bands / 3 : spacing.bands)
}

/**
 * A stretch of the grid that all scenes flow through; a scene with nothing to show takes one place in it. Returns where
 * the sheet ends.
 */
function flowScene(sheet: Sheet, own: SceneToLay, numbers: FilmNumbers): number {
  const { cells, frame, spacing } = sheet
  const start = cells.length
  const before = sheet.taken
  const top = MARGIN + spacing.heading
  layShots(sheet, own, numbers, (at) => placeAt(sheet, before + at - start, top))
  sheet.taken = before + Math.max(1, cells.length - start)
  const first = placeAt(sheet, before, top)
  const last = placeAt(sheet, sheet.taken - 1, top)
  const slot = cells.length === start ? { ...first, ...frame } : null
  const end = last.y + frame.height + spacing.caption
  const y = first.y - spacing.heading
  addBand(sheet, own, numbers, { x: first.x, y, height: end - y, slot })
  return end
}

function placeAt({ across, pitch }: Sheet, at: number, top: number): { x: number; y: number } {
  const row = Math.floor(at / across)
  const column = across === Infinity ? at : at % across
  return { x: MARGIN + column * pitch.x, y: top + (row === 0 ? 0 : row * pitch.y) }
}

function addBand(
  sheet: Sheet,
  { scene, shotIds, holds }: SceneToLay,
  numbers: FilmNumbers,
  placed: Pick<Band, 'x' | 'y' | 'height' | 'slot'>,
): void {
  sheet.bands.push({
    sceneId: scene.id,
    number: numbers.scenes.get(scene.id) ?? '',
    title: sceneTitle(scene),
    omitted: scene.omitted,
    shotIds,
    tally: holds.tally,
    ...placed,
  })
}

/** Lays out a scene's visible part, cell by cell. */
function layShots(
  sheet: Sheet,
  { scene, holds }: SceneToLay,
  numbers: FilmNumbers,
  placed: (at: number) => { x: number; y: number },
): void {
  const band = sheet.bands.length
  holds.shots.forEach(({ id, panels, seconds }, shotPlace) => {
    const parts = Math.max(1, panels.length)
    const number = numbers.shots.get(id) ?? ''
    sheet.shotIds.push(id)
    sheet.firstCell.set(id, sheet.cells.length)
    for (let part = 1; part <= parts; part += 1) {
      const panelId = panels[part - 1]?.id ?? null
      const at = sheet.cells.length
      if (panelId !== null) sheet.panelCell.set(panelId, at)
      const opens = shotPlace === 0 && part === 1 ? sceneToSay(sheet, numbers.scenes.get(scene.id), number) : ''
      const { x, y } = placed(at)
      addCell(sheet, { shotId: id, panelId, number, opens, seconds, band, shotPlace, part, parts, x, y })
    }
  })
}

function sceneToSay({ spacing }: Sheet, scene = '', number: string): string {
  return spacing.heading > 0 || number.startsWith(scene) ? '' : scene
}

/** Extends the row directly beside it, or starts a new one. */
function addCell({ cells, rows, pitch }: Sheet, cell: Cell): void {
  const row = rows.at(-1)
  if (row && row.y === cell.y && row.x + row.cellCount * pitch.x === cell.x) row.cellCount += 1
  else rows.push({ x: cell.x, y: cell.y, firstCell: cells.length, cellCount: 1, band: cell.band })
  cells.push(cell)
}
