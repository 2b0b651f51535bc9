import type { OpenedProject } from '#shared/contract/model.ts'
import type { Output } from '#shared/contract/methods.ts'
import type { Version } from '#shared/contract/versions.ts'
import { count } from '#shared/versions/compareFilms.ts'
import { VERSION_WORDS } from '#shared/versions/versionWords.ts'
import { CommandError, misuse, unwrap, requireWritable, textOf, withProject } from './command.ts'
import type { Answer, Command, Given } from './command.ts'
import { saveRows } from './saveRows.ts'
import type { Terminal } from './terminal.ts'

export const versionsCommand: Command = {
  name: 'versions',
  usage: 'FOLDER [list | show N | compare N | restore N [--scene S]]',
  summary: 'lists, compares and restores earlier states of a film',
  help: [
    '  list         earlier states, newest first, each with a number (the default)',
    '  show N       the scenes that state N holds; N is a number of the list, or the name it prints as JSON',
    '  compare N    what differs between the film and state N, by scene',
    '  restore N    makes the film as it was; how it is now is kept as a state of its own',
    '  --scene S    restores this scene alone, by its number in state N',
  ],
  options: { scene: { type: 'string' } },
  async run(terminal, given) {
    const [folder, verb = 'list', version, more] = given.positionals
    if (folder === undefined) throw misuse('name the project folder')
    if (more !== undefined) throw misuse(`"${more}" is one word too many`)
    return withProject(terminal, folder, async (opened) => {
      const { versions } = unwrap(await terminal.client.call('versions.list', { project: opened.project }))
      if (verb === 'list') return { json: versions, text: listOf(versions) }
      const chosen = named(versions, version)
      if (verb === 'show' || verb === 'compare') return compare(terminal, opened, chosen, verb)
      if (verb === 'restore') return restore(terminal, opened, chosen, given)
      throw misuse(`"${verb}" is not one of list, show, compare, restore`)
    })
  },
}

export const deletedCommand: Command = {
  name: 'deleted',
  usage: 'FOLDER [list | restore N]',
  summary: 'lists what was deleted in the last 30 days, and brings it back',
  help: [
    '  list         what was deleted, newest first, each with a number',
    '  restore N    brings it back to its place',
  ],
  options: {},
  async run(terminal, given) {
    const [folder, verb = 'list', number, more] = given.positionals
    if (folder === undefined) throw misuse('name the project folder')
    if (more !== undefined) throw misuse(`"${more}" is one word too many`)
    return withProject(terminal, folder, async (opened) => {
      const { project } = opened
      const { things } = unwrap(await terminal.client.call('deleted.list', { project }))
      if (verb === 'list')
        return {
          json: things,
          text: orElse(
            things.map(
              (thing, at) =>
                `${at + 1}  ${dayAndTime(thing.at)}  ${thing.what}${thing.from && `, of ${thing.from}`}  (${count(thing.daysLeft, 'day')} left)`,
            ),
            'Nothing was deleted in the last 30 days.',
          ),
        }
      if (verb !== 'restore') throw misuse(`"${verb}" is not one of list, restore`)
      const thing = things[Number(number) - 1] ?? things.find(({ batch }) => batch === number)
      if (!thing) throw misuse('name what to restore by its number in the list')
      requireWritable(opened)
      const { writes } = unwrap(await terminal.client.call('deleted.restore', { project, batch: thing.batch }))
      await saveRows(terminal, opened, writes)
      return { json: { restored: thing.what, rows: writes.length }, text: `${thing.what} is back.` }
    })
  },
}

async function compare(
  terminal: Terminal,
  { project }: OpenedProject,
  version: Version,
  verb: 'show' | 'compare',
): Promise<Answer> {
  const compared = unwrap(await terminal.client.call('versions.compare', { project, version: version.id }))
  return { json: compared, text: verb === 'show' ? scenesOf(compared) : differencesOf(compared) }
}

async function restore(terminal: Terminal, opened: OpenedProject, version: Version, given: Given): Promise<Answer> {
  requireWritable(opened)
  const { project } = opened
  const wanted = textOf(given, 'scene')
  const compared = unwrap(await terminal.client.call('versions.compare', { project, version: version.id }))
  const scene = compared.scenes.find(({ number, kind }) => kind !== 'added' && number === wanted)
  if (wanted !== undefined && !scene) throw new CommandError(`That version has no scene ${wanted}.`)
  const answer = unwrap(
    await terminal.client.call('versions.restore', {
      project,
      version: version.id,
      sceneId: scene?.sceneId ?? null,
    }),
  )
  await saveRows(terminal, opened, answer.writes)
  const what = scene ? `Scene ${scene.number}` : 'The film'
  const text =
    answer.writes.length > 0 ? `${what} is as it was on ${dayAndTime(version.at)}.` : `${what} is already like that.`
  const json = {
    restored: version.id,
    scene: scene?.number ?? null,
    rows: answer.writes.length,
    missing: answer.missing,
  }
  if (answer.missing.length === 0) return { json, text }
  return { json, text, wrong: `Pictures that are no longer in the film's media: ${answer.missing.join(', ')}.` }
}

function named(versions: readonly Version[], text: string | undefined): Version {
  const found = versions[Number(text) - 1] ?? versions.find(({ id }) => id === text)
  if (!found) throw misuse('name the state by its number in the list')
  return found
}

function listOf(versions: readonly Version[]): readonly string[] {
  const lines = versions.map(
    ({ at, reason, damaged }, place) =>
      `${String(place + 1).padStart(3)}  ${dayAndTime(at)}  ${VERSION_WORDS[reason]}${damaged ? ', damaged' : ''}`,
  )
  return orElse(lines, 'There is no earlier state yet: one is kept every five minutes of work.')
}

function scenesOf({ title, scenes }: Output<'versions.compare'>): readonly string[] {
  const held = scenes.filter(({ kind }) => kind !== 'added')
  return [
    title,
    ...held.map(
      (scene) => `${scene.number}  ${scene.heading}  ${count(scene.shots, 'shot')}, ${count(scene.panels, 'panel')}`,
    ),
  ]
}

function differencesOf({ scenes, film }: Output<'versions.compare'>): readonly string[] {
  const lines = scenes
    .filter(({ kind }) => kind !== 'same')
    .flatMap(({ number, heading, words }) => [
      `Scene ${number}  ${heading}`.trimEnd(),
      ...words.map((word) => `  ${word}`),
    ])
  return orElse([...film, ...lines], 'Nothing differs.')
}

function dayAndTime(iso: string): string {
  const at = new Date(iso)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

function orElse(lines: readonly string[], none: string): readonly string[] {
  return lines.length > 0 ? lines : [none]
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
