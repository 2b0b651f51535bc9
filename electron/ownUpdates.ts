import { join } from 'node:path'
import { app } from 'electron'
import { dataFolder } from '#host/nodePlatform.ts'
import type { Log } from '#host/log/entry.ts'
import type { Ways } from '#host/network/ways.ts'
import { BUILT_IN, readBuiltIn } from '#host/updates/builtIn.ts'
import { createUpdates } from '#host/updates/updates.ts'
import type { Updates } from '#host/updates/updates.ts'

/** How often a running app considers a check; whether it may is decided elsewhere. */
const OFTEN_MS = 60 * 60 * 1000

/** Updates of this copy of the app. */
export function ownUpdates(ways: Ways, log: Log): Updates {
  const root = app.getAppPath()
  const data = dataFolder()
  return createUpdates({
    builtIn: app.isPackaged ? readBuiltIn(root) : null,
    // A copy installed by a package manager is updated by it.
    why: process.platform === 'linux' && !process.env['APPIMAGE'] ? 'installed-by-system' : null,
    dataFolder: data,
    now: () => Date.now(),
    log,
    async updater(builtIn) {
      const { createUpdater } = await import('#host/updates/updater.ts')
      return createUpdater(builtIn, {
        ways,
        version: app.getVersion(),
        cacheFolder: join(data, 'updates'),
        dataFolder: data,
        builtInFile: join(root, BUILT_IN),
        quit: () => app.quit(),
      })
    },
  })
}

export function checkPeriodically(updates: Updates): void {
  void updates.look()
  setInterval(() => void updates.look(), OFTEN_MS).unref()
}
