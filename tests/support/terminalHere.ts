import path from 'node:path'
import { createHost } from '#host/createHost.ts'
import type { Host, HostPace } from '#host/createHost.ts'
import { createWays } from '#host/network/createWays.ts'
import { takeSecrets } from '#host/secrets/environmentKey.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { createOutlet } from '../../electron/cli/outlet.ts'
import { runTerminal } from '../../electron/cli/runTerminal.ts'
import { FAKE_KEY } from './fakeModel.ts'
import type { Ran } from './runCommand.ts'
import { testPlatform } from './testPlatform.ts'

export interface TerminalHere {
  run(this: void, ...words: string[]): Promise<Ran>
  close(this: void): Promise<void>
}

/**
 * The terminal's own commands in this process, on one host that their films are opened and closed on: what starting Node
 * and a host takes would be most of the time of a few hundred of them. The environment holds the key of the fake model.
 */
export function terminalHere(home: string, pace?: HostPace): TerminalHere {
  const keys = { GEMINI_API_KEY: FAKE_KEY }
  const host = createHost(testPlatform(home, { shell: 'terminal', environment: keys }), pace)
  const lent: Host = { ...host, dispose: () => Promise.resolve() }
  return {
    run: (...words) => ranHere(home, words, { keys, proxies: {} }, () => lent),
    close: () => host.dispose(),
  }
}

/**
 * As `runCommand`, but in this process, where starting Node is not what a test is about: a host of its own for the command, its app
 * data in `home` and only `own` in the environment. Nothing comes from standard input.
 */
export function commandHere(home: string, words: readonly string[], own: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const { secrets } = takeSecrets({ ...own })
  const folders = {
    data: path.join(home, 'data'),
    projects: path.join(home, 'films'),
    assets: path.resolve(import.meta.dirname, '../../assets'),
  }
  const files = { extra: undefined, system: undefined }
  const ways = createWays({ proxies: secrets.proxies, files, log: () => undefined })
  return ranHere(home, words, secrets, () =>
    createHost(testPlatform(home, { shell: 'terminal', environment: secrets.keys, folders, ways })),
  )
}

async function ranHere(home: string, words: readonly string[], secrets: Secrets, host: () => Host): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await runTerminal(words, {
    outlet: createOutlet(words, {
      stdout: { write: (text) => void (out += text) },
      stderr: { write: (text) => void (err += text) },
    }),
    secrets,
    folder: home,
    faulted: (fault) => {
      throw fault
    },
    buildHost: () => Promise.resolve(host()),
  })
  return { code, out, err }
}
