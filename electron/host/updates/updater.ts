import { AppImageUpdater, CancellationToken, MacUpdater, NsisUpdater } from 'electron-updater'
import type { AppUpdater } from 'electron-updater'
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js'
import type { Ways } from '../network/ways.ts'
import type { BuiltIn } from './builtIn.ts'
import { AskOne, SignedFolder } from './signedFolder.ts'

/** Downloads and installs a newer version: electron-updater, restricted to what it is asked to do. */
export interface Updater {
  /** The newer version's number; null if there is none. */
  look(): Promise<string | null>
  download(): Promise<void>
  /** Cancels a download. */
  stop(): void
  install(): void
}

export interface UpdaterPlace {
  readonly ways: Ways
  readonly version: string
  /** Where downloads are stored. */
  readonly cacheFolder: string
  readonly dataFolder: string
  /** The file of `builtIn.ts`, from which electron-updater reads its folder name. */
  readonly builtInFile: string
  /** Quits the app, if the system's installer requires that. */
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
  // It would otherwise store an id for this computer and send it along, and connect through Chromium.
  Object.assign(updater, {
    httpExecutor: new AskOne(builtIn.url, place.ways),
    stagingUserIdPromise: { value: Promise.resolve('') },
    isUserWithinRollout: () => true,
  })
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = true
  updater.disableWebInstaller = true
  // A differential download would combine pieces of the present file with downloaded ones: one whole file is verified
  // instead.
  updater.disableDifferentialDownload = true
  updater.setFeedURL({ ...builtIn, provider: 'custom', updateProvider: SignedFolder })
  // Each call also rejects with the error.
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
