import { createHash } from 'node:crypto'
import type { Board } from '#shared/document/board.ts'
import type { LayerRow, MediaRow, PanelRow } from '#shared/document/schema.ts'
import { holdsMarks, inkIdOf, layersOf, mediaOf, panelOf, takeOf } from '#shared/document/select.ts'
import { filmRatio, takeFrame } from '#shared/pages/reference.ts'
import { keptFromExport } from '#shared/records/aiPolicy.ts'
import { marked, marksIn } from '#shared/records/marks/marks.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { recordOfTake } from '#shared/records/panelRecord.ts'
import { panelRecord } from '../paint/panelRecord.ts'
import { readPicture } from '../project/pictureHeader.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { greyJpeg, isGreyJpeg } from './greyJpeg.ts'
import type { WantedPicture } from './wantedPictures.ts'

/** A received picture this much larger than it is placed goes to mail smaller. */
const TOO_FINE = 1.3
/** A received JPEG larger than this in bytes is re-encoded at print size. */
const HEAVIEST = 3_000_000
/** So is one with more px than this. */
const MOST_PX = 32_000_000
/** Raised when panel rendering changes, to invalidate cached prints. */
const PRINT_VERSION = 3

/**
 * The picture as a JPEG with a record of how it was made; null if its bytes are missing or not a picture. One without
 * colour has brightness alone, so that it is printed in black.
 */
export async function printPicture(
  open: OpenFolder,
  board: Board,
  renderer: PanelRenderer,
  wanted: WantedPicture,
  at: string,
): Promise<Uint8Array | null> {
  const { source } = wanted
  try {
    if (source.of === 'take') {
      const bytes = await takePicture(open, board, renderer, source.takeId, wanted)
      const take = takeOf(board, source.takeId)
      if (!bytes || !take) return bytes
      return withRecord(await inBlack(renderer, bytes, wanted), recordOfTake(board, take, at))
    }
    const bytes = await drawingPicture(open, board, renderer, source.panelId, wanted)
    if (!bytes) return null
    const print = await inBlack(renderer, bytes.print, wanted)
    const record = panelRecord(open, source.panelId, 'drawing', at, bytes.inked)
    // A picture from elsewhere is printed as it came: how it was made is for others to say.
    return bytes.foreign && record.models.length === 0 ? print : withRecord(print, record)
  } catch {
    return null
  }
}

/** An original with a credential stays as it is, which the credential is about, unless its colour is to be dropped. */
async function inBlack(renderer: PanelRenderer, bytes: Uint8Array, wanted: WantedPicture): Promise<Uint8Array> {
  if (!wanted.blackAndWhite && marksIn(bytes).credential) return bytes
  const grey = greyJpeg(bytes, wanted.blackAndWhite)
  if (grey || !wanted.blackAndWhite || isGreyJpeg(bytes)) return grey ?? bytes
  // A JPEG of another kind is coded anew first.
  const plain = await renderer.picture(bytes, { most: Math.max(wanted.width, 4000), paper: '#ffffff' })
  return greyJpeg(plain, true) ?? plain
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
  { width, small }: WantedPicture,
): Promise<Uint8Array | null> {
  const take = takeOf(board, takeId)
  const media = take ? mediaOf(board, take.mediaId) : undefined
  if (!take || !media) return null
  const bytes = await open.media.read(media.id)
  if (!bytes) return null
  const frame = takeFrame(take, media, filmRatio(board))
  const whole = frame.width > media.width * 0.995 && frame.height > media.height * 0.995
  if (whole && isLightJpeg(bytes) && !(small && media.width > width * TOO_FINE)) return bytes
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
  return bytes.length <= HEAVIEST && isJpeg(bytes)
}

function isJpeg(bytes: Uint8Array): boolean {
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
  /** The layers of it that have marks. */
  readonly inked: ReadonlySet<string>
}

async function drawingPicture(
  open: OpenFolder,
  board: Board,
  renderer: PanelRenderer,
  panelId: string,
  { width, small }: WantedPicture,
): Promise<Print | null> {
  const panel = panelOf(board, panelId)
  if (!panel) return null
  const without = keptFromExport(board)
  const layers = layersOf(board, panelId).filter(
    ({ visible, kind, opacity, mediaId }) =>
      visible && kind !== 'take' && opacity > 0 && (mediaId === null || !without.has(mediaId)),
  )
  const inked = open.store.inked(layers.filter(holdsMarks).map(inkIdOf))
  const ratio = filmRatio(board)
  const sole = solePicture(board, panel, layers, inked, ratio)
  const bytes = sole ? await open.media.read(sole.id) : null
  if (sole && bytes && isLightJpeg(bytes) && !(small && sole.width > width * TOO_FINE))
    return { print: bytes, foreign: true, inked }
  const lost = layers.some(({ mediaId }) => mediaId !== null && open.media.lost(mediaId) !== null)
  const draw = () => renderer.render(open, panelId, { width, show: 'drawing', ratio, without })
  if (lost) return { print: await draw(), foreign: false, inked }
  const shown = fingerprint(open, panel, layers, ratio)
  const kept = `prints/${panelId}/${shown}-${width}.jpg`
  const known = await open.media.readPreview(kept)
  // A film from elsewhere may hold anything under this name.
  if (known && isJpeg(known)) return { print: known, foreign: false, inked }
  const colored = await draw()
  const drawn = greyJpeg(colored) ?? colored
  // Drawn on meanwhile, it shows what the next name stands for.
  if (open.access === 'write' && fingerprint(open, panel, layers, ratio) === shown)
    open.media.keepPreview(kept, drawn, (name) => !name.startsWith(`${shown}-`))
  return { print: drawn, foreign: false, inked }
}

/** The JPEG of a panel that shows nothing else and fills its frame; undefined otherwise. */
function solePicture(
  board: Board,
  panel: PanelRow,
  layers: readonly LayerRow[],
  inked: ReadonlySet<string>,
  ratio: number,
): MediaRow | undefined {
  const seen = layers.filter((layer) => layer.kind === 'picture' || inked.has(inkIdOf(layer)))
  const only = seen.length === 1 ? seen[0]! : undefined
  if (only?.kind !== 'picture' || only.mediaId === null || only.placement !== null) return undefined
  if (only.opacity < 1 || only.blend !== 'normal') return undefined
  const media = mediaOf(board, only.mediaId)
  const fits = (shape: number) => Math.abs(shape / ratio - 1) < 0.006
  return media && fits(media.width / media.height) && fits(panel.width / panel.height) ? media : undefined
}

/** A print's name is all that decides what it shows: the panel's revision, which every stroke raises, and its rows. */
function fingerprint(open: OpenFolder, panel: PanelRow, layers: readonly LayerRow[], ratio: number): string {
  const rows = JSON.stringify([PRINT_VERSION, panel.width, panel.height, ratio, layers])
  const hash = createHash('sha256').update(rows).digest('hex').slice(0, 16)
  return `${open.store.panelRevision(panel.id)}.${hash}`
}
