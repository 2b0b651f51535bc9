import type { Board } from '#shared/document/board.ts'
import type { ScriptToPrint } from '#shared/pages/linedScript.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import type { Disclosure } from '#shared/records/disclosure.ts'
import { saidModelWork } from '#shared/records/aiPolicy.ts'
import { attempt } from '../failures.ts'
import type { Log } from '../log/entry.ts'
import type { Platform } from '../platform.ts'
import type { OpenFolder, PanelRenderer, PdfService } from '../services.ts'
import { askFilm } from './filmAsked.ts'
import type { DocumentAsked, Printed } from './press.ts'
import { createPressThread } from './pressThread.ts'
import { grantWish } from './wishes.ts'

export interface PdfServiceNeeds {
  readonly renderer: PanelRenderer
  readonly platform: Pick<Platform, 'now' | 'log'>
  /** For the report of that name; omitted, it says nothing. */
  readonly disclosure?: (open: OpenFolder) => Disclosure
  /** For the lined script; omitted, the film has none. */
  readonly script?: (open: OpenFolder) => Promise<ScriptToPrint | null>
}

export interface OwnedPdfService extends PdfService {
  dispose(): Promise<void>
}

export function createPdfService(needs: PdfServiceNeeds): OwnedPdfService {
  const press = createPressThread()
  const { renderer, platform } = needs

  async function document(open: OpenFolder, options: ExportOptions): Promise<[Board, DocumentAsked]> {
    const board = open.store.board()
    const disclosure = options.kind === 'disclosure' ? needs.disclosure?.(open) : undefined
    const script = options.kind === 'lined-script' ? ((await needs.script?.(open)) ?? null) : null
    return [board, { options, day: dayOf(platform.now()), disclosure, script, modelWork: saidModelWork(board) }]
  }

  return {
    begin: () => press.begin(),
    lay: async (open, options, { from, count }) => press.lay(...(await document(open, options)), from, count),
    pictures: async (open, options) => press.pictures(...(await document(open, options))),
    letters: async (open, options) => press.letters(...(await document(open, options))),
    write: (open, options, path, signal, progress) =>
      attempt(async () => {
        const [board, asked] = await document(open, options)
        const printed = await press.print(board, asked, {
          path,
          now: platform.now(),
          signal,
          progress,
          film: await askFilm(open, board),
          wish: (wish) => grantWish({ open, board, renderer }, wish),
          heard: () => Promise.resolve(),
        })
        sayMissing(platform.log, printed)
        return { path, pages: printed.pages, bytes: printed.bytes }
      }, path),
    dispose: () => press.dispose(),
  }
}

function sayMissing(log: Log, { missing, unknown }: Printed): void {
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

/** "4 Mar 2026": a date that no country misreads. */
function dayOf(now: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(now)
}
