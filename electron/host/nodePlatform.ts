import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { makeNewId } from '#shared/document/ids.ts'
import type { Log } from './log/entry.ts'
import type { LogBook } from './log/logBook.ts'
import type { Dialogs, Keychain, Platform } from './platform.ts'
import type { Ways } from './network/ways.ts'
import type { Updates } from './updates/updates.ts'

export interface NodePlatformOptions {
  readonly shell: Platform['shell']
  readonly version: string
  /** The folder with the sample film and the fonts. */
  readonly assets: string
  readonly keychain: Keychain
  /** The environment's keys by variable; the shell removes them from the environment first of all. */
  readonly keys: Platform['environment']
  readonly ways: Ways
  readonly logBook: LogBook
  readonly dialogs?: Dialogs
  readonly updates?: Updates
  /** A function, since a shell may learn it only after start. */
  readonly startFolder?: () => string | null
}

/** The platform for any shell that runs in Node: the web host, the command line, and Electron's main process. */
export function createNodePlatform(options: NodePlatformOptions): Platform {
  return {
    shell: options.shell,
    version: options.version,
    folders: { data: dataFolder(), projects: projectsFolder(), assets: options.assets },
    environment: options.keys,
    keychain: options.keychain,
    ways: options.ways,
    dialogs: options.dialogs ?? null,
    updates: options.updates,
    get startFolder() {
      return options.startFolder?.() ?? null
    },
    now: () => Date.now(),
    newId: makeNewId(secureRandom),
    log: logTo(options.logBook),
    logBook: options.logBook,
  }
}

/** Logs to the file; with FRAMEWRIGHT_LOG set, to the terminal as well. */
export function logTo(book: Pick<LogBook, 'note'>): Log {
  return (line, entry) => {
    if (process.env['FRAMEWRIGHT_LOG']) process.stderr.write(`${line}\n`)
    if (entry) book.note(entry)
  }
}

/** In [0, 1), cryptographically secure: ids must not collide between machines that share a film. */
function secureRandom(): number {
  return randomBytes(6).readUIntBE(0, 6) / 2 ** 48
}

/**
 * The app's data folder (recent projects, window position): %APPDATA%, ~/Library/Application Support, or
 * $XDG_CONFIG_HOME, by the system's conventions. FRAMEWRIGHT_DATA overrides it.
 */
export function dataFolder(): string {
  const { FRAMEWRIGHT_DATA, APPDATA, XDG_CONFIG_HOME } = process.env
  if (FRAMEWRIGHT_DATA) return FRAMEWRIGHT_DATA
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Framewright')
  if (process.platform === 'win32') return join(APPDATA || join(homedir(), 'AppData', 'Roaming'), 'Framewright')
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'Framewright')
}

/**
 * Default folder for new films: Documents/Framewright if Documents exists, else ~/Framewright. FRAMEWRIGHT_PROJECTS
 * overrides it.
 */
function projectsFolder(): string {
  const { FRAMEWRIGHT_PROJECTS } = process.env
  if (FRAMEWRIGHT_PROJECTS) return FRAMEWRIGHT_PROJECTS
  const documents = join(homedir(), 'Documents')
  return existsSync(documents) ? join(documents, 'Framewright') : join(homedir(), 'Framewright')
}
