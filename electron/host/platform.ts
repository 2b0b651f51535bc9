import type { FileKind } from '#shared/interchange/fileKind.ts'
import type { NewId } from '#shared/document/ids.ts'
import type { Log } from './log/entry.ts'
import type { LogBook } from './log/logBook.ts'
import type { Ways } from './network/ways.ts'
import type { Updates } from './updates/updates.ts'

/** What a host needs from its environment. Electron, the web host, the command line and the tests each provide one. */
export interface Platform {
  readonly shell: 'electron' | 'web' | 'terminal' | 'test'
  readonly version: string
  readonly folders: PlatformFolders
  /** Only the variables the host may see: keys, by the names that providers give them. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly keychain: Keychain
  /** The only access to the network. */
  readonly ways: Ways
  /** Native dialogs; null if the shell has none. */
  readonly dialogs: Dialogs | null
  /** App updates; omitted if the shell can't update itself. */
  readonly updates?: Updates | undefined
  /** The project to open at start; null for none. */
  readonly startFolder: string | null
  /** Milliseconds since 1970. */
  now(): number
  newId: NewId
  readonly log: Log
  /** The log file; omitted if the shell keeps none. */
  readonly logBook?: Pick<LogBook, 'file' | 'recent'> | undefined
}

export interface PlatformFolders {
  /** The app's data: recent projects, window state. */
  readonly data: string
  /** Default folder for new projects. */
  readonly projects: string
  /** assets/ of the repository or package. */
  readonly assets: string
}

/** The operating system's keychain, by account name. Asynchronous only: some keychains ask the user first. */
export interface Keychain {
  status(): Promise<{ available: boolean; name: string; why: string }>
  read(account: string): Promise<string | null>
  write(account: string, secret: string): Promise<void>
  remove(account: string): Promise<void>
}

export interface Dialogs {
  choose(purpose: 'open' | 'new' | 'copy', name: string): Promise<string | null>
  /** Save dialog for a new file of this type, with `name` suggested. */
  save(kind: FileKind, name: string): Promise<string | null>
  /** Shows a folder's contents in the system's file manager. */
  reveal(folder: string): Promise<void>
  /** The same, of the folder that this window last saved a file of its own to; nothing if it has saved none. */
  revealSaved(): Promise<void>
}
