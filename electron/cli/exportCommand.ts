import { randomUUID } from 'node:crypto'
import { DEFAULT_COLUMNS, PAPERS, PER_PAGE, SHOWS } from '#shared/pages/model.ts'
import type { ExportOptions, PaperName } from '#shared/pages/model.ts'
import { choiceOf, folderOf, misuse, must, textOf, untilInterrupted, withProject } from './command.ts'
import type { Command, Given } from './command.ts'

export const exportCommand: Command = {
  name: 'export',
  usage:
    'FOLDER --as shot-list|storyboard --to FILE.pdf [--page A4|Letter] [--per-page N] [--show drawing|reference|both] [--even-if-missing]',
  summary: 'writes the shot list or the storyboard as a PDF',
  help: [
    '  --as WHAT      shot-list or storyboard',
    '  --to FILE.pdf  the file to write',
    '  --page PAPER   A4 or Letter (A4 unless told); pages are landscape',
    `  --per-page N   panels to a storyboard page: ${PER_PAGE.join(', ')} (6 unless told)`,
    '  --show WHAT    the drawing, the reference frame, or both (the drawing unless told)',
    '  --even-if-missing  goes on where pictures are missing or changed on disk, and crosses them out',
    '  Without it nothing is written then: each is listed, and the exit code is 3.',
  ],
  options: {
    as: { type: 'string' },
    to: { type: 'string' },
    page: { type: 'string' },
    'per-page': { type: 'string' },
    show: { type: 'string' },
    'even-if-missing': { type: 'boolean' },
  },
  async run(terminal, given) {
    const folder = folderOf(given)
    const options = optionsOf(given)
    const to = textOf(given, 'to')
    if (!to) throw misuse('--to FILE.pdf says where the PDF goes')
    return withProject(terminal, folder, async ({ project }) => {
      const evenIfMissing = given.values['even-if-missing'] === true
      const request = { project, options, path: terminal.path(to), exportId: randomUUID(), evenIfMissing }
      const answer = await untilInterrupted(terminal, (callId) => terminal.client.call('pdf.write', request, callId))
      if (!answer.ok && answer.failure.kind === 'pictures-missing')
        for (const name of answer.failure.names) terminal.say(`Missing or changed: ${name}`)
      const written = must(answer)
      const pages = `${written.pages} ${written.pages === 1 ? 'page' : 'pages'}`
      return { json: written, text: `Wrote ${pages} (${sizeOf(written.bytes)}) to ${written.path}` }
    })
  },
}

function optionsOf(given: Given): ExportOptions {
  const kind = choiceOf(given, 'as', ['shot-list', 'storyboard'])
  if (kind === undefined) throw misuse('--as says what to export: shot-list or storyboard')
  const perPage = choiceOf(given, 'per-page', PER_PAGE.map(String))
  return {
    kind,
    paper: choiceOf(given, 'page', Object.keys(PAPERS) as PaperName[]) ?? 'A4',
    landscape: true,
    perPage: PER_PAGE.find((count) => String(count) === perPage) ?? 6,
    show: choiceOf(given, 'show', SHOWS) ?? 'drawing',
    columns: [...DEFAULT_COLUMNS],
    sceneIds: [],
    stamp: true,
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
