import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { numbersOf, panelsOf, sceneHeading, scenesOf, secondsOf, shotsOf } from '#shared/document/select.ts'

/**
 * Where everything of the film lies on the board, in world units: at zoom 1 a world unit is one CSS pixel. Every panel
 * is one cell of a grid that wraps at `columns`; a shot's panels follow each other, a scene is a band of rows.
 */
export interface BoardLayout {
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
  readonly y: number
  readonly height: number
}

export interface Row {
  readonly y: number
  readonly firstCell: number
  readonly cellCount: number
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

/** Lays the whole film. Linear in panels; asked once for each board that changed. */
export function layBoard(board: Board, columns: number): BoardLayout {
  const frame = frameSize(filmOf(board).ratio)
  const pitch = { x: frame.width + GAP, y: frame.height + CAPTION_HEIGHT + ROW_GAP }
  const numbers = numbersOf(board)
  const bands: Band[] = []
  const rows: Row[] = []
  const cells: Cell[] = []
  const shotIds: string[] = []
  const firstCell = new Map<string, number>()
  const panelCell = new Map<string, number>()
  let y = MARGIN

  for (const scene of scenesOf(board)) {
    const shots = shotsOf(board, scene.id)
    const start = cells.length
    const top = y + HEADING_HEIGHT
    let seconds = 0
    shots.forEach((shot, shotPlace) => {
      const own = secondsOf(board, shot)
      seconds += own
      if (scene.omitted) return
      shotIds.push(shot.id)
      firstCell.set(shot.id, cells.length)
      const panels = panelsOf(board, shot.id)
      for (let part = 1; part <= Math.max(1, panels.length); part += 1) {
        const at = cells.length - start
        const panelId = panels[part - 1]?.id ?? null
        if (panelId !== null) panelCell.set(panelId, cells.length)
        cells.push({
          shotId: shot.id,
          panelId,
          number: numbers.shots.get(shot.id) ?? '',
          seconds: own,
          band: bands.length,
          shotPlace,
          part,
          parts: Math.max(1, panels.length),
          x: MARGIN + (at % columns) * pitch.x,
          y: top + Math.floor(at / columns) * pitch.y,
        })
      }
    })
    const count = cells.length - start
    for (let at = 0; at < count; at += columns) {
      rows.push({
        y: top + (at / columns) * pitch.y,
        firstCell: start + at,
        cellCount: Math.min(columns, count - at),
        band: bands.length,
      })
    }
    const rowsHeight = count > 0 ? Math.ceil(count / columns) * pitch.y - ROW_GAP : scene.omitted ? 0 : EMPTY_ROW_HEIGHT
    const height = HEADING_HEIGHT + rowsHeight
    bands.push({
      sceneId: scene.id,
      number: numbers.scenes.get(scene.id) ?? '',
      heading: sceneHeading(scene),
      omitted: scene.omitted,
      shotIds: shots.map((shot) => shot.id),
      seconds,
      y,
      height,
    })
    y += height + (scene.omitted ? BAND_GAP / 3 : BAND_GAP)
  }

  return {
    columns,
    frame,
    pitch,
    bands,
    rows,
    cells,
    shotIds,
    firstCell,
    panelCell,
    width: 2 * MARGIN + columns * pitch.x - GAP,
    height: Math.max(y - BAND_GAP, 0) + MARGIN,
  }
}
