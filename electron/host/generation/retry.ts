import type { Failure } from '#shared/contract/failure.ts'

export interface RetryRules {
  /** Requests in all, the first among them. */
  readonly attempts: number
  /** The first wait where the service named none; each next one is twice as long. */
  readonly firstWaitMs: number
  /** A service that asks for more than this is not waited for. */
  readonly mostWaitMs: number
}

export const RETRY_RULES: RetryRules = { attempts: 4, firstWaitMs: 2000, mostWaitMs: 120_000 }

/** What is worth asking again, since nothing was made and nothing billed: 429, 500 and 503. */
const STATUSES = [500, 503]

/**
 * Milliseconds to wait before the request may be sent again; null where it must not be. The service's own wait is kept
 * to; else it doubles. Up to a quarter more at random, so that several jobs do not come back at the same moment.
 */
export function waitBefore(
  failure: Failure,
  attempt: number,
  rules: RetryRules,
  random: () => number = Math.random,
): number | null {
  const again =
    failure.kind === 'rate-limited' || (failure.kind === 'service-down' && STATUSES.includes(failure.status))
  if (!again || attempt >= rules.attempts) return null
  const asked = failure.waitSeconds ?? null
  const wait = asked === null ? rules.firstWaitMs * 2 ** (attempt - 1) : asked * 1000
  return wait > rules.mostWaitMs ? null : wait * (1 + random() / 4)
}

/** true after `ms`; false as soon as the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false)
    const end = (whole: boolean): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      resolve(whole)
    }
    const abort = (): void => end(false)
    const timer = setTimeout(() => end(true), ms)
    signal.addEventListener('abort', abort)
  })
}
