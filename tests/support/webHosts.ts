/**
 * Web hosts and new films in a process that lives as long as a Playwright worker: to start Node and load a host for each
 * of hundreds of journeys takes longer than what many of them do. Where a host's own process matters (it is killed, or its
 * environment holds something), a journey starts one as a person does: see `launch.ts`. Talks by `HostsAsk` and `HostsAnswer`.
 */
import { shellKeychain } from '../../electron/shellKeychain.ts'
import { shellLog } from '../../electron/shellLog.ts'
import { shellWays } from '../../electron/shellWays.ts'
import { versionOf } from '../../electron/version.ts'
import { rootFrom } from '../../electron/root.ts'
import { startWeb } from '../../electron/web.ts'
import { createOutlet } from '../../electron/cli/outlet.ts'
import { runTerminal } from '../../electron/cli/runTerminal.ts'
import { createHost } from '#host/createHost.ts'
import { createNodePlatform, logTo } from '#host/nodePlatform.ts'
import { join } from 'node:path'

/** `home`: whose computer it is, as `FRAMEWRIGHT_DATA` and `FRAMEWRIGHT_PROJECTS` say. `served`: what the asker calls a host by. */
export type HostsAsk = { readonly id: number } & (
  | { readonly ask: 'serve'; readonly served: number; readonly home: string; readonly folder: string | null }
  | { readonly ask: 'end'; readonly served: number }
  | { readonly ask: 'run'; readonly home: string; readonly words: readonly string[] }
)

/** `said`: the address of what serves, or what the command printed. */
export type HostsAnswer =
  { readonly id: number; readonly said: string } | { readonly id: number; readonly failed: string }

const NO_SECRETS = { keys: {}, proxies: {} }
const root = rootFrom(import.meta.dirname)
const serving = new Map<number, Awaited<ReturnType<typeof startWeb>>>()

/** The folders are read from the environment as soon as a host is made, and never again. */
function on<Made>(home: string, make: () => Made): Made {
  process.env['FRAMEWRIGHT_DATA'] = join(home, 'data')
  process.env['FRAMEWRIGHT_PROJECTS'] = join(home, 'films')
  return make()
}

async function serve(id: number, home: string, folder: string | null): Promise<string> {
  const logBook = on(home, () => shellLog('web', NO_SECRETS))
  const served = await on(home, () => startWeb({ folder, port: 0, secrets: NO_SECRETS }, logBook))
  logBook.note({ says: 'Framewright starts', about: `version ${versionOf(root)}` })
  serving.set(id, served)
  return served.url
}

async function end(id: number): Promise<string> {
  const served = serving.get(id)
  serving.delete(id)
  await served?.settle()
  await served?.close()
  return ''
}

async function run(home: string, words: readonly string[]): Promise<string> {
  const logBook = on(home, () => shellLog('terminal', NO_SECRETS))
  let said = ''
  const write = (text: string): void => void (said += text)
  const host = on(home, () =>
    createHost(
      createNodePlatform({
        shell: 'terminal',
        version: versionOf(root),
        assets: join(root, 'assets'),
        keychain: shellKeychain(),
        keys: {},
        ways: shellWays({}, logTo(logBook)),
        logBook,
      }),
    ),
  )
  const code = await runTerminal(words, {
    outlet: createOutlet(words, { stdout: { write }, stderr: { write } }),
    secrets: NO_SECRETS,
    folder: home,
    faulted: (fault) => logBook.note({ says: 'A command ended with a fault', fault }),
    buildHost: () => Promise.resolve(host),
  })
  if (code !== 0) throw new Error(`framewright ${words.join(' ')} ended with ${code}: ${said}`)
  return said
}

function answer(ask: HostsAsk): Promise<string> {
  if (ask.ask === 'serve') return serve(ask.served, ask.home, ask.folder)
  return ask.ask === 'end' ? end(ask.served) : run(ask.home, ask.words)
}

process.on('message', (ask: HostsAsk) => {
  answer(ask).then(
    (said) => process.send!({ id: ask.id, said } satisfies HostsAnswer),
    (fault: unknown) => process.send!({ id: ask.id, failed: String(fault) } satisfies HostsAnswer),
  )
})
// The worker that started it is gone.
process.on('disconnect', () => process.exit())
