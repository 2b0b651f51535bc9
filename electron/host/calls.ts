import { callIdSchema } from '#shared/contract/methods.ts'

/** The calls in progress and their abort controllers. */
export interface Calls {
  /** A call without an id is stopped only with its caller (`gone`) or by `giveUpAll`. Call `end` when it is answered. */
  begin(callId: string | undefined, gone: AbortSignal): { readonly signal: AbortSignal; end(): void }
  /** Stops the call with this id; if it has not arrived yet, stops it on arrival. */
  giveUp(callId: string): void
  /** Stops everything that can be stopped, before the host ends. */
  giveUpAll(): void
}

/**
 * Limit of ids cancelled before their call arrived: nobody sends that many, and a stranger must not fill the memory
 * with them.
 */
const MOST_AHEAD = 200

export function createCalls(): Calls {
  const running = new Set<AbortController>()
  const named = new Map<string, AbortController>()
  const ahead = new Set<string>()

  return {
    begin(given, gone) {
      const controller = new AbortController()
      const callId = callIdSchema.safeParse(given).data
      const stop = (): void => controller.abort()
      if (gone.aborted) stop()
      gone.addEventListener('abort', stop)
      running.add(controller)
      if (callId !== undefined) named.set(callId, controller)
      if (callId !== undefined && ahead.delete(callId)) controller.abort()
      return {
        signal: controller.signal,
        end() {
          gone.removeEventListener('abort', stop)
          running.delete(controller)
          if (callId !== undefined && named.get(callId) === controller) named.delete(callId)
        },
      }
    },
    giveUp(callId) {
      const controller = named.get(callId)
      if (controller) return controller.abort()
      ahead.add(callId)
      const [oldest] = ahead
      if (ahead.size > MOST_AHEAD) ahead.delete(oldest!)
    },
    giveUpAll() {
      for (const controller of running) controller.abort()
    },
  }
}
