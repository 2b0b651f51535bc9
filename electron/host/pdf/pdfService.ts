import type { Board } from '#shared/document/board.ts'
import type { ExportOptions, Page } from '#shared/pages/model.ts'
import { layPages } from '#shared/pages/layPages.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder, PdfService } from '../services.ts'
import { drawInto } from './drawInto.ts'
import type { PdfServiceNeeds, Press } from './drawInto.ts'
import { warmLetters } from './warmLetters.ts'

export function createPdfService(needs: PdfServiceNeeds): PdfService {
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

  /** Paging through a preview asks for the same document repeatedly, so the last one is cached. */
  let last: { board: Board; asked: string; pages: Page[] } | null = null

  async function lay(open: OpenFolder, options: ExportOptions, { measure }: Press): Promise<Page[]> {
    const board = open.store.board()
    const day = dayOf(needs.platform.now())
    // Made of more than the board, so it is never cached.
    if (options.kind === 'disclosure') return layPages(board, options, measure, day, needs.disclosure?.(open))
    const asked = JSON.stringify([options, day])
    if (last?.board === board && last.asked === asked) return last.pages
    if (last?.board !== board) await warmLetters(board, measure)
    const script = options.kind === 'lined-script' ? ((await needs.script?.(open)) ?? null) : null
    const pages = layPages(board, options, measure, day, undefined, script)
    last = { board, asked, pages }
    return pages
  }

  return {
    async lay(open, options) {
      return await lay(open, options, await warmUp())
    },
    write: (open, options, path, signal, progress) =>
      attempt(async () => {
        const ready = await warmUp()
        const board = open.store.board()
        const pages = await lay(open, options, ready)
        const bytes = await drawInto({ open, board, options, pages, path, signal, progress, ready }, needs)
        return { path, pages: pages.length, bytes }
      }, path),
  }
}

/** "4 Mar 2026": a date that no country misreads. */
function dayOf(now: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(now)
}
