import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createHost } from '#host/createHost.ts'
import { createClient } from '#shared/contract/client.ts'
import type { Client } from '#shared/contract/client.ts'
import type { Board } from '#shared/document/board.ts'
import { addShot, removeShot } from '#shared/document/commands/shots.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { filmShots, scenesOf } from '#shared/document/select.ts'
import type { FakeModel } from '../support/fakeModel.ts'
import { testPlatform } from '../support/testPlatform.ts'
import { value } from '../support/value.ts'
import { opened } from './act.ts'
import { wholeBoard } from './editing.ts'
import { KINDS, createExports } from './exporting.ts'
import type { Place } from './place.ts'
import type { Victim } from './shells.ts'
import { createLedger } from './taking.ts'
import type { Tally } from './tally.ts'

/** Work that one command does. */
export interface TerminalAct {
  readonly name: string
  readonly folder: string
  /** Readies the film; the command to run, the same one again until it was said to be done. */
  words(): Promise<string[]>
  /** The command ended by itself, with 0. */
  said(): void
  /** What must be there after a kill. `run`: a command in a process of its own; gives the code it ends with. */
  look(tally: Tally, run: (words: readonly string[]) => Promise<number | null>): Promise<void>
}

type InHost = <T>(work: (host: Pick<Victim, 'client' | 'asset'>) => Promise<T>) => Promise<T>

/** The terminal brings no pictures in. */
export function terminalActs(place: Place, model: FakeModel, random: () => number): TerminalAct[] {
  const inHost = hostIn(place)
  return [
    createRestoring(place, inHost, random),
    createNaming(place, inHost),
    createPrinting(place),
    createGenerating(place, inHost, model),
  ]
}

/** The film is readied and read by a host of this process, while no command runs. */
function hostIn(place: Place): InHost {
  return async (work) => {
    const host = createHost(testPlatform(place.home))
    try {
      const asset = (address: string): Promise<Response> => host.assets(new Request(new URL(address, 'http://host')))
      return await work({ client: createClient(host), asset })
    } finally {
      await host.dispose()
    }
  }
}

/** Brings back a shot that was deleted in a window. */
function createRestoring(place: Place, inHost: InHost, random: () => number): TerminalAct {
  const folder = path.join(place.films, 'editing.framewright')
  let promised: Board | null = null
  /** How it is as soon as the command has done its work. */
  let restored: Board | null = null
  let answered = 0

  async function deleteOne(client: Client): Promise<void> {
    const film = value(
      await (existsSync(folder)
        ? client.call('projects.open', { folder })
        : client.call('projects.create', { folder, title: 'Editing', ratio: 2 })),
    )
    const before = await wholeBoard(client, film)
    const whole = filmShots(before).length > 5 ? before : withShots(before, random)
    const shots = filmShots(whole)
    const without = removeShot(whole, shots[Math.floor(random() * shots.length)]!.id)
    for (const [from, to] of [
      [before, whole],
      [whole, without],
    ] as const) {
      const writes = writesOf(to, diffBoards(from, to))
      value(await client.call('board.save', { project: film.project, writes }))
    }
    promised = without
    restored = whole
  }

  return {
    name: 'editing',
    folder,
    async words() {
      if (restored === null) await inHost(({ client }) => deleteOne(client))
      return ['deleted', folder, 'restore', '1']
    },
    said() {
      promised = restored
      restored = null
      answered += 1
    },
    async look(tally, run) {
      tally.acknowledged += answered
      answered = 0
      const now = (): Promise<Board> =>
        inHost(async ({ client }) => wholeBoard(client, await opened(client, folder, tally)))
      const found = await now()
      if (restored && diffBoards(found, restored).length === 0) promised = restored
      else if (restored && diffBoards(found, promised!).length === 0) {
        if ((await run(await this.words())) !== 0) tally.blocked.push('deleted restore')
        promised = restored
      }
      tally.lost.push(...diffBoards(await now(), promised!).map((change) => `${change.table} ${change.id}`))
      restored = null
    },
  }
}

