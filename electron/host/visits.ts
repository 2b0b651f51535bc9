import type { Result } from '#shared/contract/failure.ts'
import type { Dialogs, Platform } from './platform.ts'

/** The caller: a page of a window, or the process itself. */
export interface Caller {
  /** The film it opens with; null for none. */
  readonly startFolder: string | null
  /** Native dialogs, over its window. */
  readonly dialogs: Dialogs | null
  /** Opens another window of the app on this film or on its welcome screen; null if pages open their own. */
  readonly openWindow: ((folder: string | null) => void) | null
  /** Shows these keys in the app's menu, by command; null if there is none. */
  readonly menuKeys: ((keys: Readonly<Record<string, readonly string[]>>) => void) | null
  /** Aborted when the caller is gone: its calls are cancelled, and its films closed. */
  readonly gone: AbortSignal
}

/** What a window overrides; the rest comes from the platform. */
export type OwnCaller = Partial<Omit<Caller, 'gone'>>

/** A page of a window, from its first call until it is gone. A reloaded page is a new visit. */
export interface Visit {
  /** See `Host.call`. */
  call(method: string, input: unknown, callId?: string): Promise<Result<unknown>>
  /** Folders of the films it has open. */
  films(): string[]
  /** Ends the visit: calls that can be cancelled are, and its films are closed unless others have them open. */
  leave(): Promise<void>
}

/** The process itself, which lasts as long as the host. */
export function processItself(platform: Platform): Caller {
  return callerOf(platform, {}, new AbortController().signal)
}

/** Getters, since a shell may learn its start film only after start. */
export function callerOf(platform: Platform, own: OwnCaller, gone: AbortSignal): Caller {
  return {
    get startFolder() {
      return own.startFolder === undefined ? platform.startFolder : own.startFolder
    },
    dialogs: own.dialogs === undefined ? platform.dialogs : own.dialogs,
    openWindow: own.openWindow ?? null,
    menuKeys: own.menuKeys ?? null,
    gone,
  }
}
