import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { takeOf } from '#shared/document/select.ts'
import { languageOf } from '#shared/pages/language.ts'
import type { ScriptToPrint } from '#shared/pages/linedScript.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import { documentName } from '#shared/pages/titleBlock.ts'
import { xmpMaking } from '#shared/records/marks/pictureRecord.ts'
import type { Disclosure } from '#shared/records/disclosure.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { recordOfDocument } from '#shared/records/panelRecord.ts'
import { replaceFile } from '../exporters/replaceFile.ts'
import { FailureError } from '../failures.ts'
import type { Log } from '../log/entry.ts'
import type { Platform } from '../platform.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import type { PdfDrawing } from './drawPages.ts'
import type { FontChain } from './fontChain.ts'
import type { TextMeasure } from './measureText.ts'
import type { WantedPicture } from './printPictures.ts'

export interface PdfServiceNeeds {
  readonly renderer: PanelRenderer
  readonly platform: Pick<Platform, 'now' | 'log'>
  /** For the report of that name; omitted, it says nothing. */
  readonly disclosure?: (open: OpenFolder) => Disclosure
  /** For the lined script; omitted, the film has none. */
  readonly script?: (open: OpenFolder) => Promise<ScriptToPrint | null>
}

/** Fonts and other heavy parts: loaded for the first page, since most sessions print nothing. */
export interface Press {
  readonly chain: FontChain
  readonly measure: TextMeasure
}

export interface DrawJob {
  readonly open: OpenFolder
  readonly board: Board
  readonly options: ExportOptions
  readonly pages: readonly Page[]
  readonly path: string
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
  readonly ready: Press
}

/** Pictures rendered ahead of the page that needs them. */
const AHEAD = 4
/** Bytes waiting to be written at which drawing pauses. */
const MOST_WAITING = 6_000_000

/**
 * Writes the whole document to its file and returns its size in bytes. Missing pictures and glyphs are logged, and
 * marked in the document.
 */
export async function drawInto(job: DrawJob, { renderer, platform }: PdfServiceNeeds): Promise<number> {
  const { drawPdf } = await import('./drawPages.ts')
  stopIfCancelled(job.signal)
  const at = new Date(platform.now()).toISOString()
  const wanted = await picturesFor(job, renderer, at)
  const record = documentRecord(job, wanted, at)
  const drawing = drawPdf(
    job.ready.chain,
    aboutFilm(job.board, job.options, platform.now()),
    xmpMaking(record),
    job.options,
  )
  const written = replaceFile(job.path, drawing.bytes as AsyncIterable<Uint8Array>)
  // A full disk ends the drawing too; its error surfaces when `written` is awaited.
  let broken = false
  written.catch(() => (broken = true))
  try {
    const missing = await drawAll(job, renderer, drawing, { wanted, broken: () => broken, at: record.at })
    sayMissing(platform.log, missing, [...job.ready.measure.missing().keys()])
    drawing.end()
  } catch (error) {
    drawing.stop(error)
    await written.catch(() => undefined)
    throw error
  }
  return await written
}

async function picturesFor(job: DrawJob, renderer: PanelRenderer, at: string): Promise<readonly WantedPicture[]> {
  const { printPicture, wantedPictures } = await import('./printPictures.ts')
  const wanted = wantedPictures(job.pages, job.options)
  if (job.options.quality !== 'mail') return wanted
  const { fitForMail } = await import('./fitForMail.ts')
  return fitForMail(wanted, job.pages.length, async (picture) => {
    stopIfCancelled(job.signal)
    return (await printPicture(job.open, job.board, renderer, picture, at))?.length ?? 0
  })
}

/** Draws every page, rendering pictures a few ahead; returns the number of missing pictures. */
async function drawAll(
  job: DrawJob,
  renderer: PanelRenderer,
  drawing: PdfDrawing,
  {
    wanted,
    broken,
    at,
  }: { readonly wanted: readonly WantedPicture[]; readonly broken: () => boolean; readonly at: string },
): Promise<number> {
  const pictures = createPictures(job, renderer, wanted, at)
  const { pictureKey } = await import('./pictureKey.ts')
  const total = job.pages.length + wanted.length
  let done = 0
  let missing = 0
  for (const page of job.pages) {
    const here = new Map<string, Uint8Array | null>()
    for (const box of page.boxes) {
      if (box.kind !== 'picture') continue
      const key = pictureKey(box)
      const bytes = await pictures.take(key)
      if (bytes === undefined) continue
      here.set(key, bytes)
      missing += bytes === null ? 1 : 0
      done += 1
      job.progress(done, total)
      stopIfCancelled(job.signal)
    }
    drawing.page(page, (key) => here.get(key) ?? null)
    done += 1
    job.progress(done, total)
    await drained(drawing, broken)
    stopIfCancelled(job.signal)
    if (broken()) return missing
  }
  return missing
}

function sayMissing(log: Log, missing: number, unknown: readonly string[]): void {
  if (missing > 0)
    log(`pdf: ${missing} pictures could not be read and are crossed out`, {
      says: 'Pictures were crossed out in a PDF',
      count: missing,
    })
  if (unknown.length > 0)
    log(`pdf: no letter for ${unknown.join(' ')}; shown as boxes`, {
      says: 'Letters were missing in a PDF',
      count: unknown.length,
    })
}

/** Returns pictures in page order, each once, while the next few are being rendered. */
function createPictures(
  job: DrawJob,
  renderer: PanelRenderer,
  wanted: readonly WantedPicture[],
  at: string,
): { take(key: string): Promise<Uint8Array | null | undefined> } {
  const making = new Map<string, Promise<Uint8Array | null>>()
  const handed = new Set<string>()
  let next = 0

  async function make(picture: WantedPicture): Promise<Uint8Array | null> {
    const { printPicture } = await import('./printPictures.ts')
    return await printPicture(job.open, job.board, renderer, picture, at)
  }

  function runAhead(): void {
    while (making.size < AHEAD && next < wanted.length) {
      const picture = wanted[next]!
      next += 1
      making.set(picture.key, make(picture))
    }
  }

  return {
    async take(key) {
      if (handed.has(key)) return undefined
      handed.add(key)
      runAhead()
      const bytes = await making.get(key)
      making.delete(key)
      runAhead()
      return bytes ?? null
    },
  }
}

/** Yields to the rest of the app, and lets the disk catch up. */
async function drained(drawing: PdfDrawing, broken: () => boolean): Promise<void> {
  do await new Promise<void>((resolve) => setImmediate(resolve))
  while (drawing.waiting() > MOST_WAITING && !broken())
}

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new FailureError({ kind: 'cancelled' })
}

function aboutFilm(board: Board, options: ExportOptions, now: number) {
  const film = filmOf(board)
  const kind = documentName(options)
  const title = film.title.trim() || 'Untitled film'
  const subject = [kind, film.draft.trim()].filter(Boolean).join(', ')
  return {
    title: `${title} - ${kind}`,
    author: film.author.trim(),
    subject,
    createdAt: new Date(now),
    language: languageOf(board),
  }
}

/** How the document was made: together from drawings and the takes on its pages. */
function documentRecord({ board, options }: DrawJob, wanted: readonly WantedPicture[], at: string): PictureRecord {
  const takes = wanted.flatMap(({ source }) => (source.of === 'take' ? (takeOf(board, source.takeId) ?? []) : []))
  return recordOfDocument(board, documentName(options), takes, at)
}
