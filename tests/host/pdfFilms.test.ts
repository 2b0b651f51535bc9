import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { createFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { clockLabel } from '#shared/film/clockLabel.ts'
import { disclosureOf } from '#shared/jobs/disclosureOf.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { boardFaults, expectedScenes, expectedSeconds, listFaults } from '../support/filmOnPaper.ts'
import type { Paper } from '../support/filmOnPaper.ts'
import { pageFaults } from '../support/pageFaults.ts'
import { allOf, complaintsOf, hasTool, inksOf, pagesOf, spokenBy, wordsOffPage } from '../support/readPdf.ts'
import { strangeFilm } from '../support/strangeFilm.ts'
import type { StrangeFilm } from '../support/strangeFilm.ts'
import { strangeOptions } from '../support/strangeOptions.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { value } from '../support/value.ts'

/** Documents: `FRAMEWRIGHT_PDFS=600` is the long run, of 12 films; `FRAMEWRIGHT_PDFS_FROM` is its first seed. */
const COUNT = Number(process.env['FRAMEWRIGHT_PDFS'] ?? 5)
const FROM = Number(process.env['FRAMEWRIGHT_PDFS_FROM'] ?? 0)
const FILMS = Math.min(12, COUNT)

const poppler = hasTool('pdftotext') && hasTool('pdfinfo')
const tools = { poppler, qpdf: hasTool('qpdf'), gs: hasTool('gs') }
const absent = Object.entries(tools).flatMap(([tool, here]) => (here ? [] : tool))
const why = absent.length === 0 ? '' : ` (not by ${absent.join(', ')}, which is not installed)`

const work = temporaryFolder()
const context = { app: 'test', now: () => Date.parse('2026-03-04T10:00:00.000Z'), log: () => undefined }
const never = new AbortController().signal
afterAll(() => work.remove())

const pdf = createPdfService({
  renderer: createPanelRenderer(path.resolve(import.meta.dirname, '../../assets')),
  platform: context,
  disclosure: (open) => disclosureOf(open.store.board(), [], () => []),
})

async function openFilm(film: StrangeFilm, name: string): Promise<OwnedFolder> {
  const open = await createFolder(path.join(work.path, `${name}.framewright`), film.board, context)
  await open.store.save(film.marks.map((row) => ({ table: 'mark' as const, id: row.id, row })))
  return open
}

/** Everything that is wrong with one document. */
async function faultsOf(film: StrangeFilm, open: OwnedFolder, options: ExportOptions): Promise<string[]> {
  const pages = await pdf.lay(open, options)
  const lost = new Set(
    pages.flatMap((page) =>
      page.boxes.flatMap((box) => (box.kind === 'text' ? box.runs.flatMap((run) => run.lost ?? []) : [])),
    ),
  )
  const file = path.join(work.path, 'one.pdf')
  value(await pdf.write(open, options, file, never, () => undefined))
  const read = [
    ...(tools.qpdf ? [complaintsOf(file)] : []),
    ...(tools.poppler ? [...wordsOffPage(file), ...wordFaults({ board: film.board, options, lost }, file)] : []),
    ...(tools.gs ? inkFaults(film, options, file) : []),
  ]
  rmSync(file)
  return [...pageFaults(pages), ...read].filter(Boolean)
}

function wordFaults(paper: Paper, file: string): string[] {
  const { board, options } = paper
  const spoken = spokenBy(file)
  switch (options.kind) {
    case 'shot-list':
      return [...listFaults(paper, spoken), ...sumFaults(board, options, file)]
    case 'storyboard':
      return [...boardFaults(paper, spoken), ...sumFaults(board, options, file)]
    case 'disclosure':
      return allOf(spoken, 'TR').length > 1 ? [] : ['no rows']
    case 'worksheet':
      return allOf(spoken, 'P').length > 1 ? [] : ['no frames']
  }
}

/** The feet of the pages add up to what the last of them says is the sum, which is the film's. */
function sumFaults(board: StrangeFilm['board'], options: ExportOptions, file: string): string[] {
  const feet = pagesOf(file).flatMap((page) => [
    ...page.matchAll(/This page ([\d:]+) +· +(?:Film|Selection) ([\d:]+)/g),
  ])
  const sum = feet.reduce((all, [, here]) => all + secondsIn(here!), 0)
  const whole = expectedSeconds(board, expectedScenes(board, options))
  const said = clockLabel(Math.round(Math.round(whole * 1e6) / 1e6))
  const wrong = feet.filter(([, , all]) => all !== said).map(([foot]) => `“${foot}” instead of ${said}`)
  return sum === secondsIn(said) && feet.length > 0 ? wrong : [`feet of ${clockLabel(sum)} instead of ${said}`]
}

function secondsIn(clock: string): number {
  return clock.split(':').reduce((all, part) => all * 60 + Number(part), 0)
}

function inkFaults(film: StrangeFilm, options: ExportOptions, file: string): string[] {
  const pictured = options.kind === 'storyboard' || (options.kind === 'shot-list' && options.columns.includes('panel'))
  if (film.coloured && pictured && !options.blackAndWhite) return []
  return inksOf(file).flatMap(([cyan = 0, magenta = 0, yellow = 0], at) =>
    cyan + magenta + yellow === 0 ? [] : `page ${at + 1} takes colour: ${cyan} ${magenta} ${yellow}`,
  )
}

describe(`documents of a strange film, read back by others${why}`, () => {
  it.each(Array.from({ length: FILMS }, (_, seed) => FROM + seed))(
    'film %i: nothing is wrong',
    async (seed) => {
      const film = strangeFilm(seed)
      const open = await openFilm(film, `Film ${seed}`)
      for (let at = 0; at * FILMS < COUNT; at += 1) {
        const options = strangeOptions(film.board, seed + at * FILMS)
        const faults = await faultsOf(film, open, options)
        expect.soft(faults.slice(0, 12), `document ${seed + at * FILMS}: ${JSON.stringify(options)}`).toEqual([])
      }
      await open.close()
    },
    1_800_000,
  )
})
