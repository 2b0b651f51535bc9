import { rmSync } from 'node:fs'
import path from 'node:path'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { createPdfService } from '#host/pdf/pdfService.ts'
import { createFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { numbersOf, panelsOf } from '#shared/document/select.ts'
import { clockLabel } from '#shared/film/clockLabel.ts'
import { disclosureOf } from '#shared/jobs/disclosureOf.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { bare, boardFaults, expectedScenes, expectedSeconds, listFaults } from './filmOnPaper.ts'
import type { Paper } from './filmOnPaper.ts'
import { pageFaults } from './pageFaults.ts'
import { allOf, allText, complaintsOf, hasTool, inksOf, pagesOf, spokenBy, wordsOffPage } from './readPdf.ts'
import type { Spoken } from './readPdf.ts'
import type { StrangeFilm } from './strangeFilm.ts'
import { value } from './value.ts'

/** Which programs are here to read a PDF with. */
export const READERS = { poppler: hasTool('pdftotext') && hasTool('pdfinfo'), qpdf: hasTool('qpdf'), gs: hasTool('gs') }

const context = { app: 'test', now: () => Date.parse('2026-03-04T10:00:00.000Z'), log: () => undefined }
const never = new AbortController().signal
const WHOLE = { from: 0, count: 10_000 }

const pdf = createPdfService({
  renderer: createPanelRenderer(path.resolve(import.meta.dirname, '../../assets')),
  platform: context,
  disclosure: (open) => disclosureOf(open.store.board(), [], () => []),
})

export async function openFilm(film: StrangeFilm, folder: string): Promise<OwnedFolder> {
  const open = await createFolder(folder, film.board, context)
  await open.store.save(film.marks.map((row) => ({ table: 'mark' as const, id: row.id, row })))
  return open
}

/** Everything that is wrong with one document. */
export async function printedFaults(film: StrangeFilm, open: OwnedFolder, options: ExportOptions): Promise<string[]> {
  const { pages } = await pdf.lay(open, options, WHOLE)
  const lost = new Set(
    pages.flatMap((page) =>
      page.boxes.flatMap((box) => (box.kind === 'text' ? box.runs.flatMap((run) => run.lost ?? []) : [])),
    ),
  )
  const file = `${open.folder}.pdf`
  value(await pdf.write(open, options, file, never, () => undefined))
  const read = [
    ...(READERS.qpdf ? [complaintsOf(file)] : []),
    ...(READERS.poppler ? [...wordsOffPage(file), ...wordFaults({ board: film.board, options, lost }, file)] : []),
    ...(READERS.gs ? inkFaults(film, options, file) : []),
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
    case 'contact-sheet':
      return sheetFaults(paper, spoken, file)
    case 'worksheet':
      return allOf(spoken, 'P').length > 1 ? [] : ['no frames']
    case 'lined-script':
      return allOf(spoken, 'P').length > 0 ? [] : ['no words']
  }
}

/** The feet of the pages add up to what the last of them says is the sum, which is the film's. */
function sumFaults(board: StrangeFilm['board'], options: ExportOptions, file: string): string[] {
  const feet = pagesOf(file).flatMap((page) => [
    ...page.matchAll(/This page ([\d:.]+) +· +(?:Film|Selection) ([\d:.]+)/g),
  ])
  const sum = feet.reduce((all, [, here]) => all + secondsIn(here!), 0)
  const whole = expectedSeconds(board, expectedScenes(board, options))
  const said = clockLabel(whole)
  const wrong = feet.filter(([, , all]) => all !== said).map(([foot]) => `“${foot}” instead of ${said}`)
  return Math.abs(sum - secondsIn(said)) < 0.005 && feet.length > 0
    ? wrong
    : [`feet of ${clockLabel(sum)} instead of ${said}`]
}

function secondsIn(clock: string): number {
  return clock.split(':').reduce((all, part) => all * 60 + Number(part), 0)
}

/** Every number as often as its shot has panels, and the pages' times add up. */
function sheetFaults({ board, options }: Paper, spoken: Spoken, file: string): string[] {
  const shots = expectedScenes(board, options).flatMap((each) => each.shots)
  const cells = allOf(spoken, 'Div').map((cell) => bare(allText(cell)))
  const lost = shots.filter((shot) => {
    const number = bare(numbersOf(board).shots.get(shot.id)!)
    return cells.filter((cell) => cell.includes(number)).length < Math.max(1, panelsOf(board, shot.id).length)
  })
  return [...lost.map(({ id }) => `no number of ${id}`), ...sumFaults(board, options, file)]
}

function inkFaults(film: StrangeFilm, options: ExportOptions, file: string): string[] {
  const pictured =
    options.kind === 'storyboard' ||
    options.kind === 'contact-sheet' ||
    (options.kind === 'shot-list' && options.columns.includes('panel'))
  if (film.coloured && pictured && !options.blackAndWhite) return []
  return inksOf(file).flatMap(([cyan = 0, magenta = 0, yellow = 0], at) =>
    cyan + magenta + yellow === 0 ? [] : `page ${at + 1} takes colour: ${cyan} ${magenta} ${yellow}`,
  )
}
