import { join, resolve } from 'node:path'
import { BrowserWindow, app } from 'electron'
import { createHost } from '#host/createHost.ts'
import type { Host } from '#host/createHost.ts'
import { dataFolder, logTo } from '#host/nodePlatform.ts'
import type { Log } from '#host/log/entry.ts'
import type { LogBook } from '#host/log/logBook.ts'
import type { Platform } from '#host/platform.ts'
import { builtPages } from '#host/page/pages.ts'
import type { Pages } from '#host/page/pages.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import type { Updates } from '#host/updates/updates.ts'
import { startAnew, takeSecretsAtStart } from './cleanStart.ts'
import { createCloseGuard } from './closeGuard.ts'
import { showDockProgress } from './dockProgress.ts'
import { createElectronPlatform } from './electronPlatform.ts'
import { logFaults } from './logFaults.ts'
import { keepChromiumQuiet, lockSession } from './lockSession.ts'
import { registerAppScheme, serveApp } from './mediaProtocol.ts'
import { setMenu } from './menu.ts'
import { checkPeriodically, ownUpdates } from './ownUpdates.ts'
import { isSafeMode, applySafeMode } from './safeMode.ts'
import { shellKeychain } from './shellKeychain.ts'
import { shellLog } from './shellLog.ts'
import { shellWays } from './shellWays.ts'
import { chooseStart, clientOf, folderNamed } from './startFolder.ts'
import { systemProxy } from './systemProxy.ts'
import { traceStart } from './traceStart.ts'
import { bringForward, createWindows } from './windows.ts'
import type { Windows } from './windows.ts'

/** What differs in development; see devBegin.ts. */
interface Around {
  readonly pages: Pages
  /** The folder assets/; by default where it ships. */
  readonly assets?: string
  /** Called before the app is ready, once Chromium's own network use is off. */
  quieted?(): void
  /** Called once the windows' session is locked down. */
  locked?(): Promise<void>
}

const SHIPPED: Around = { pages: builtPages(join(import.meta.dirname, '../renderer')) }

/** The parts of a running app. */
interface App {
  readonly platform: Platform
  readonly logBook: LogBook
  readonly log: Log
  readonly updates: Updates
}

/** A running app's state. */
interface Standing {
  /** A film to show once there is a window. */
  asked: string | null
  host: Host | null
  windows: Windows | null
  quitting: boolean
  /** A window is there in which to ask about requests in flight. */
  asking: boolean
  /** What is out finishes without a window; see CloseGuard. */
  unseen: () => boolean
  /** The first window is being created. */
  starting: boolean
}

/** One running app: one host and its windows. */
function run(secrets: Secrets, around: Around): void {
  const logBook = shellLog('electron', secrets)
  const log = logTo(logBook)
  logFaults(logBook)
  const asked = folderInArguments(process.argv, process.cwd())
  const standing: Standing = {
    asked,
    host: null,
    windows: null,
    quitting: false,
    asking: false,
    unseen: () => false,
    starting: false,
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
  const own: App = { platform, logBook, log, updates }

  app.on('open-file', (event, path) => {
    event.preventDefault()
    request(own, standing, folderNamed(path, process.cwd()))
  })
  app.on('second-instance', (_event, argv, from) => request(own, standing, folderInArguments(argv, from)))
  app.on('activate', () => request(own, standing, null))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    const ending = standing.host
    if (!ending) return
    standing.host = null
    event.preventDefault()
    end(own, ending, standing.asking && !standing.unseen())
  })
  void app.whenReady().then(() => start(own, standing, around))
}

async function start(own: App, standing: Standing, around: Around): Promise<void> {
  own.log('Framewright starts', { says: 'Framewright starts', about: versionWords() })
  const host = createHost(own.platform)
  standing.host = host
  await lockSession()
  await around.locked?.()
  serveApp(host, around.pages)
  standing.windows = buildWindows(own, standing, host)
  showDockProgress(host, () => BrowserWindow.getAllWindows())
  setMenu((id) => standing.windows?.command(id), !app.isPackaged)
  await showFirst(own, standing)
  checkPeriodically(own.updates)
}

function buildWindows({ platform, logBook }: App, standing: Standing, host: Host): Windows {
  /** On macOS the app keeps running without windows. */
  const endsWithWindows = (): boolean => standing.quitting || process.platform !== 'darwin'
  const guard = createCloseGuard(host, { ends: endsWithWindows, windows: () => built.count(), stayed })
  standing.unseen = () => guard.finishesUnseen()
  function stayed(): void {
    standing.quitting = false
    guard.forget()
  }
  const built = createWindows(host, {
    dataFolder: platform.folders.data,
    logFile: logBook.file,
    projectsFolder: platform.folders.projects,
    guard,
    stayed,
    closed() {
      if (built.count() === 0) standing.asking = endsWithWindows()
      if (standing.quitting) app.quit()
    },
  })
  app.on('before-quit', (event) => {
    standing.quitting = !guard.holdsQuit(built.current())
    if (!standing.quitting) event.preventDefault()
  })
  return built
}

/** Opens the first window, or the next if there is none. */
async function showFirst({ platform }: App, standing: Standing): Promise<void> {
  const { host, windows } = standing
  if (!host || !windows) return
  const { projects } = platform.folders
  standing.starting = true
  const usual =
    standing.asked === null && isSafeMode() ? null : await chooseStart(clientOf(host), projects, standing.asked)
  // Another film may have been requested meanwhile.
  const folder = standing.asked ?? usual
  standing.asked = null
  standing.starting = false
  standing.asking = true
  await traceStart(await windows.open(folder))
}

function request(own: App, standing: Standing, folder: string | null): void {
  const current = standing.windows?.current()
  if (!current) {
    standing.asked = folder ?? standing.asked
    if (app.isReady() && !standing.starting) void showFirst(own, standing)
  } else if (folder === null) bringForward(current)
  else standing.windows?.show(folder)
}

/** Lets work in progress (a take being saved) reach the disk before the process exits. */
function end({ updates, log, logBook }: App, host: Host, asked: boolean): void {
  // With no window left to ask in, requests in flight are awaited.
  const settled = asked ? Promise.resolve() : host.settle()
  void settled
    .then(() => Promise.race([host.dispose(), patience(CLOSING_MS)]))
    .then(() => updates.atQuit({ windows: BrowserWindow.getAllWindows().length, safe: true }))
    .then(() => log('Framewright ends', { says: 'Framewright ends' }))
    .then(() => Promise.race([logBook.settled(), patience(LOG_MS)]))
    .finally(() => app.exit(0))
}

/** Timeout: closing a film on a disk that no longer responds may never end; what was saved is on disk by then. */
const CLOSING_MS = 30_000

/** Timeout: a log that can't be written must not delay the exit. */
const LOG_MS = 1000

function patience(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}

function versionWords(): string {
  return `version ${app.getVersion()}${isSafeMode() ? ' safe mode' : ''}`
}

/**
 * The first argument after the app itself that is not a switch. A packaged app is its own executable, so no app path
 * is passed.
 */
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
  applySafeMode()
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
