import { join, resolve } from 'node:path'
import { BrowserWindow, app } from 'electron'
import { createHost } from '#host/createHost.ts'
import type { Host } from '#host/createHost.ts'
import { dataFolder, logTo } from '#host/nodePlatform.ts'
import { builtPages } from '#host/page/pages.ts'
import type { Pages } from '#host/page/pages.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { startAnew, takeSecretsAtStart } from './cleanStart.ts'
import { createCloseGuard } from './closeGuard.ts'
import { createElectronPlatform } from './electronPlatform.ts'
import { hearFaults } from './hearFaults.ts'
import { keepChromiumQuiet, lockSession } from './lockSession.ts'
import { registerAppScheme, serveApp } from './mediaProtocol.ts'
import { setMenu } from './menu.ts'
import { lookNowAndThen, ownUpdates } from './ownUpdates.ts'
import { isSafeMode, obeySafeMode } from './safeMode.ts'
import { shellKeychain } from './shellKeychain.ts'
import { shellLog } from './shellLog.ts'
import { shellWays } from './shellWays.ts'
import { chooseStart, clientOf, folderNamed } from './startFolder.ts'
import { systemProxy } from './systemProxy.ts'
import { traceStart } from './traceStart.ts'
import { bringForward, createWindows } from './windows.ts'
import type { Windows } from './windows.ts'

/** What differs where the app is worked on; see devBegin.ts. */
interface Around {
  readonly pages: Pages
  /** The folder assets/; where it ships unless told. */
  readonly assets?: string
  /** Before the app is ready, once Chromium is quiet. */
  quieted?(): void
  /** Once no window reaches anything. */
  locked?(): Promise<void>
}

const SHIPPED: Around = { pages: builtPages(join(import.meta.dirname, '../renderer')) }

/** One running app: one host, and its windows. */
function run(secrets: Secrets, around: Around): void {
  const logBook = shellLog('electron', secrets)
  const log = logTo(logBook)
  hearFaults(logBook)
  let asked = folderInArguments(process.argv, process.cwd())
  let host: Host | null = null
  let windows: Windows | null = null
  let quitting = false
  /** A window was there, and asked. */
  let asking = false
  /** The first window is on its way. */
  let starting = false

  /** On macOS the app goes on without any. */
  const endsWithWindows = (): boolean => quitting || process.platform !== 'darwin'

  function buildWindows(on: Host): Windows {
    const guard = createCloseGuard(on, { ends: endsWithWindows, windows: () => built.count(), stayed })
    function stayed(): void {
      quitting = false
      guard.forget()
    }
    const built = createWindows(on, {
      dataFolder: platform.folders.data,
      logFile: logBook.file,
      projectsFolder: platform.folders.projects,
      guard,
      stayed,
      closed() {
        if (built.count() === 0) asking = endsWithWindows()
        if (quitting) app.quit()
      },
    })
    app.on('before-quit', (event) => {
      quitting = !guard.holdsQuit(built.current())
      if (!quitting) event.preventDefault()
    })
    return built
  }

  /** The first window, or the next where there is none. */
  async function showFirst(): Promise<void> {
    if (!host || !windows) return
    const { projects } = platform.folders
    starting = true
    const usual = asked === null && isSafeMode() ? null : await chooseStart(clientOf(host), projects, asked)
    // Another film may have been asked for meanwhile.
    const folder = asked ?? usual
    asked = null
    starting = false
    asking = true
    await traceStart(await windows.open(folder))
  }

  function request(folder: string | null): void {
    const current = windows?.current()
    if (!current) {
      asked = folder ?? asked
      if (app.isReady() && !starting) void showFirst()
    } else if (folder === null) bringForward(current)
    else windows?.show(folder)
  }

  const ways = shellWays(secrets.proxies, log, systemProxy)
  const updates = ownUpdates(ways, log)
  const platform = createElectronPlatform({
    updates,
    keychain: shellKeychain(),
    keys: secrets.keys,
    ways,
    logBook,
    assets: around.assets,
  })

  app.on('open-file', (event, path) => {
    event.preventDefault()
    request(folderNamed(path, process.cwd()))
  })
  app.on('second-instance', (_event, argv, from) => request(folderInArguments(argv, from)))
  app.on('activate', () => request(null))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (!host) return
    const ending = host
    host = null
    event.preventDefault()
    // What is still in the air (a take being saved) reaches the disk before the process ends.
    // Where no window is left to ask in, what is out is waited for.
    const settled = asking ? Promise.resolve() : ending.settle()
    void settled
      .then(() => Promise.race([ending.dispose(), patience(CLOSING_MS)]))
      .then(() => updates.atQuit({ windows: BrowserWindow.getAllWindows().length, safe: true }))
      .then(() => log('Framewright ends', { says: 'Framewright ends' }))
      .then(() => Promise.race([logBook.settled(), patience(LOG_MS)]))
      .finally(() => app.exit(0))
  })

  void app.whenReady().then(async () => {
    log('Framewright starts', { says: 'Framewright starts', about: versionWords() })
    host = createHost(platform)
    await lockSession()
    await around.locked?.()
    serveApp(host, around.pages)
    windows = buildWindows(host)
    setMenu((id) => windows?.command(id), !app.isPackaged)
    await showFirst()
    lookNowAndThen(updates)
  })
}

/** Closing a film on a disk that no longer answers has no end; what was saved is on disk by then. */
const CLOSING_MS = 30_000

/** A log that can't be written keeps nobody. */
const LOG_MS = 1000

function patience(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}

function versionWords(): string {
  return `version ${app.getVersion()}${isSafeMode() ? ' safe mode' : ''}`
}

/** What follows the app itself and is no switch. A packaged app is its own program, so nothing of it is named. */
function folderInArguments(argv: readonly string[], from: string): string | null {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'))
  const own = app.isPackaged ? -1 : words.findIndex((word) => resolve(from, word) === app.getAppPath())
  const named = words[own + 1]
  return named === undefined ? null : folderNamed(named, from)
}

function begin(secrets: Secrets, around: Around): void {
  app.setName('Framewright')
  app.setPath('userData', dataFolder())
  app.setPath('sessionData', join(dataFolder(), 'window'))
  keepChromiumQuiet()
  around.quieted?.()
  obeySafeMode()
  registerAppScheme()
  if (app.requestSingleInstanceLock()) run(secrets, around)
  else app.quit()
}

/** Called once, before Electron is ready. */
export function startApp(around = SHIPPED): void {
  const { secrets, anew } = takeSecretsAtStart(process.env)
  if (anew) void startAnew(secrets).finally(() => app.exit(0))
  else begin(secrets, around)
}
