/**
 * Web hosts and new films in a process that lives as long as a Playwright worker: to start Node and load a host for each
 * of hundreds of journeys takes longer than what many of them do. Where a host's own process matters (its environment holds
 * more than a key, or it is killed from outside), a journey starts one as a person does: see `launch.ts`. Talks by `HostsAsk` and `HostsAnswer`.
 */
import { join } from 'node:path'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { rootFrom } from '../../electron/root.ts'
import { shellLog } from '../../electron/shellLog.ts'
import { versionOf } from '../../electron/version.ts'
import { startWeb } from '../../electron/web.ts'
import { commandHere } from './terminalHere.ts'

/** `home`: whose computer it is, as `FRAMEWRIGHT_DATA` and `FRAMEWRIGHT_PROJECTS` say. `served`: what the asker calls a host by. */
export type HostsAsk = { readonly id: number } & (
  | {
      readonly ask: 'serve'
      readonly served: number
      readonly home: string
      readonly folder: string | null
      readonly keys: Secrets['keys']
    }
  | { readonly ask: 'end'; readonly served: number }
  | {
      readonly ask: 'run'
      readonly home: string
      readonly words: readonly string[]
      readonly environment: Readonly<Record<string, string>>
    }
)

/** `said`: the address of what serves, or what the command printed. */
export type HostsAnswer =
  | { readonly id: number; readonly said: string }
  | { readonly id: number; readonly failed: string }

type Serve = Extract<HostsAsk, { readonly ask: 'serve' }>
type Run = Extract<HostsAsk, { readonly ask: 'run' }>

const root = rootFrom(import.meta.dirname)
const serving = new Map<number, Awaited<ReturnType<typeof startWeb>>>()

async function serve(id: number, { home, folder, keys }: Serve): Promise<string> {
  // Read as soon as the host is made, before anything is waited for, and never again.
  process.env['FRAMEWRIGHT_DATA'] = join(home, 'data')
  process.env['FRAMEWRIGHT_PROJECTS'] = join(home, 'films')
  const secrets = { keys, proxies: {} }
  const logBook = shellLog('web', secrets)
  const served = await startWeb({ folder, port: 0, secrets }, logBook)
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

async function run({ home, words, environment }: Run): Promise<string> {
  const { code, out, err } = await commandHere(home, words, environment)
  if (code !== 0) throw new Error(`framewright ${words.join(' ')} ended with ${code}: ${out}${err}`)
  return out
}

function answer(ask: HostsAsk): Promise<string> {
  if (ask.ask === 'serve') return serve(ask.served, ask)
  return ask.ask === 'end' ? end(ask.served) : run(ask)
}

process.on('message', (ask: HostsAsk) => {
  answer(ask).then(
    (said) => process.send!({ id: ask.id, said } satisfies HostsAnswer),
    (fault: unknown) => process.send!({ id: ask.id, failed: String(fault) } satisfies HostsAnswer),
  )
})
// The worker that started it is gone.
process.on('disconnect', () => process.exit())
