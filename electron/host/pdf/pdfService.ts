import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import { layPages } from '#shared/pages/layPages.ts'
import { FailureError, attempt } from '../failures.ts'
import type { Platform } from '../platform.ts'
import type { OpenFolder, PanelRenderer, PdfService } from '../services.ts'
import type { PdfDrawing } from './drawPages.ts'
import type { FontChain } from './fontChain.ts'
import type { TextMeasure } from './measureText.ts'
import type { WantedPicture } from './printPictures.ts'
import { replaceFile } from '../exporters/replaceFile.ts'
import { warmLetters } from './warmLetters.ts'

export interface PdfServiceNeeds {
  readonly renderer: PanelRenderer
  readonly platform: Pick<Platform, 'now' | 'log'>
}

/** Letters and everything heavy: loaded at the first page, since most sessions print nothing. */
interface Press {
  readonly chain: FontChain
  readonly measure: TextMeasure
}

/** Pictures made ahead of the page that needs them. */
const AHEAD = 4
/** Bytes that may wait to be written before drawing pauses. */
const MOST_WAITING = 6_000_000

export function createPdfService({ renderer, platform }: PdfServiceNeeds): PdfService {
  let press: Promise<Press> | null = null

  function warmUp(): Promise<Press> {
    press ??= (async () => {
      const { openFontChain } = await import('./fontChain.ts')
      const { createTextMeasure } = await import('./measureText.ts')
      const chain = openFontChain()
      return { chain, measure: createTextMeasure(chain) }
    })()
    return press
  }

  /** Turning a preview's pages asks for the same document again and again: the last one is kept. */
  let last: { board: Board; asked: string; pages: Page[] } | null = null

  async function lay(board: Board, options: ExportOptions, { measure }: Press): Promise<Page[]> {
    const day = dayOf(platform.now())
    const asked = JSON.stringify([options, day])
    if (last?.board === board && last.asked === asked) return last.pages
    if (last?.board !== board) await warmLetters(board, measure)
    const pages = layPages(board, options, measure, day)
    last = { board, asked, pages }
    return pages
  }

  return {
    async lay(open, options) {
      return await lay(open.store.board(), options, await warmUp())
    },
    write: (open, options, path, signal, progress) =>
      attempt(async () => {
        const ready = await warmUp()
        const board = open.store.board()
        const pages = await lay(board, options, ready)
        const bytes = await draw({ open, board, options, pages, path, signal, progress, ready })
        return { path, pages: pages.length, bytes }
      }, path),
  }

  async function draw(job: DrawJob): Promise<number> {
    const { drawPdf } = await import('./drawPages.ts')
    const { wantedPictures } = await import('./printPictures.ts')
    stopIfCancelled(job.signal)
    const drawing = drawPdf(job.ready.chain, aboutFilm(job.board, job.options, platform.now()))
    const written = replaceFile(job.path, drawing.bytes as AsyncIterable<Uint8Array>)
    // A full disk ends the drawing too; what it says is heard when `written` is awaited.
    let broken = false
    written.catch(() => (broken = true))
    try {
      const missing = await drawAll(job, drawing, wantedPictures(job.pages), () => broken)
      if (missing > 0)
        platform.log(`pdf: ${missing} pictures could not be read and are crossed out`, {
          says: 'Pictures were crossed out in a PDF',
          count: missing,
        })
      const unknown = [...job.ready.measure.missing().keys()]
      if (unknown.length > 0)
        platform.log(`pdf: no letter for ${unknown.join(' ')}; shown as boxes`, {
          says: 'Letters were missing in a PDF',
          count: unknown.length,
        })
      drawing.end()
    } catch (error) {
      drawing.stop(error)
      await written.catch(() => undefined)
      throw error
    }
    return await written
  }

  /** Draws every page, its pictures made a few ahead; gives the number of pictures that could not be had. */
  async function drawAll(
    job: DrawJob,
    drawing: PdfDrawing,
    wanted: readonly WantedPicture[],
    broken: () => boolean,
  ): Promise<number> {
    const pictures = createPictures(job, renderer, wanted)
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
}

interface DrawJob {
  readonly open: OpenFolder
  readonly board: Board
  readonly options: ExportOptions
  readonly pages: readonly Page[]
  readonly path: string
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
  readonly ready: Press
}

/** Hands pictures out in the order of the pages, each once, while the next few are being made. */
function createPictures(
  job: DrawJob,
  renderer: PanelRenderer,
  wanted: readonly WantedPicture[],
): { take(key: string): Promise<Uint8Array | null | undefined> } {
  const making = new Map<string, Promise<Uint8Array | null>>()
  const handed = new Set<string>()
  let next = 0

  async function make(picture: WantedPicture): Promise<Uint8Array | null> {
    const { printPicture } = await import('./printPictures.ts')
    return await printPicture(job.open, job.board, renderer, picture)
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

/** Lets the rest of the app have its turn, and the disk catch up. */
async function drained(drawing: PdfDrawing, broken: () => boolean): Promise<void> {
  do await new Promise<void>((resolve) => setImmediate(resolve))
  while (drawing.waiting() > MOST_WAITING && !broken())
}

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new FailureError({ kind: 'cancelled' })
}

function aboutFilm(board: Board, options: ExportOptions, now: number) {
  const film = filmOf(board)
  const kind = options.kind === 'shot-list' ? 'Shot list' : 'Storyboard'
  const title = film.title.trim() || 'Untitled film'
  const subject = [kind, film.draft.trim()].filter(Boolean).join(', ')
  return { title: `${title} - ${kind}`, author: film.author.trim(), subject, createdAt: new Date(now) }
}

/** "4 Mar 2026": a day that no country reads as another. */
function dayOf(now: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(now)
}
