import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import type { HostsAnswer, HostsAsk } from '../support/webHosts.ts'
import { supportProgram } from '../support/terminalProgram.ts'

type Without<Ask> = Ask extends HostsAsk ? Omit<Ask, 'id'> : never

interface Hosts {
  readonly process: ChildProcess
  readonly ask: (what: Without<HostsAsk>) => Promise<string>
}

/** Ends with the worker. */
let hosts: Hosts | null = null
let asked = 0

/** The process of this worker's hosts; another one where that was ended. */
function sharedHosts(): Hosts {
  if (hosts?.process.connected && !hosts.process.killed) return hosts
  const child = fork(supportProgram('webHosts'), { execArgv: ['--disable-warning=ExperimentalWarning'] })
  const waiting = new Map<number, (answer: HostsAnswer) => void>()
  child.on('message', (answer: HostsAnswer) => waiting.get(answer.id)?.(answer))
  child.once('exit', () => {
    for (const [id, tell] of waiting) tell({ id, failed: 'the process of the hosts ended' })
  })
  process.once('exit', () => child.kill())
  hosts = {
    process: child,
    ask: (what) =>
      new Promise((done, fail) => {
        asked += 1
        const id = asked
        waiting.set(id, (answer) => {
          waiting.delete(id)
          if ('said' in answer) done(answer.said)
          else fail(new Error(answer.failed))
        })
        child.send({ ...what, id } satisfies HostsAsk)
      }),
  }
  return hosts
}

export interface SharedHost {
  /** With the token that lets one browser in. */
  readonly address: string
  readonly pid: number
  /** Ends it as a person would, waiting for what is being saved. */
  end(): Promise<void>
  /** Ends the process of all of this worker's hosts at once, as a power cut does. */
  kill(): void
}

/** A web host whose app data and films lie in `home`; `folder`: the film to open; `keys`: as its environment would hold them. */
export async function serveShared(home: string, folder: string | null, keys: Secrets['keys']): Promise<SharedHost> {
  const { process: child, ask } = sharedHosts()
  asked += 1
  const served = asked
  const address = await ask({ ask: 'serve', served, home, folder, keys })
  return {
    address,
    pid: child.pid ?? 0,
    async end() {
      if (child.connected && !child.killed) await ask({ ask: 'end', served })
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Runs `framewright …` on the computer of `home`, on a film that is not open; gives what it printed, and rejects where it fails. */
export function framewright(home: string, ...words: string[]): Promise<string> {
  return framewrightWith({}, home, ...words)
}

/** The same with this in its environment. */
export function framewrightWith(
  environment: Readonly<Record<string, string>>,
  home: string,
  ...words: string[]
): Promise<string> {
  return sharedHosts().ask({ ask: 'run', home, words, environment })
}

/** A new film's folder in `home`. */
export async function makeFilm(home: string, title: string, ratio = '2.39'): Promise<string> {
  const folder = join(home, `${title}.framewright`)
  await framewright(home, 'new', folder, '--title', title, '--ratio', ratio)
  return folder
}
