import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { networkWords } from '#shared/contract/networkWords.ts'
import type { UpdatesStanding } from '#shared/contract/updates.ts'
import { NetworkError } from '../network/ways.ts'
import { writeFileWhole } from '../project/durableFile.ts'
import type { BuiltIn } from './builtIn.ts'
import { mayDownload, mayInstall, mayLook } from './mayUpdate.ts'
import type { UpdateFacts, WorkLeft } from './mayUpdate.ts'
import type { Updater } from './updater.ts'
import type { Log } from '../log/entry.ts'

/** App updates: no server is contacted before a person says yes. */
export interface Updates {
  standing(): UpdatesStanding
  /** A person's yes or no; the first check after a yes does not wait a day. */
  choose(on: boolean): void
  /** Checks, and downloads what it finds, if permitted; called after a yes, at start, and periodically. */
  look(): Promise<void>
  /** The app has finished all its work: installs a downloaded version if permitted. */
  atQuit(work: WorkLeft): void
}

export interface UpdatesOptions {
  readonly builtIn: BuiltIn | null
  /** Why this copy can't replace itself; null if it can. */
  readonly why: UpdatesStanding['why']
  readonly dataFolder: string
  readonly updater: (builtIn: BuiltIn) => Promise<Updater>
  readonly now: () => number
  readonly log: Log
}

const choiceSchema = z.object({ on: z.boolean(), lookedAt: z.number().nullable() })
type Choice = z.infer<typeof choiceSchema>

export function createUpdates({ builtIn, why, dataFolder, updater, now, log }: UpdatesOptions): Updates {
  const blocked = builtIn === null ? 'none-built-in' : why
  const choice = createChoice(dataFolder)
  let made: Promise<Updater> | null = null
  let ready: Updater | null = null
  let state: UpdatesStanding['state'] = 'idle'
  let version: string | null = null
  let detail = ''

  function facts(): UpdateFacts {
    const busy = state === 'looking' || state === 'loading'
    const { on: saidYes, lookedAt } = choice.current()
    return { possible: blocked === null, saidYes, busy, version, downloaded: ready !== null, now: now(), lookedAt }
  }

  async function fetchNewer(builtInHere: BuiltIn): Promise<void> {
    state = 'looking'
    choice.keep({ lookedAt: now() })
    made ??= updater(builtInHere)
    const found = await made
    version = await found.look()
    state = version === null ? 'newest' : 'idle'
    if (!mayDownload(facts())) return
    state = 'loading'
    await found.download()
    ready = found
    state = 'ready'
  }

  async function look(): Promise<void> {
    if (builtIn === null || !mayLook(facts())) return
    detail = ''
    try {
      await fetchNewer(builtIn)
    } catch (error) {
      logFailedLook(log, error)
      state = choice.current().on ? 'failed' : 'idle'
      detail = wordsFor(error, new URL(builtIn.url).host)
    }
  }

  function standing(): UpdatesStanding {
    const from = builtIn === null || blocked !== null ? null : new URL(builtIn.url).host
    return { from, why: blocked, on: choice.current().on && blocked === null, state, version, detail }
  }

  return {
    standing,
    look,
    choose(on) {
      choice.keep({ on, lookedAt: on ? null : choice.current().lookedAt })
      if (!on) void made?.then((each) => each.stop())
    },
    atQuit(work) {
      if (mayInstall(facts(), work)) ready?.install()
    },
  }
}

function logFailedLook(log: Log, error: unknown): void {
  log(`Looking for a newer version failed: ${String(error)}`, {
    says: 'Looking for a newer version failed',
    fault: error,
  })
}

/** A person's yes or no, stored in the app's data. */
function createChoice(dataFolder: string): { current(): Choice; keep(change: Partial<Choice>): void } {
  const file = join(dataFolder, 'updates.json')
  let choice = readChoice(file)
  return {
    current: () => choice,
    keep(change) {
      choice = { ...choice, ...change }
      mkdirSync(dataFolder, { recursive: true })
      writeFileWhole(file, JSON.stringify(choice))
    },
  }
}

function readChoice(file: string): Choice {
  try {
    return choiceSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { on: false, lookedAt: null }
  }
}

function wordsFor(error: unknown, host: string): string {
  if (error instanceof NetworkError) return `${networkWords(error.failure)} Framewright tries again tomorrow.`
  const { name, code = '' } = error as { name?: string; code?: string }
  if (name === 'NotSigned' || /CHECKSUM|INVALID_SIGNATURE/.test(code))
    return `What ${host} sent is not what Framewright’s makers signed, so it was not used.`
  return `${host} could not be asked, or had no list of versions. Framewright tries again tomorrow.`
}
