/** The room between frames and around them, in world units. */
export interface Spacing {
  /** From a scene's heading to its first row; 0: headings are not shown. */
  readonly heading: number
  /** Below a frame. */
  readonly caption: number
  /** Between a row's captions and the next row's frames. */
  readonly rows: number
  /** Between one scene's rows and the next scene's heading. */
  readonly bands: number
}

/** How the film is placed: cells in a row, whether scenes share rows, and the room between. */
export interface Grid {
  readonly columns: number
  /** All scenes flow through one grid; otherwise every scene is a band of its own rows. */
  readonly flows: boolean
  readonly spacing: Spacing
}

export const MARGIN = 74
export const HEADING_HEIGHT = 84
export const CAPTION_HEIGHT = 74
const FLOWING_HEADING = 118
export const FRAME_LONG = 560
/** Between two frames of a row. */
export const GAP = 42
const ROW_GAP = 34
const BAND_GAP = 64
/** The height of a scene's row while it has no shots. */
export const EMPTY_ROW_HEIGHT = 120

/** The spacing of a board that is read at the zoom at which it opens. */
export function spacingOf(flows: boolean): Spacing {
  return flows
    ? { heading: FLOWING_HEADING, caption: CAPTION_HEIGHT, rows: 0, bands: 0 }
    : { heading: HEADING_HEIGHT, caption: CAPTION_HEIGHT, rows: ROW_GAP, bands: BAND_GAP }
}

/** CSS px: type needs these, however small the frames; more would be empty. */
const CAPTION_PX = { least: 20, most: 30 } as const
/** Under frames narrower than `NARROW_PX`, where the line around a selected one is thin. */
const NARROW_CAPTION_PX = { least: 15, most: 30 } as const
const NARROW_PX = 60
const HEADING_PX = { least: 22, most: 42 } as const
const ROWS_PX = { least: 3, most: 14 } as const
const BANDS_PX = { least: 8, most: 28 } as const

/** The spacing in which captions and headings can be read at `zoom`; without headings, as dense as captions allow. */
export function spacingAt(zoom: number, flows: boolean, headed: boolean): Spacing {
  const usual = spacingOf(flows)
  return {
    heading: headed ? between(usual.heading, HEADING_PX, zoom) : 0,
    caption: between(CAPTION_HEIGHT, FRAME_LONG * zoom < NARROW_PX ? NARROW_CAPTION_PX : CAPTION_PX, zoom),
    rows: flows && headed ? 0 : between(ROW_GAP, ROWS_PX, zoom),
    bands: flows ? 0 : between(BAND_GAP, BANDS_PX, zoom),
  }
}

function between(units: number, px: { readonly least: number; readonly most: number }, zoom: number): number {
  return Math.max(px.least / zoom, Math.min(px.most / zoom, units))
}

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

/** The width of a film laid in so many columns. */
export function widthOf(columns: number, frameWidth: number): number {
  return 2 * MARGIN + columns * (frameWidth + GAP) - GAP
}

/** From one row's frames to the next row's: in a grid that all scenes flow through, every row has room for headings. */
export function rowPitch(frameHeight: number, { caption, rows, heading }: Spacing, flows: boolean): number {
  return frameHeight + caption + rows + (flows ? heading : 0)
}
