/**
 * `npm start [-- FOLDER] [--web] [--port N]`: rebuilds what is stale, then opens the app in Electron, or in a browser
 * if Electron is unavailable.
 */
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { takeSecrets } from '#host/secrets/environmentKey.ts'
import { ensureBuilt } from './built.ts'
import { giveSecrets, secretsPipe } from './cleanStart.ts'
import { startedIn } from './cli/terminal.ts'
import { findElectron } from './findElectron.ts'
import { openBrowser } from './openBrowser.ts'
import { folderNamed } from './startFolder.ts'

/** A process that fails this soon has not opened a window. */
const EARLY_MS = 8000

/** A script that measures start time may have started the clock earlier. */
const startedAt = Number(process.env['FRAMEWRIGHT_STARTED_AT'] ?? Date.now())
const root = dirname(import.meta.dirname)
/** Taken before any child is started, and given only to the one that generates pictures. */
const { secrets } = takeSecrets(process.env)

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { web: { type: 'boolean' }, port: { type: 'string' } },
    allowPositionals: true,
  })
  const folder = positionals[0] === undefined ? null : folderNamed(positionals[0], startedIn())
  const port = Number(values.port ?? 0)
  if (!ensureBuilt(root)) {
    console.error('framewright: the build failed; what is wrong stands above.')
    return 1
  }
  const why = values.web || values.port ? null : await tryElectron(folder)
  if (typeof why === 'number') return why
  if (why !== null) console.log(`Electron can't be used here (${why}), so Framewright opens in a browser instead.`)
  await serveWindow(folder, port)
  return 0
}

/** The exit code of a run that opened its window, or why there was none. */
async function tryElectron(folder: string | null): Promise<number | string> {
  const found = await findElectron(root)
  if ('why' in found) return found.why
  const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env
  const pipe = secretsPipe(secrets)
  const began = Date.now()
  const child = spawn(found.path, [root, ...(folder === null ? [] : [folder])], {
    cwd: root,
    env: { ...environment, ...pipe.environment, FRAMEWRIGHT_STARTED_AT: String(startedAt) },
    stdio: ['inherit', 'inherit', 'pipe', ...pipe.stdio],
  })
  void giveSecrets(child.stdio, secrets)
  const early: Buffer[] = []
  let shown = false
  child.stderr!.on('data', (chunk: Buffer) => (shown ? process.stderr.write(chunk) : early.push(chunk)))
  const settled = setTimeout(() => {
    shown = true
    for (const chunk of early) process.stderr.write(chunk)
  }, EARLY_MS)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((done) => {
    child.once('error', (error) => done(error.message))
    child.once('exit', (code, signal) => {
      clearTimeout(settled)
      const ended = signal !== 'SIGINT' && signal !== 'SIGTERM' && code !== 0
      done(ended && Date.now() - began < EARLY_MS ? `it ended at once: ${reasonIn(early)}` : (code ?? 0))
    })
  })
}

/** The most informative line of a failing program's output. */
function reasonIn(early: readonly Buffer[]): string {
  const lines = Buffer.concat(early).toString('utf8').split('\n').filter(Boolean)
  const line = lines.find((each) => /FATAL|error while loading/i.test(each)) ?? lines.at(-1) ?? 'it did not say why'
  return line.replace(/^\[[^\]]*\]\s*/, '').slice(0, 200)
}

async function serveWindow(folder: string | null, port: number): Promise<void> {
  const { runWeb } = await import('./web.ts')
  await runWeb({ folder, port, secrets }, ({ url, entered }) => {
    console.log(`Framewright is at ${url} (the address works once, on this computer only). Ctrl-C ends it.`)
    openBrowser(url, entered)
  })
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(`framewright: ${error instanceof Error ? error.message : String(error)}`)
  return 1
})
