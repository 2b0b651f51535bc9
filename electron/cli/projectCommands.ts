import { basename } from 'node:path'
import { filmOf, boardFrom } from '#shared/document/board.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { ratioLabel, readRatio } from '#shared/film/ratios.ts'
import { folderOf, misuse, unwrap, textOf, withProject } from './command.ts'
import type { Answer, Command } from './command.ts'
import { allShownShots, tallyOf } from '#shared/document/whatCounts.ts'

export const newCommand: Command = {
  name: 'new',
  usage: 'FOLDER [--title T] [--ratio 2.39]',
  summary: 'makes a new project',
  help: [
    '  FOLDER       the project folder to make, such as "Salt House.framewright"',
    "  --title T    the film's title (default: the folder's name)",
    "  --ratio R    the frame's shape: 1.33, 1.85, 2.39, 16:9 … (default: 1.78)",
  ],
  options: { title: { type: 'string' }, ratio: { type: 'string' } },
  async run(terminal, given) {
    const folder = terminal.path(folderOf(given))
    const written = textOf(given, 'ratio') ?? '1.78'
    const ratio = readRatio(written)
    if (ratio === undefined) throw misuse(`--ratio is a frame shape such as 2.39 or 16:9, not "${written}"`)
    const title = textOf(given, 'title') ?? basename(folder).replace(/\.framewright$/i, '')
    const opened = unwrap(await terminal.client.call('projects.create', { folder, title, ratio }))
    await terminal.client.call('projects.close', { project: opened.project })
    return made(opened)
  },
}

export const sampleCommand: Command = {
  name: 'sample',
  usage: 'FOLDER',
  summary: 'makes a copy of the sample film',
  help: ['  FOLDER       the project folder to make'],
  options: {},
  async run(terminal, given) {
    const folder = terminal.path(folderOf(given))
    const opened = unwrap(await terminal.client.call('projects.sample', { folder }))
    await terminal.client.call('projects.close', { project: opened.project })
    return made(opened)
  },
}

export const checkCommand: Command = {
  name: 'check',
  usage: 'FOLDER',
  summary: 'checks that nothing is damaged or missing',
  help: [
    '  Reads the database, every picture (against the hash that names it) and every reference between rows.',
    '  Changes nothing. Exits with 1 where something is wrong, one line for each.',
  ],
  options: {},
  run: (terminal, given) =>
    withProject(terminal, folderOf(given), async ({ project }) => {
      const report = unwrap(await terminal.client.call('projects.check', { project }))
      const counted = Object.entries(report.counts).map(([what, count]) => `${what} ${count}`)
      if (report.ok)
        return { json: report, text: [...report.notes, `Nothing is wrong. Checked: ${counted.join(', ')}.`] }
      const wrong = `${report.problems.length} ${report.problems.length === 1 ? 'thing is' : 'things are'} wrong with this project.`
      return { json: report, text: [...report.notes, ...report.problems], wrong }
    }),
}

function made(opened: OpenedProject): Answer {
  const board = boardFrom(opened.rows)
  const { title, ratio } = filmOf(board)
  const { shots } = tallyOf(board, allShownShots(board))
  return {
    json: { folder: opened.folder, title, ratio, shots },
    text: `Made “${title}” (${ratioLabel(ratio)}, ${shots} ${shots === 1 ? 'shot' : 'shots'}) in ${opened.folder}`,
  }
}
