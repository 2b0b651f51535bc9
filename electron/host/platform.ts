import type { FileKind } from '#shared/interchange/fileKind.ts'
import type { NewId } from '#shared/document/ids.ts'
import type { Log } from './log/entry.ts'
import type { LogBook } from './log/logBook.ts'
import type { Ways } from './network/ways.ts'
import type { Updates } from './updates/updates.ts'

/** What a host needs from where it runs. Electron, the web host, the command line and the tests each bring their own. */
export interface Platform {
  readonly shell: 'electron' | 'web' | 'terminal' | 'test'
  readonly version: string
  readonly folders: PlatformFolders
  /** Only the variables that the host may see: keys, under the names that providers give theirs. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly keychain: Keychain
  /** The one way out to the network. */
  readonly ways: Ways
  /** The system's own dialogs; null where the shell has none. */
  readonly dialogs: Dialogs | null
  /** Newer versions of the app; left out where the shell can't bring itself up to date. */
  readonly updates?: Updates | undefined
  /** The project to open at start; null for none. */
  readonly startFolder: string | null
  /** Milliseconds since 1970. */
  now(): number
  newId: NewId
  readonly log: Log
  /** The log file; left out where the shell keeps none. */
  readonly logBook?: Pick<LogBook, 'file' | 'recent'> | undefined
}

export interface PlatformFolders {
  /** The app's own data: recent projects, window state. */
  readonly data: string
  /** Where new projects go by default. */
  readonly projects: string
  /** The repository's or package's assets/. */
  readonly assets: string
}

/** The operating system's keychain, by account name. Synchronous calls are not offered: some keychains ask the person first. */
export interface Keychain {
  status(): Promise<{ available: boolean; name: string; why: string }>
  read(account: string): Promise<string | null>
  write(account: string, secret: string): Promise<void>
  remove(account: string): Promise<void>
}

export interface Dialogs {
  choose(purpose: 'open' | 'new' | 'copy', name: string): Promise<string | null>
  /** A new file of this kind, `name` suggested. */
  save(kind: FileKind, name: string): Promise<string | null>
  /** Shows what is in a folder, in the system's file manager. */
  reveal(folder: string): Promise<void>
}
