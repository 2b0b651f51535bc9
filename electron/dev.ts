/**
 * `npm run dev [-- FOLDER] [--web] [--port N]`: runs the app from its sources. Changes to the window show at once and
 * keep its state; changes to the host or to Electron's part restart that part. None of this ships.
 */
import { fork, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { takeSecrets } from '#host/secrets/environmentKey.ts'
import { giveSecrets, secretsPipe } from './cleanStart.ts'
import { startedIn } from './cli/terminal.ts'
import { buildShell } from './dev/buildShell.ts'
import { keepRunning } from './dev/restarting.ts'
import type { Restarting } from './dev/restarting.ts'
import { serveSources } from './dev/sources.ts'
import type { ServedSources } from './dev/sources.ts'
import type { WebOrder } from './dev/webChild.ts'
import { findElectron } from './findElectron.ts'
import { openBrowser } from './openBrowser.ts'
import { folderNamed } from './startFolder.ts'

/** Debounce: an editor writes several files at once. */
const SETTLE_MS = 150

const root = dirname(import.meta.dirname)
/** Taken before any child is started, and given only to the app. */
const { secrets } = takeSecrets(process.env)

interface Asked {
  readonly folder: string | null
  readonly port: number
  /** For Electron itself: `--no-sandbox` in a container, `--remote-debugging-port=N` for a debugger. */
  readonly switches: readonly string[]
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      web: { type: 'boolean' },
      port: { type: 'string' },
      'no-sandbox': { type: 'boolean' },
      'remote-debugging-port': { type: 'string' },
    },
    allowPositionals: true,
  })
  const debugging = values['remote-debugging-port']
  const asked: Asked = {
    folder: positionals[0] === undefined ? null : folderNamed(positionals[0], startedIn()),
    port: Number(values.port ?? 4040),
    switches: [
      ...(values['no-sandbox'] ? ['--no-sandbox'] : []),
      ...(debugging === undefined ? [] : [`--remote-debugging-port=${debugging}`]),
    ],
  }
  const sources = await serveSources(root)
  try {
    return await untilEnded(values.web ? inBrowser(asked, sources) : await inElectron(asked, sources))
  } finally {
    await sources.close()
  }
}

async function untilEnded(running: Restarting): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running.stop(signal))
  return running.ended
}

async function inElectron({ folder, switches }: Asked, sources: ServedSources): Promise<Restarting> {
  const found = await findElectron(root, switches.includes('--no-sandbox'))
  if ('why' in found)
    throw new Error(`Electron can't be used here (${found.why}); npm run dev -- --web opens in a browser`)
  let running: Restarting | null = null
  const shell = await buildShell(root, () => {
    console.log('Electron’s part was built anew: starting it again…')
    running?.restart()
  })
  const pipe = secretsPipe(secrets)
  running = keepRunning(() => {
    const child = spawn(found.path, [...switches, shell.folder, ...(folder === null ? [] : [folder])], {
      cwd: root,
      env: {
        ...process.env,
        ...pipe.environment,
        FRAMEWRIGHT_DEV: JSON.stringify({ origin: sources.origin, nonce: sources.nonce, root }),
      },
      stdio: ['inherit', 'inherit', 'inherit', ...pipe.stdio],
    })
    void giveSecrets(child.stdio, secrets)
    return child
  })
  void running.ended.then(() => shell.close())
  return running
}

function inBrowser({ folder, port }: Asked, sources: ServedSources): Restarting {
  const { origin, nonce } = sources
  const order: WebOrder = {
    folder,
    port,
    sources: { origin, nonce },
    secrets,
    session: randomBytes(32).toString('base64url'),
  }
  let shown = false
  const running = keepRunning(() => {
    const child = fork(join(root, 'electron/dev/webChild.ts'), { execArgv: ['--disable-warning=ExperimentalWarning'] })
    child.send(order)
    child.on('message', ({ url }: { url: string }) => {
      // The new host does not have the film open, so the page reloads.
      if (shown) return sources.reload()
      shown = true
      console.log(`Framewright is at ${url} (the address works once, on this computer only). Ctrl-C ends it.`)
      openBrowser(url, new AbortController().signal)
    })
    return child
  })
  let timer: NodeJS.Timeout | null = null
  sources.watch([join(root, 'electron'), join(root, 'shared')], (file) => {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      console.log('The host changed: starting it again…')
      running.restart()
    }, SETTLE_MS)
  })
  return running
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(`framewright: ${error instanceof Error ? error.message : String(error)}`)
  return 1
})
