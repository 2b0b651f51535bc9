import { app, dialog, shell } from 'electron'
import type { BrowserWindow } from 'electron'
import { join } from 'node:path'
import { createNodePlatform } from '#host/nodePlatform.ts'
import type { LogBook } from '#host/log/logBook.ts'
import type { NodePlatformOptions } from '#host/nodePlatform.ts'
import { nameOnDisk } from '#shared/nameOnDisk.ts'
import { withEnding } from '#shared/interchange/fileKind.ts'
import type { FileKind } from '#shared/interchange/fileKind.ts'
import type { Dialogs, Keychain, Platform } from '#host/platform.ts'
import type { Ways } from '#host/network/ways.ts'
import type { Updates } from '#host/updates/updates.ts'

export interface ElectronPlatformOptions {
  readonly keychain: Keychain
  readonly keys: NodePlatformOptions['keys']
  readonly ways: Ways
  readonly logBook: LogBook
  readonly updates: Updates
  /** The folder assets/; by default next to the app. */
  readonly assets?: string | undefined
}

export function createElectronPlatform(options: ElectronPlatformOptions): Platform {
  const base = app.isPackaged ? process.resourcesPath : app.getAppPath()
  return createNodePlatform({
    shell: 'electron',
    version: app.getVersion(),
    assets: options.assets ?? join(base, 'assets'),
    keychain: options.keychain,
    keys: options.keys,
    ways: options.ways,
    logBook: options.logBook,
    updates: options.updates,
  })
}

const PROJECT: FileKind = { name: 'Framewright project', extensions: ['framewright'], types: [] }

/**
 * Native open and save dialogs over this window; null if the person cancels. `projects`: default folder for films;
 * `saved`: the folder of the last file that the window itself saved.
 */
export function systemDialogs(
  window: () => BrowserWindow | null,
  projects: string,
  saved: () => string | null,
): Dialogs {
  async function open(properties: ('openFile' | 'openDirectory')[]): Promise<string | null> {
    const owner = window()
    const settings = { properties }
    const chosen = await (owner ? dialog.showOpenDialog(owner, settings) : dialog.showOpenDialog(settings))
    return chosen.filePaths[0] ?? null
  }

  async function save(defaultPath: string, filters: { name: string; extensions: string[] }[]): Promise<string | null> {
    const owner = window()
    const settings = { defaultPath, filters }
    const chosen = await (owner ? dialog.showSaveDialog(owner, settings) : dialog.showSaveDialog(settings))
    return chosen.canceled || !chosen.filePath ? null : chosen.filePath
  }

  return {
    save: (kind, name) =>
      save(join(app.getPath('documents'), withEnding(nameOnDisk(name, 'Untitled', 200), kind)), [
        { name: kind.name, extensions: [...kind.extensions] },
      ]),
    async reveal(folder) {
      await shell.openPath(folder)
    },
    async revealSaved() {
      const folder = saved()
      if (folder !== null) await shell.openPath(folder)
    },
    async choose(purpose, name) {
      switch (purpose) {
        case 'open':
          // On macOS a project folder is a package, so it is chosen like a file.
          return open(process.platform === 'darwin' ? ['openFile', 'openDirectory'] : ['openDirectory'])
        case 'new':
        case 'copy':
          return save(join(projects, withEnding(nameOnDisk(name, 'Untitled', 200), PROJECT)), [
            { name: PROJECT.name, extensions: [...PROJECT.extensions] },
          ])
      }
    },
  }
}
