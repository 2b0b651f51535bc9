import type { Result } from '#shared/contract/failure.ts'
import type { Dialogs, Platform } from './platform.ts'

/** Who calls: a page of a window, or the process itself. */
export interface Caller {
  /** The film it opens with; null for none. */
  readonly startFolder: string | null
  /** The system's own dialogs, over its window. */
  readonly dialogs: Dialogs | null
  /** Another window of the app, on this film or on its welcome screen; null where pages open their own. */
  readonly openWindow: ((folder: string | null) => void) | null
  /** Aborted when it is gone: nobody waits any longer, and what it has open is closed. */
  readonly gone: AbortSignal
}

/** What a window has of its own; the rest is as the platform has it. */
export type OwnCaller = Partial<Omit<Caller, 'gone'>>

/** A page of a window, from its first call until it is gone. A page that is loaded again is another. */
export interface Visit {
  /** As `Host.call`. */
  call(method: string, input: unknown, callId?: string): Promise<Result<unknown>>
  /** The folders of the films that it has open. */
  films(): string[]
  /** It is gone: what it waited for and can be stopped is, and its films are closed, unless others have them open. */
  leave(): Promise<void>
}

/** The process itself, which is never gone before the host is. */
export function processItself(platform: Platform): Caller {
  return callerOf(platform, {}, new AbortController().signal)
}

/** Read whenever it is asked for: a shell may learn the film of its start only once it runs. */
export function callerOf(platform: Platform, own: OwnCaller, gone: AbortSignal): Caller {
  return {
    get startFolder() {
      return own.startFolder === undefined ? platform.startFolder : own.startFolder
    },
    dialogs: own.dialogs === undefined ? platform.dialogs : own.dialogs,
    openWindow: own.openWindow ?? null,
    gone,
  }
}
