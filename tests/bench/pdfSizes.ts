import path from 'node:path'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { ppiIn } from '../support/ppiIn.ts'
import { picturedFilm } from '../support/picturedFilm.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/**
 * What a storyboard of drawings, photographs and takes weighs for mail, and how fine its pictures are for print: MB, and
 * by pdfimages the least px to the inch of a drawing. Bars: 5 MB, 300. `npm run bench:pdfSizes [shots]`.
 */
const shots = Number(process.argv[2] ?? 100)
const context = { app: 'bench', now: () => Date.now(), log: () => undefined }
const work = temporaryFolder()
const open = await picturedFilm(work.path, shots)
const renderer = createPanelRenderer(path.resolve(import.meta.dirname, '../../assets'))
const pdf = createPdfService({ renderer, platform: context })
const never = new AbortController().signal

async function write(own: Partial<ExportOptions>): Promise<{ file: string; MB: number; pages: number }> {
  const file = path.join(work.path, `${own.quality}-${own.show}.pdf`)
  const wrote = await pdf.write(open, { ...USUAL_OPTIONS, ...own }, file, never, () => undefined)
  if (!wrote.ok) throw new Error(JSON.stringify(wrote.failure))
  return { file, MB: Number((wrote.value.bytes / 1e6).toFixed(2)), pages: wrote.value.pages }
}

try {
  const sizes: Record<string, unknown> = { shots }
  for (const show of ['drawing', 'both'] as const) {
    const mail = await write({ quality: 'mail', show })
    const print = await write({ quality: 'print', show })
    const ppi = ppiIn(print.file)
    sizes[show] = { mailMB: mail.MB, printMB: print.MB, pages: print.pages, leastPpi: Math.min(...ppi) }
  }
  process.stdout.write(`${JSON.stringify(sizes)}\n`)
} finally {
  await open.close()
  await renderer.dispose()
  work.remove()
}
