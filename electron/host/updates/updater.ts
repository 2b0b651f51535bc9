import { AppImageUpdater, CancellationToken, MacUpdater, NsisUpdater } from 'electron-updater'
import type { AppUpdater } from 'electron-updater'
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js'
import type { Ways } from '../network/ways.ts'
import type { BuiltIn } from './builtIn.ts'
import { AskOne, SignedFolder } from './signedFolder.ts'

/** What fetches a newer version and puts it in place; electron-updater, kept from everything that nobody asked it for. */
export interface Updater {
  /** The newer version's number; null where there is none. */
  look(): Promise<string | null>
  download(): Promise<void>
  /** Ends a download. */
  stop(): void
  install(): void
}

export interface UpdaterPlace {
  readonly ways: Ways
  readonly version: string
  /** Where what is fetched waits. */
  readonly cacheFolder: string
  readonly dataFolder: string
  /** The file of `builtIn.ts`, from which electron-updater reads the name of its own folder. */
  readonly builtInFile: string
  /** Ends the app, where the system's own way of putting it in place asks for that. */
  readonly quit: () => void
}

const KINDS: Readonly<Partial<Record<NodeJS.Platform, new (options: undefined, app: AppAdapter) => AppUpdater>>> = {
  darwin: MacUpdater,
  win32: NsisUpdater,
  linux: AppImageUpdater,
}

export function createUpdater(builtIn: BuiltIn, place: UpdaterPlace): Updater {
  const Kind = KINDS[process.platform] ?? AppImageUpdater
  let atQuit: ((code: number) => void) | null = null
  const app: AppAdapter = {
    name: 'Framewright',
    version: place.version,
    isPackaged: true,
    appUpdateConfigPath: place.builtInFile,
    userDataPath: place.dataFolder,
    baseCachePath: place.cacheFolder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: place.quit,
    onQuit(handler) {
      atQuit = handler
    },
  }
  const updater = new Kind(undefined, app)
  // It would write down a number for this computer and send it along, and ask through Chromium.
  Object.assign(updater, {
    httpExecutor: new AskOne(builtIn.url, place.ways),
    stagingUserIdPromise: { value: Promise.resolve('') },
    isUserWithinRollout: () => true,
  })
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = true
  updater.disableWebInstaller = true
  // Pieces of the file that is there would be put together with pieces that are fetched: one whole file is checked instead.
  updater.disableDifferentialDownload = true
  updater.setFeedURL({ ...builtIn, provider: 'custom', updateProvider: SignedFolder })
  // Each call answers with the error too.
  updater.on('error', () => undefined)
  let stopping = new CancellationToken()

  return {
    async look() {
      const found = await updater.checkForUpdates()
      return found?.isUpdateAvailable ? found.updateInfo.version : null
    },
    async download() {
      stopping = new CancellationToken()
      await updater.downloadUpdate(stopping)
    },
    stop: () => stopping.cancel(),
    install: () => atQuit?.(0),
  }
}
