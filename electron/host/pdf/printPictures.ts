import { createHash } from 'node:crypto'
import type { Board } from '#shared/document/board.ts'
import type { LayerRow, MarkRow, MediaRow, PanelRow } from '#shared/document/schema.ts'
import { holdsMarks, inkIdOf, layersOf, mediaOf, panelOf, takeOf } from '#shared/document/select.ts'
import type { Page, PictureBox } from '#shared/pages/model.ts'
import { filmRatio, takeFrame } from '#shared/pages/reference.ts'
import { keptFromExport } from '#shared/records/aiPolicy.ts'
import { marked, marksIn } from '#shared/records/marks/marks.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { recordOfTake } from '#shared/records/panelRecord.ts'
import { panelRecord } from '../paint/panelRecord.ts'
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

/** The picture as a JPEG with a record of how it was made; null if its bytes are missing or not a picture. */
export async function printPicture(
  open: OpenFolder,
  board: Board,
  renderer: PanelRenderer,
  wanted: WantedPicture,
  at: string,
): Promise<Uint8Array | null> {
  const { source, width } = wanted
  try {
    if (source.of === 'take') {
      const bytes = await takePicture(open, board, renderer, source.takeId, width)
      const take = takeOf(board, source.takeId)
      return bytes && take ? withRecord(bytes, recordOfTake(board, take, at)) : bytes
    }
    const bytes = await drawingPicture(open, board, renderer, source.panelId, width)
    const record = panelRecord(open, source.panelId, 'drawing', at)
    // A picture from elsewhere is printed as it came: how it was made is for others to say.
    return bytes && (bytes.foreign && record.models.length === 0 ? bytes.print : withRecord(bytes.print, record))
  } catch {
    return null
  }
}

/** An original that speaks for itself, by a credential or a source type of its own, is printed as it came. */
function withRecord(bytes: Uint8Array, record: PictureRecord): Uint8Array {
  const { credential, sourceUri } = marksIn(bytes)
  return credential || sourceUri !== '' ? bytes : marked(bytes, record)
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

interface Print {
  readonly print: Uint8Array
  /** A picture that was brought in, as it came. */
  readonly foreign: boolean
}

async function drawingPicture(
  open: OpenFolder,
  board: Board,
  renderer: PanelRenderer,
  panelId: string,
  width: number,
): Promise<Print | null> {
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
  if (bytes && isLightJpeg(bytes)) return { print: bytes, foreign: true }
  const lost = layers.some(({ mediaId }) => mediaId !== null && open.media.lost(mediaId) !== null)
  const draw = () => renderer.render(open, panelId, { width, show: 'drawing', ratio, without })
  if (lost) return { print: await draw(), foreign: false }
  const shown = fingerprint(panel, layers, marks, ratio)
  const kept = `prints/${panelId}/${shown}-${width}.jpg`
  const known = await open.media.readPreview(kept)
  if (known) return { print: known, foreign: false }
  const drawn = await draw()
  if (open.access === 'write') open.media.keepPreview(kept, drawn, (name) => !name.startsWith(shown))
  return { print: drawn, foreign: false }
}

/** The JPEG of a panel that shows nothing else and fills its frame; undefined otherwise. */
function solePicture(
  board: Board,
  panel: PanelRow,
  layers: readonly LayerRow[],
  marks: readonly MarkRow[],
  ratio: number,
): MediaRow | undefined {
  const inked = new Set<string>(marks.map((mark) => mark.layerId))
  const seen = layers.filter((layer) => layer.kind === 'picture' || inked.has(inkIdOf(layer)))
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
