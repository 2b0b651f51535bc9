import { createHash } from 'node:crypto'
import type { Board } from '#shared/document/board.ts'
import type { LayerRow, MarkRow, MediaRow, PanelRow } from '#shared/document/schema.ts'
import { holdsMarks, inkIdOf, layersOf, mediaOf, panelOf, takeOf } from '#shared/document/select.ts'
import type { Page, PictureBox } from '#shared/pages/model.ts'
import { filmRatio, takeFrame } from '#shared/pages/reference.ts'
import { keptFromExport } from '#shared/records/aiPolicy.ts'
import { readPicture } from '../project/pictureHeader.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { pictureKey } from './pictureKey.ts'

/** Print resolution, and the maximum size of a picture in px. */
const DOTS_PER_INCH = 220
const WIDEST = 2400
/** A received JPEG larger than this in bytes is re-encoded at print size. */
const HEAVIEST = 3_000_000
/** So is one with more px than this. */
const MOST_PX = 32_000_000
/** Raised when panel rendering changes, to invalidate cached prints. */
const PRINT_VERSION = 1

/** A picture for the document, with the width in px that keeps its largest print sharp. */
export interface WantedPicture {
  readonly key: string
  readonly source: PictureBox['source']
  readonly width: number
}

/** Every distinct picture of these pages, in order of first use. */
export function wantedPictures(pages: readonly Page[]): WantedPicture[] {
  const wanted = new Map<string, WantedPicture>()
  for (const box of pages.flatMap((page) => page.boxes)) {
    if (box.kind !== 'picture') continue
    const key = pictureKey(box)
    const width = Math.min(WIDEST, Math.ceil((box.width / 72) * DOTS_PER_INCH))
    if (width > (wanted.get(key)?.width ?? 0)) wanted.set(key, { key, source: box.source, width })
  }
  return [...wanted.values()]
}

/** The picture as a JPEG; null if its bytes are missing or not a picture. */
export async function printPicture(
  open: OpenFolder,
  board: Board,
  renderer: PanelRenderer,
  wanted: WantedPicture,
): Promise<Uint8Array | null> {
  try {
    return wanted.source.of === 'take'
      ? await takePicture(open, board, renderer, wanted.source.takeId, wanted.width)
      : await drawingPicture(open, board, renderer, wanted.source.panelId, wanted.width)
  } catch {
    return null
  }
}

async function takePicture(
  open: OpenFolder,
  board: Board,
  renderer: PanelRenderer,
  takeId: string,
  width: number,
): Promise<Uint8Array | null> {
  const take = takeOf(board, takeId)
  const media = take ? mediaOf(board, take.mediaId) : undefined
  if (!take || !media) return null
  const bytes = await open.media.read(media.id)
  if (!bytes) return null
  const frame = takeFrame(take, media, filmRatio(board))
  const whole = frame.width > media.width * 0.995 && frame.height > media.height * 0.995
  if (whole && isLightJpeg(bytes)) return bytes
  const crop = {
    x: frame.x / media.width,
    y: frame.y / media.height,
    width: frame.width / media.width,
    height: frame.height / media.height,
  }
  const most = Math.max(width, (width * frame.height) / frame.width)
  return await renderer.picture(bytes, { crop, most, paper: '#ffffff' })
}

/** Judged by its bytes, since a row of a film from elsewhere may say anything. */
function isLightJpeg(bytes: Uint8Array): boolean {
  if (bytes.length > HEAVIEST) return false
  const reading = readPicture(bytes)
  return 'facts' in reading && reading.facts.type === 'image/jpeg' && pxOf(reading.facts) <= MOST_PX
}

function pxOf({ width, height }: { width: number; height: number }): number {
  return width * height
}

async function drawingPicture(
  open: OpenFolder,
  board: Board,
  renderer: PanelRenderer,
  panelId: string,
  width: number,
): Promise<Uint8Array | null> {
  const panel = panelOf(board, panelId)
  if (!panel) return null
  const without = keptFromExport(board)
  const layers = layersOf(board, panelId).filter(
    ({ visible, kind, opacity, mediaId }) =>
      visible && kind !== 'take' && opacity > 0 && (mediaId === null || !without.has(mediaId)),
  )
  const marks = open.store.marks(layers.filter(holdsMarks).map(inkIdOf))
  const ratio = filmRatio(board)
  const sole = solePicture(board, panel, layers, marks, ratio)
  const bytes = sole ? await open.media.read(sole.id) : null
  if (bytes && isLightJpeg(bytes)) return bytes
  const lost = layers.some(({ mediaId }) => mediaId !== null && open.media.lost(mediaId) !== null)
  if (lost) return await renderer.render(open, panelId, { width, show: 'drawing', ratio, without })
  const shown = fingerprint(panel, layers, marks, ratio)
  const kept = `prints/${panelId}/${shown}-${width}.jpg`
  const known = await open.media.readPreview(kept)
  if (known) return known
  const drawn = await renderer.render(open, panelId, { width, show: 'drawing', ratio, without })
  if (open.access === 'write') open.media.keepPreview(kept, drawn, (name) => !name.startsWith(shown))
  return drawn
}

/** The JPEG of a panel that shows nothing else and fills its frame; undefined otherwise. */
function solePicture(
  board: Board,
  panel: PanelRow,
  layers: readonly LayerRow[],
  marks: readonly MarkRow[],
  ratio: number,
): MediaRow | undefined {
  const marked = new Set<string>(marks.map((mark) => mark.layerId))
  const seen = layers.filter((layer) => layer.kind === 'picture' || marked.has(inkIdOf(layer)))
  const only = seen.length === 1 ? seen[0]! : undefined
  if (only?.kind !== 'picture' || only.mediaId === null || only.placement !== null) return undefined
  if (only.opacity < 1 || only.blend !== 'normal') return undefined
  const media = mediaOf(board, only.mediaId)
  const fits = (shape: number) => Math.abs(shape / ratio - 1) < 0.006
  return media && fits(media.width / media.height) && fits(panel.width / panel.height) ? media : undefined
}

/** Hashes everything a print shows, so that a cached one is never stale. */
function fingerprint(panel: PanelRow, layers: readonly LayerRow[], marks: readonly MarkRow[], ratio: number): string {
  const shown = createHash('sha256')
  shown.update(JSON.stringify([PRINT_VERSION, panel.width, panel.height, ratio, layers]))
  for (const mark of marks) shown.update(JSON.stringify(mark))
  return shown.digest('hex').slice(0, 32)
}
