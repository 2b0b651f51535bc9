import { statSync } from 'node:fs'
import type { OpenedProject } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import { diffBoards, writesBetween } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { layersOf } from '#shared/document/select.ts'
import { IMPORTERS } from '#shared/interchange/importerEntries.ts'
import { layPictures } from '#shared/interchange/layPictures.ts'
import { counted } from '#shared/pages/words.ts'
import {
  choiceOf,
  misuse,
  unwrap,
  requireWritable,
  textOf,
  textsOf,
  untilInterrupted,
  wholeNumberOf,
  withProject,
} from './command.ts'
import type { Answer, Command, Given } from './command.ts'
import { saveRows } from './saveRows.ts'
import type { Terminal } from './terminal.ts'
import { importScript } from './importScript.ts'
import { importStoryboards } from './importStoryboards.ts'
import { importTable } from './importTable.ts'
import { panelsNamed } from './panelsNamed.ts'
import { setLogo } from './setLogo.ts'

const MOST_PANELS = 10_000

/** A folder holds scenes of Storyboarder's, if it holds anything of use here. */
function isStoryboarder(file: string): boolean {
  return (
    file.toLowerCase().endsWith('.storyboarder') || statSync(file, { throwIfNoEntry: false })?.isDirectory() === true
  )
}

export const importCommand: Command = {
  name: 'import',
  usage:
    'FOLDER FILE… --shot NUMBER [--panel N], or FOLDER --script FILE [--again] or --table FILE [--dry-run] [--yes], or FOLDER FILE --logo',
  summary: 'brings pictures to a panel, or a script or a shot list to the film',
  help: [
    ...IMPORTERS.map(({ file }) => `  FILE         ${file.name}: ${file.extensions.join(', ')}`),
    '  --shot NUMBER  the shot, such as 12A',
    '  --panel N    which of its panels (default: the first)',
    '  --script FILE  a script: Fountain, Final Draft, Highland, PDF or plain text. Says which scenes are added, changed,',
    '               moved and gone, what each was matched with and why, and asks before it changes the film. No scene',
    '               with shots is ever removed: what the script has no longer becomes OMITTED. A .storyboarder file, or',
    '               the folder of one or of many, brings its boards with layers, seconds and words, and the script beside',
    '  --table FILE   a shot list: Excel or CSV. Rows are matched with shots by scene and number, what is not found is new,',
    '               and nothing is deleted. Says row by row what changes and what can’t be read',
    '  --sheet NAME   which sheet of a workbook (default: the one most like a shot list)',
    '  --column HEADING=FIELD  reads a column as that field, or with nothing behind = leaves it out; may be repeated',
    '  --clear yes|no   empty cells empty their fields (default: yes for a table of this film with its ids)',
    '  --logo       the picture becomes the film’s logo, which stands on cover pages; --no-logo takes it away',
    '  --again      brings boards that the film has already once more, as scenes of their own where the script has none',
    '               for them (else they are left out)',
    '  --dry-run    only say what would change',
    '  --yes        import the script or the shot list without asking',
    '  The files are copied into the film and left where they are. Exits with 1 where one of them can’t be used.',
  ],
  options: {
    shot: { type: 'string' },
    panel: { type: 'string' },
    script: { type: 'string' },
    table: { type: 'string' },
    sheet: { type: 'string' },
    column: { type: 'string', multiple: true },
    clear: { type: 'string' },
    again: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean' },
    logo: { type: 'boolean' },
    'no-logo': { type: 'boolean' },
  },
  async run(terminal, given) {
    const [folder, ...files] = given.positionals
    if (folder === undefined) throw misuse('name the project folder')
    const whole = importOfFilm(given, files)
    if (whole) return withProject(terminal, folder, (opened) => whole(terminal, opened))
    const logo = logoAsked(given, files)
    if (logo) return withProject(terminal, folder, (opened) => logo(terminal, opened))
    if (files.length === 0) throw misuse('name the files to bring in')
    const shot = textOf(given, 'shot')
    if (shot === undefined) throw misuse('--shot says which shot they are for')
    const place = wholeNumberOf(given, 'panel', 1, MOST_PANELS) ?? 1
    return withProject(terminal, folder, async (opened) => {
      requireWritable(opened)
      const before = boardFrom(opened.rows)
      const panels = panelsNamed(before, [shot])
      const panel = panels[place - 1]
      if (!panel) throw misuse(`shot ${shot} has ${counted(panels.length, 'panel')}`)
      const newId = makeNewId(Math.random)
      const refused: string[] = []
      let board = before
      let count = 0
      for (const file of files) {
        const request = { project: opened.project, panelId: panel.panelId, path: terminal.path(file) }
        const read = unwrap(await untilInterrupted(terminal, (id) => terminal.client.call('import.run', request, id)))
        const pictures = read.pictures.map((picture) => ({ ...picture, layerId: newId('layer') }))
        // Under the drawing, above earlier imports.
        const drawn = layersOf(board, panel.panelId).at(-1)?.id ?? null
        board = layPictures(board, panel.panelId, pictures, drawn)
        count += pictures.length
        refused.push(...read.refused)
        for (const note of read.note.split('\n').filter(Boolean)) terminal.say(note)
      }
      const writes = writesBetween(before, board, diffBoards(before, board))
      await saveRows(terminal, opened, writes)
      const text = `Imported ${counted(count, 'picture')} into ${panel.panel}`
      const answer = { json: { panelId: panel.panelId, pictures: count, refused }, text }
      return refused.length === 0 ? answer : { ...answer, wrong: refused.join(' ') }
    })
  },
}

type Bring = (terminal: Terminal, opened: OpenedProject) => Promise<Answer>

/** What sets the film's logo, or takes it away; null if it is not named. */
function logoAsked(given: Given, files: readonly string[]): Bring | null {
  if (given.values['no-logo'] === true) return (terminal, opened) => setLogo(terminal, opened, null)
  if (given.values['logo'] !== true) return null
  const [file] = files
  if (file === undefined || files.length > 1) throw misuse('--logo takes one picture')
  return (terminal, opened) => setLogo(terminal, opened, file)
}

/** What brings a script or a shot list to the film; null if neither is named. */
function importOfFilm(given: Given, files: readonly string[]): Bring | null {
  const [script, table] = [textOf(given, 'script'), textOf(given, 'table')]
  if (script === undefined && table === undefined) return null
  if (files.length > 0) throw misuse(`"${files[0]}" is one word too many: --script or --table names the file`)
  if (script !== undefined && table !== undefined) throw misuse('one file at a time: --script or --table')
  const how = { dryRun: given.values['dry-run'] === true, yes: given.values['yes'] === true }
  if (table !== undefined) {
    const clear = choiceOf(given, 'clear', ['yes', 'no'])
    const read = { sheet: textOf(given, 'sheet'), columns: textsOf(given, 'column') }
    const wish = { file: table, ...read, clear: clear === undefined ? undefined : clear === 'yes', ...how }
    return (terminal, opened) => importTable(terminal, opened, wish)
  }
  const [file, again] = [script!, given.values['again'] === true]
  return (terminal, opened) => {
    if (isStoryboarder(terminal.path(file))) return importStoryboards(terminal, opened, { file, again, ...how })
    if (again) throw misuse('--again is for boards of Storyboarder’s')
    return importScript(terminal, opened, { file, ...how })
  }
}
