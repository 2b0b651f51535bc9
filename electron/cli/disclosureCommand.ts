import { DISCLOSURE_WORDS, drawnWords, madeWords, rowName, sentWords, totalOf } from '#shared/records/disclosure.ts'
import type { DisclosureRow } from '#shared/records/disclosure.ts'
import { folderOf, unwrap, withProject } from './command.ts'
import type { Command } from './command.ts'

export const disclosureCommand: Command = {
  name: 'disclosure',
  usage: 'FOLDER',
  summary: 'says what was drawn, generated, sent and kept, shot by shot',
  help: ['  As a PDF or for a spreadsheet: export --as disclosure, export --as disclosure-csv'],
  options: {},
  run: (terminal, given) =>
    withProject(terminal, folderOf(given), async ({ project }) => {
      const disclosure = unwrap(await terminal.client.call('disclosure.read', { project }))
      const { film, policy, rows } = disclosure
      const total = totalOf(rows)
      const text = [
        `${film || 'Untitled film'}. ${policy}.`,
        ...rows.map((row) => lineOf(row.shot ? `Shot ${rowName(row)}` : rowName(row), row)),
        lineOf('In all', total),
        ...DISCLOSURE_WORDS,
      ]
      return { json: { ...disclosure, total }, text }
    }),
}

function lineOf(name: string, row: DisclosureRow): string {
  const parts = [
    drawnWords(row),
    madeWords(row) && `generated: ${madeWords(row)}`,
    sentWords(row) && `sent: ${sentWords(row)}`,
  ]
  return `${name}  ${parts.filter(Boolean).join('; ')}`
}
