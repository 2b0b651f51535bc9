import { createHash } from 'node:crypto'
import type { Board } from '#shared/document/board.ts'
import type { LayerRow, MediaRow, PanelRow } from '#shared/document/schema.ts'
import { holdsMarks, inkIdOf } from '#shared/document/inkOf.ts'
import { layersOf, mediaOf, panelOf, takeOf } from '#shared/document/select.ts'
import { filmRatio, takeFrame } from '#shared/pages/reference.ts'
import { keptFromExport } from '#shared/records/aiPolicy.ts'
import { marked, marksIn } from '#shared/records/marks/marks.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { fromUtf8 } from '#shared/records/marks/bytes.ts'
import { modelWorkOf } from '#shared/records/marks/sourceType.ts'
import type { ModelWork } from '#shared/records/marks/sourceType.ts'
import { broughtIn, recordOfBroughtIn, recordOfPanel, recordOfTake } from '#shared/records/panelRecord.ts'
import { SHOWN } from '../paint/shownKinds.ts'
import { readInsideNow } from '../project/insideFilm.ts'
import { readPicture } from '../project/pictureHeader.ts'
import type { FilmAsked } from './filmAsked.ts'
import { greyJpeg, isGreyJpeg } from './greyJpeg.ts'
import type { WantedPicture } from './wantedPictures.ts'
import type { Wish } from './wishes.ts'

/** A received picture this much larger than it is placed goes to mail smaller. */
const TOO_FINE = 1.3
/** A received JPEG larger than this in bytes is re-encoded at print size. */
const HEAVIEST = 3_000_000
/** A kept print is never larger in bytes. */
const HEAVIEST_KEPT = 64_000_000
/** So is one with more px than this. */
const MOST_PX = 32_000_000
/** Raised when panel rendering changes, to invalidate cached prints. */
const PRINT_VERSION = 3

/** Of what pictures are made. */
export interface PictureSources {
  readonly board: Board
  readonly film: FilmAsked
  readonly wish: (wish: Wish) => Promise<Uint8Array | null>
  /** Gets the pictures from elsewhere, as they are printed, that say of themselves that a model had a part in them. */
  readonly modelWork: Map<string, ModelWork>
}

/**
 * The picture as a JPEG with a record of how it was made; null if its bytes are missing or not a picture. One without
 * colour has brightness alone, so that it is printed in black.
 */
export async function printPicture(
  sources: PictureSources,
  wanted: WantedPicture,
  at: string,
): Promise<Uint8Array | null> {
  const { source } = wanted
  try {
    switch (source.of) {
      case 'take':
        return await printTake(sources, source.takeId, wanted, at)
      case 'drawing':
        return await printDrawing(sources, source.panelId, wanted, at)
      case 'media':
        return await printWhole(sources, source.mediaId, wanted, at)
    }
  } catch {
    return null
  }
}

async function printTake(
  sources: PictureSources,
  takeId: string,
  wanted: WantedPicture,
  at: string,
): Promise<Uint8Array | null> {
  const bytes = await takePicture(sources, takeId, wanted)
  const take = takeOf(sources.board, takeId)
  if (!bytes || !take) return bytes
  return withRecord(await inBlack(sources, bytes, wanted), recordOfTake(sources.board, take, at))
}

/** A picture from elsewhere: how it was made is for others to say, and what it says of a model stays with it. */
async function printWhole(
  sources: PictureSources,
  mediaId: string,
  wanted: WantedPicture,
  at: string,
): Promise<Uint8Array | null> {
  const media = mediaOf(sources.board, mediaId)
  if (!media) return null
  const most = Math.min(
    Math.max(media.width, media.height),
    Math.max(wanted.width, (wanted.width * media.height) / media.width),
  )
  const bytes = await sources.wish({ kind: 'remake', from: { id: media.id }, crop: null, most })
  const print = bytes && (await inBlack(sources, bytes, wanted))
  const [work] = await learnWork(sources, [media.id])
  return print && work ? withRecord(print, recordOfBroughtIn(sources.board, media, work, at)) : print
}

/** What these pictures say of a model's part in them. */
async function learnWork({ wish, modelWork }: PictureSources, ids: readonly string[]): Promise<ModelWork[]> {
  for (const id of ids) {
    const said = modelWork.has(id) ? null : await wish({ kind: 'model-work', id })
    const work = said && modelWorkOf(fromUtf8(said))
    if (work) modelWork.set(id, work)
  }
  return ids.flatMap((id) => modelWork.get(id) ?? [])
}

