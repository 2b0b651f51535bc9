import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { takeOf } from '#shared/document/select.ts'
import { languageOf } from '#shared/pages/language.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import { documentName } from '#shared/pages/titleBlock.ts'
import { xmpMaking } from '#shared/records/marks/pictureRecord.ts'
import type { PictureRecord } from '#shared/records/marks/pictureRecord.ts'
import { recordOfDocument } from '#shared/records/panelRecord.ts'
import { replaceFile } from '../exporters/replaceFile.ts'
import { FailureError } from '../failures.ts'
import { drawPdf } from './drawPages.ts'
import type { PdfDrawing } from './drawPages.ts'
import { fitForMail } from './fitForMail.ts'
import type { FontChain } from './fontChain.ts'
import { pictureKey } from './pictureKey.ts'
import type { Printing } from './press.ts'
import { printPicture } from './printPictures.ts'
import type { PictureSources } from './printPictures.ts'
import { wantedPictures } from './wantedPictures.ts'
import type { WantedPicture } from './wantedPictures.ts'

export interface DrawJob {
  readonly board: Board
  readonly options: ExportOptions
  readonly pages: readonly Page[]
  readonly printing: Printing
  readonly chain: FontChain
}

/** Pictures rendered ahead of the page that needs them. */
const AHEAD = 4
/** Bytes waiting to be written at which drawing pauses. */
const MOST_WAITING = 6_000_000

/** Writes the whole document to its file. Pictures that are missing are crossed out in it, and counted. */
export async function drawInto(job: DrawJob): Promise<{ readonly bytes: number; readonly missing: number }> {
  const { path, now, signal } = job.printing
  stopIfCancelled(signal)
  const at = new Date(now).toISOString()
  const sources = { board: job.board, film: job.printing.film, wish: job.printing.wish, modelWork: new Map() }
  const wanted = await picturesFor(job, sources, at)
  const making = (): string => xmpMaking(documentRecord(job, wanted, { broughtIn: sources.modelWork.size > 0, at }))
  const drawing = drawPdf(job.chain, aboutFilm(job.board, job.options, now), making, job.options)
  const written = replaceFile(path, drawing.bytes as AsyncIterable<Uint8Array>)
  // A full disk ends the drawing too; its error surfaces when `written` is awaited.
  let broken = false
  written.catch(() => (broken = true))
  try {
    const missing = await drawAll(job, drawing, { wanted, sources, broken: () => broken, at })
    await job.printing.heard()
    stopIfCancelled(signal)
    drawing.end()
    return { missing, bytes: await written }
  } catch (error) {
    drawing.stop(error)
    await written.catch(() => undefined)
    throw error
  }
}

async function picturesFor(job: DrawJob, sources: PictureSources, at: string): Promise<readonly WantedPicture[]> {
  const wanted = wantedPictures(job.pages, job.options)
  if (job.options.quality !== 'mail') return wanted
  return fitForMail(wanted, job.pages.length, async (picture) => {
    stopIfCancelled(job.printing.signal)
    return (await printPicture(sources, picture, at))?.length ?? 0
  })
}

/** Draws every page, rendering pictures a few ahead; returns the number of missing pictures. */
async function drawAll(
  job: DrawJob,
  drawing: PdfDrawing,
  {
    wanted,
    sources,
    broken,
    at,
  }: {
    readonly wanted: readonly WantedPicture[]
    readonly sources: PictureSources
    readonly broken: () => boolean
    readonly at: string
  },
): Promise<number> {
  const { progress, signal } = job.printing
  const pictures = createPictures(sources, wanted, at)
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
      progress(done, total)
      stopIfCancelled(signal)
    }
    drawing.page(page, (key) => here.get(key) ?? null)
    done += 1
    progress(done, total)
    await drained(drawing, broken)
    stopIfCancelled(signal)
    if (broken()) return missing
  }
  return missing
}

/** Returns pictures in page order, each once, while the next few are being rendered. */
function createPictures(
  sources: PictureSources,
  wanted: readonly WantedPicture[],
  at: string,
): { take(key: string): Promise<Uint8Array | null | undefined> } {
  const making = new Map<string, Promise<Uint8Array | null>>()
  const handed = new Set<string>()
  let next = 0

  function runAhead(): void {
    while (making.size < AHEAD && next < wanted.length) {
      const each = wanted[next]!
      next += 1
      making.set(each.key, printPicture(sources, each, at))
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

/** How the document was made: together from drawings, and the takes and pictures from elsewhere on its pages. */
function documentRecord(
  { board, options }: DrawJob,
  wanted: readonly WantedPicture[],
  { broughtIn, at }: { readonly broughtIn: boolean; readonly at: string },
): PictureRecord {
  const takes = wanted.flatMap(({ source }) => (source.of === 'take' ? (takeOf(board, source.takeId) ?? []) : []))
  return recordOfDocument(board, { what: documentName(options), takes, broughtIn }, at)
}