function withShots(board: Board, random: () => number): Board {
  const newId = makeNewId(random)
  let next = board
  for (let shot = 0; shot < 8; shot += 1) {
    const ids = { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }
    next = addShot(next, ids, scenesOf(board)[0]!.id, shot)
  }
  return next
}

/** `new` and `sample`, each under a name of its own. */
function createNaming(place: Place, inHost: InHost): TerminalAct {
  const kept = path.join(place.films, 'kept.framewright')
  let count = 0
  let made: string[] = []
  let name = kept
  return {
    name: 'making films',
    folder: kept,
    words: () => Promise.resolve([count % 2 === 0 ? 'new' : 'sample', name]),
    said() {
      made.push(name)
      count += 1
      name = path.join(place.films, `Made ${count}.framewright`)
    },
    async look(tally, run) {
      tally.acknowledged += made.length
      for (const said of made) if (!existsSync(said)) tally.lost.push(said)
      if (!existsSync(name) && (await run(await this.words())) !== 0) tally.blocked.push(name)
      if (existsSync(name)) await inHost(({ client }) => opened(client, name, tally))
      for (const file of [...made, name]) if (file !== kept) rmSync(file, { recursive: true, force: true })
      made = []
      count += 1
      name = path.join(place.films, `Made ${count}.framewright`)
    },
  }
}

function createPrinting(place: Place): TerminalAct {
  const folder = path.join(place.films, 'exporting.framewright')
  const files = createExports(place)
  let count = 0
  const kind = (): (typeof KINDS)[number] => KINDS[count % 2]!
  const words = (): string[] => ['export', folder, '--as', kind(), '--to', files.pathOf(kind()), '--show', 'both']
  return {
    name: 'exporting',
    folder,
    words: () => Promise.resolve(existsSync(folder) ? words() : ['sample', folder]),
    said() {
      if (existsSync(files.pathOf(kind()))) files.said(kind())
      count += 1
    },
    async look(tally, run) {
      files.look(tally)
      if ((await run(words())) !== 0) tally.blocked.push(words().join(' '))
      else files.said(kind())
      files.look(tally)
      count += 1
    },
  }
}

function createGenerating(place: Place, inHost: InHost, model: FakeModel): TerminalAct {
  const folder = path.join(place.films, 'taking.framewright')
  const ledger = createLedger(folder, model)
  const answered = new Set<number>()
  let count = 0
  const provider = (): string[] =>
    count % 3 === 2 ? ['--provider', 'stand-in'] : ['--provider', 'gemini', '--base-url', model.url]
  const words = (): string[] => ['generate', folder, ...provider(), '--count', '2', '--yes']
  return {
    name: 'taking',
    folder,
    words: () => Promise.resolve(existsSync(folder) ? words() : ['new', folder]),
    said() {
      answered.add(count)
      count += 1
    },
    async look(tally, run) {
      const sent = model.requests.length
      const held = await inHost(async (host) => {
        const film = await opened(host.client, folder, tally)
        await ledger.look(host, film, tally)
        const { jobs } = value(await host.client.call('jobs.list', { project: film.project }))
        // The first was the command that made the film.
        const saidTakes = 2 * Math.max(0, answered.size - 1)
        if (film.rows.take.length < saidTakes)
          tally.lost.push(`${saidTakes} takes were made, ${film.rows.take.length} are there`)
        return jobs.filter((job) => job.held === true).length
      })
      tally.acknowledged += 2 * answered.size
      if (model.requests.length !== sent) tally.unsound.push('the next start sent a request by itself')
      if (held > 0 && (await run(['generate', folder, '--waiting', '--yes'])) !== 0)
        tally.blocked.push(`${held} that were held`)
      if ((await run(words())) !== 0) tally.blocked.push(words().join(' '))
      count += 1
    },
  }
}
