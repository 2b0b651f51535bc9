import { join, resolve } from 'node:path'
import { BrowserWindow, app } from 'electron'
import { createHost } from '#host/createHost.ts'
import type { Host } from '#host/createHost.ts'
import { dataFolder } from '#host/http/nodePlatform.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { startAnew, takeSecretsAtStart } from './cleanStart.ts'
import { createCloseGuard } from './closeGuard.ts'
import { createElectronPlatform } from './electronPlatform.ts'
import { connectWindow, tellWindow } from './ipc.ts'
import { keepChromiumQuiet, lockSession } from './lockSession.ts'
import { registerAppScheme, serveApp } from './mediaProtocol.ts'
import { setMenu } from './menu.ts'
import { lookNowAndThen, ownUpdates } from './ownUpdates.ts'
import { isSafeMode, obeySafeMode } from './safeMode.ts'
import { shellKeychain } from './shellKeychain.ts'
import { shellWays } from './shellWays.ts'
import { chooseStart, clientOf, folderNamed } from './startFolder.ts'
import { systemProxy } from './systemProxy.ts'
import { traceStart } from './traceStart.ts'
import { loadApp, openWindow } from './window.ts'

const PAGES = join(import.meta.dirname, '../renderer')

/** One running app: one host and, at most, one window. */
function run({ key, proxies }: Secrets): void {
  let window: BrowserWindow | null = null
  let startFolder: string | null = null
  let asked = folderInArguments(process.argv, process.cwd())
  let host: Host | null = null
  let quitting = false
  /** A window was there, and asked. */
  let asking = false

  function stayed(): void {
    quitting = false
  }

  async function show(): Promise<void> {
    if (!host) return
    const { projects } = platform.folders
    startFolder = asked === null && isSafeMode() ? null : await chooseStart(clientOf(host), projects, asked)
    asked = null
    const opened = openWindow(platform.folders.data, stayed)
    window = opened
    asking = true
    connectWindow(host, opened)
    createCloseGuard(host, {
      ends: () => quitting || process.platform !== 'darwin',
      stayed,
    }).watch(opened)
    opened.on('closed', () => {
      window = null
      // On macOS the app goes on without it.
      asking = quitting || process.platform !== 'darwin'
      if (quitting) app.quit()
    })
    await loadApp(opened)
    await traceStart(opened)
  }

  function request(folder: string | null): void {
    if (!window) {
      asked = folder
      if (app.isReady()) void show()
      return
    }
    if (window.isMinimized()) window.restore()
    window.focus()
    if (folder !== null) tellWindow(window, { name: 'project.requested', value: { folder } })
  }

  const ways = shellWays(proxies, systemProxy)
  const updates = ownUpdates(ways)
  const platform = createElectronPlatform({
    updates,
    keychain: shellKeychain(),
    key,
    ways,
    window: () => window,
    startFolder: () => startFolder,
  })

  app.on('open-file', (event, path) => {
    event.preventDefault()
    request(folderNamed(path, process.cwd()))
  })
  app.on('second-instance', (_event, argv, from) => request(folderInArguments(argv, from)))
  app.on('activate', () => request(null))
  app.on('before-quit', () => {
    quitting = true
  })
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
      .then(() => Promise.race([ending.dispose(), patience()]))
      .then(() => updates.atQuit({ windows: BrowserWindow.getAllWindows().length, safe: true }))
      .finally(() => app.exit(0))
  })

  void app.whenReady().then(async () => {
    host = createHost(platform)
    await lockSession()
    serveApp(host, PAGES)
    setMenu((id) => window && tellWindow(window, { name: 'menu.command', value: { id } }), !app.isPackaged)
    await show()
    lookNowAndThen(updates)
  })
}

/** Closing a film on a disk that no longer answers has no end; what was saved is on disk by then. */
const CLOSING_MS = 30_000

function patience(): Promise<void> {
  return new Promise((done) => setTimeout(done, CLOSING_MS))
}

/** What follows the app itself and is no switch. A packaged app is its own program, so nothing of it is named. */
function folderInArguments(argv: readonly string[], from: string): string | null {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'))
  const own = app.isPackaged ? -1 : words.findIndex((word) => resolve(from, word) === app.getAppPath())
  const named = words[own + 1]
  return named === undefined ? null : folderNamed(named, from)
}

function begin(secrets: Secrets): void {
  app.setName('Framewright')
  app.setPath('userData', dataFolder())
  app.setPath('sessionData', join(dataFolder(), 'window'))
  keepChromiumQuiet()
  obeySafeMode()
  registerAppScheme()
  if (app.requestSingleInstanceLock()) run(secrets)
  else app.quit()
}

const { secrets, anew } = takeSecretsAtStart(process.env)
if (anew) void startAnew(secrets).finally(() => app.exit(0))
else begin(secrets)