async function printDrawing(
  sources: PictureSources,
  panelId: string,
  wanted: WantedPicture,
  at: string,
): Promise<Uint8Array | null> {
  const drawing = await drawingPicture(sources, panelId, wanted)
  if (!drawing) return null
  const print = await inBlack(sources, drawing.print, wanted)
  const record = await recordOfDrawing(sources, panelId, at)
  // A picture from elsewhere is printed as it came: how it was made is for others to say.
  const byModel = record.models.length > 0 || modelWorkOf(record.sourceType) !== null
  return drawing.foreign && !byModel ? print : withRecord(print, record)
}

async function recordOfDrawing(sources: PictureSources, panelId: string, at: string): Promise<PictureRecord> {
  const { board, film, modelWork } = sources
  const seen = { kinds: SHOWN.drawing, without: keptFromExport(board) }
  await learnWork(sources, broughtIn(board, panelId, seen))
  const shown = {
    ...seen,
    modelWork,
    holdsMarks: (layer: LayerRow) => holdsMarks(layer) && film.inked.has(inkIdOf(layer)),
  }
  return recordOfPanel(board, panelId, shown, at)
}

/** An original with a credential stays as it is, which the credential is about, unless its colour is to be dropped. */
async function inBlack({ wish }: PictureSources, bytes: Uint8Array, wanted: WantedPicture): Promise<Uint8Array> {
  if (!wanted.blackAndWhite && marksIn(bytes).credential) return bytes
  const grey = greyJpeg(bytes, wanted.blackAndWhite)
  if (grey || !wanted.blackAndWhite || isGreyJpeg(bytes)) return grey ?? bytes
  // A JPEG of another kind is coded anew first.
  const plain = await wish({ kind: 'remake', from: { bytes }, crop: null, most: Math.max(wanted.width, 4000) })
  return plain ? (greyJpeg(plain, true) ?? plain) : bytes
}

/** An original that speaks for itself, by a credential or a source type of its own, is printed as it came. */
function withRecord(bytes: Uint8Array, record: PictureRecord): Uint8Array {
  const { credential, sourceUri } = marksIn(bytes)
  return credential || sourceUri !== '' ? bytes : marked(bytes, record)
}

async function takePicture(
  { board, wish }: PictureSources,
  takeId: string,
  { width, small }: WantedPicture,
): Promise<Uint8Array | null> {
  const take = takeOf(board, takeId)
  const media = take ? mediaOf(board, take.mediaId) : undefined
  if (!take || !media) return null
  const frame = takeFrame(take, media, filmRatio(board))
  const whole = frame.width > media.width * 0.995 && frame.height > media.height * 0.995
  if (whole && media.type === 'image/jpeg' && !(small && media.width > width * TOO_FINE)) {
    const bytes = await wish({ kind: 'media', id: media.id })
    if (!bytes || isLightJpeg(bytes)) return bytes
  }
  const crop = {
    x: frame.x / media.width,
    y: frame.y / media.height,
    width: frame.width / media.width,
    height: frame.height / media.height,
  }
  const most = Math.max(width, (width * frame.height) / frame.width)
  return await wish({ kind: 'remake', from: { id: media.id }, crop, most })
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
}

async function drawingPicture(
  { board, film, wish }: PictureSources,
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
  const ratio = filmRatio(board)
  const sole = solePicture(board, panel, layers, film.inked, ratio)
  if (sole && !(small && sole.width > width * TOO_FINE)) {
    const bytes = await wish({ kind: 'media', id: sole.id })
    if (bytes && isLightJpeg(bytes)) return { print: bytes, foreign: true }
  }
  const lost = layers.some(({ mediaId }) => mediaId !== null && film.lost.has(mediaId))
  const revision = film.revisions.get(panelId) ?? 0
  const shown = `${revision}.${fingerprint(panel, layers, ratio)}`
  const name = `prints/${panelId}/${shown}-${width}.jpg`
  const known = lost ? null : keptPrint(film.folder, name)
  const print = known ?? (await wish({ kind: 'draw', panelId, width, keep: lost ? null : { name, revision, shown } }))
  return print && { print, foreign: false }
}

/** Painted for an earlier document; null if it is not there. A film from elsewhere may hold anything under this name. */
function keptPrint(folder: string, name: string): Uint8Array | null {
  try {
    const bytes = readInsideNow(folder, `previews/${name}`, HEAVIEST_KEPT)
    return bytes && isJpeg(bytes) ? bytes : null
  } catch {
    return null
  }
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
  if (media?.type !== 'image/jpeg') return undefined
  return fits(media.width / media.height) && fits(panel.width / panel.height) ? media : undefined
}

/** With the panel's revision, which every stroke raises, all that decides what a print shows. */
function fingerprint(panel: PanelRow, layers: readonly LayerRow[], ratio: number): string {
  const rows = JSON.stringify([PRINT_VERSION, panel.width, panel.height, ratio, layers])
  return createHash('sha256').update(rows).digest('hex').slice(0, 16)
}
