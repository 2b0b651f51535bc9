import { randomUUID } from 'node:crypto'
import { boardFrom } from '#shared/document/board.ts'
import { DOCUMENTS, EXPORTERS } from '#shared/interchange/exporters.ts'
import { counted } from '#shared/pages/words.ts'
import { tooLargeForMail } from '#shared/pages/mailSize.ts'
import { requireChosen } from './chosenUnmet.ts'
import { folderOf, misuse, unwrap, textOf, untilInterrupted, withProject } from './command.ts'
import type { Command } from './command.ts'
import type { Terminal } from './terminal.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import {
  FORM_OPTIONS,
  begunByName,
  begunByProfile,
  formHelp,
  optionsOf,
  requireOwnEnding,
  spelledOut,
  withNumbered,
  withoutEffect,
} from './exportOptions.ts'

const NAMES = DOCUMENTS.map(({ document }) => document.name).join('|')

export const exportCommand: Command = {
  name: 'export',
  usage: `FOLDER --as ${NAMES} --to FILE [--profile NAME] [options of what is exported] [--even-if-missing]`,
  summary: `writes the film as ${EXPORTERS.map(({ label }) => label).join(', ')}`,
  help: [
    `  --as WHAT      ${DOCUMENTS.map(({ exporter, document }) => `${document.name} (${exporter.label})`).join(', ')}`,
    '  --to FILE      the file to write',
    '  --profile NAME  what the film keeps under that name, which also says what is exported; other options go over it',
    '  --even-if-missing  goes on where pictures are missing or changed on disk, and crosses them out, and where letters are',
    '                 in no font, and prints boxes',
    '  Without it nothing is written then: each is listed, and the exit code is 3 for pictures and 4 for letters.',
    '  Where no shot or page is what was chosen, or not every page that was named is there, nothing is written either, and the',
    '  exit code is 1.',
    '  A yes may be left out; --no-stamp is --stamp no, and --portrait is --orientation portrait.',
    '  An option that a document can’t have is refused; one that the others leave without effect is named.',
    ...formHelp(),
    '',
  ],
  spelledOut,
  options: {
    as: { type: 'string' },
    to: { type: 'string' },
    profile: { type: 'string' },
    'even-if-missing': { type: 'boolean' },
    ...FORM_OPTIONS,
  },
  async run(terminal, given) {
    const folder = folderOf(given)
    const profile = textOf(given, 'profile')
    // What is wrong with the command is said before a film is opened.
    const named = profile === undefined ? begunByName(given) : null
    if (named) optionsOf(given, named)
    const to = textOf(given, 'to')
    if (!to) throw misuse('--to FILE says where it goes')
    if (named) requireOwnEnding(named.wanted, to)
    return withProject(terminal, folder, async ({ project, rows }) => {
      const board = boardFrom(rows)
      const begun = named ?? begunByProfile(given, profile ?? '', board)
      requireOwnEnding(begun.wanted, to)
      const { id: exporter, unit } = begun.wanted.exporter
      const options = { ...withNumbered(given, begun.wanted, optionsOf(given, begun), board) }
      for (const word of withoutEffect(given, begun.wanted, options))
        terminal.say(`--${word} has no effect with the other options`)
      const evenIfMissing = given.values['even-if-missing'] === true
      const request = { project, exporter, options, path: terminal.path(to), exportId: randomUUID(), evenIfMissing }
      await requireChosen(terminal, { project, exporter }, options, board)
      const tight = await tightOf(terminal, { project, exporter, options })
      if (tight !== '') terminal.say(tight)
      const answer = await untilInterrupted(terminal, (callId) => terminal.client.call('export.run', request, callId))
      if (!answer.ok && answer.failure.kind === 'pictures-missing')
        for (const name of answer.failure.names) terminal.say(`Missing or changed: ${name}`)
      if (!answer.ok && answer.failure.kind === 'letters-missing')
        for (const name of answer.failure.names) terminal.say(`In no font: ${name}`)
      const { path, count, bytes, files } = unwrap(answer)
      const large = tooLargeForMail(options, bytes)
      if (large !== '') terminal.say(large)
      return {
        json: { path, [`${unit}s`]: count, bytes, ...(files ? { files } : {}) },
        text: files ? filesWords(files, path, bytes) : `Wrote ${counted(count, unit)} (${sizeOf(bytes)}) to ${path}`,
      }
    })
  },
}

/** What does not fit on the pages; '' for nothing. Only a list's columns and a grid can be more than there is room for. */
async function tightOf(
  { client }: Terminal,
  { options, ...asked }: { project: ProjectHandle; exporter: ExporterId; options: object },
): Promise<string> {
  if (!('kind' in options)) return ''
  if (options.kind !== 'shot-list' && (Reflect.get(options, 'grid') ?? '') === '') return ''
  const laid = await client.call('export.pages', { ...asked, options: { ...options }, from: 0, count: 1 })
  return laid.ok ? (laid.value.pages[0]?.tight ?? '') : ''
}

/** Lines that name files; JSON names all of them. */
const MOST_NAMED = 20

function filesWords(files: readonly string[], record: string, bytes: number): string[] {
  const more = files.length - MOST_NAMED
  return [
    ...files.slice(0, MOST_NAMED),
    ...(more > 0 ? [`and ${more} more`] : []),
    `Wrote ${counted(files.length, 'picture')} (${sizeOf(bytes)}); how they were made is in ${record}`,
  ]
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
