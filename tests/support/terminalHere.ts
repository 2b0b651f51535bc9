import { createHost } from '#host/createHost.ts'
import type { Host, HostPace } from '#host/createHost.ts'
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
    async run(...words) {
      let out = ''
      let err = ''
      const code = await runTerminal(words, {
        outlet: createOutlet(words, {
          stdout: { write: (text) => void (out += text) },
          stderr: { write: (text) => void (err += text) },
        }),
        secrets: { keys, proxies: {} },
        faulted: (fault) => {
          throw fault
        },
        buildHost: () => Promise.resolve(lent),
      })
      return { code, out, err }
    },
    close: () => host.dispose(),
  }
}
