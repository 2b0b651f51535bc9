import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createHost } from '#host/createHost.ts'
import type { Host } from '#host/createHost.ts'
import { createNodePlatform, logTo } from '#host/nodePlatform.ts'
import { serve } from '#host/http/serve.ts'
import type { Served } from '#host/http/serve.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { builtPages } from '#host/page/pages.ts'
import type { Pages } from '#host/page/pages.ts'
import type { LogBook } from '#host/log/logBook.ts'
import { waitingWords } from './cli/runJobs.ts'
import { serverFault } from './nodeFaults.ts'
import { rootFrom } from './root.ts'
import { shellKeychain } from './shellKeychain.ts'
import { shellLog } from './shellLog.ts'
import { shellWays } from './shellWays.ts'
import { chooseStart, clientOf } from './startFolder.ts'
import { versionOf } from './version.ts'

const ROOT = rootFrom(import.meta.dirname)

export interface WebOptions {
  /** The project to open; null for the last one. */
  readonly folder: string | null
  /** 0 for any free one. */
  readonly port: number
  /** Secrets taken from the environment. */
  readonly secrets: Secrets
  /** By default the built window. */
  readonly pages?: Pages
  /** See `ServeOptions`. */
  readonly session?: string
}

/**
 * Serves until Ctrl-C, SIGTERM or an uncaught fault, and then shuts the host down cleanly. `ready` gets the address to
 * open. Rejects if it can't start, and after a fault.
 */
export async function runWeb(options: WebOptions, ready: (served: Served) => void): Promise<{ origin: string }> {
  const logBook = shellLog('web', options.secrets)
  let faulty = false
  const fault = serverFault(logBook).then(() => {
    faulty = true
  })
  const served = await startWeb(options, logBook)
  logBook.note({ says: 'Framewright starts', about: `version ${versionOf(ROOT)}` })
  ready(served)
  await Promise.race([signalled(), fault])
  const out = served.underWay()
  if (out > 0) {
    console.error(waitingWords(out))
    await Promise.race([served.settle(), signalled()])
  }
  await served.close()
  logBook.note({ says: 'Framewright ends' })
  if (faulty) throw new Error(`it ended by a fault of its own; the log is ${logBook.file}`)
  return { origin: served.origin }
}

function signalled(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
}

/** The whole app on loopback, for a browser on this computer. Rejects if the port is taken or nothing is built yet. */
export async function startWeb(
  options: WebOptions,
  logBook: LogBook,
): Promise<Served & Pick<Host, 'underWay' | 'settle'>> {
  const pages = options.pages ?? builtWindow()
  let startFolder = options.folder
  const platform = createNodePlatform({
    shell: 'web',
    version: versionOf(ROOT),
    assets: join(ROOT, 'assets'),
    keychain: shellKeychain(),
    keys: options.secrets.keys,
    ways: shellWays(options.secrets.proxies, logTo(logBook)),
    logBook,
    startFolder: () => startFolder,
  })
  const host = createHost(platform)
  try {
    const served = await serve({ host, pages, port: options.port, session: options.session })
    startFolder = await chooseStart(clientOf(host), platform.folders.projects, options.folder)
    return {
      ...served,
      underWay: () => host.underWay(),
      settle: () => host.settle(),
      async close() {
        await served.close()
        await host.dispose()
      },
    }
  } catch (error) {
    await host.dispose()
    throw error
  }
}

function builtWindow(): Pages {
  const folder = join(ROOT, 'out', 'renderer')
  if (!existsSync(join(folder, 'index.html'))) throw new Error('the window is not built yet: npm run build')
  return builtPages(folder)
}
