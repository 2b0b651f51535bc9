import type { Failure } from '#shared/contract/failure.ts'
import type { GateRules } from './keyGates.ts'

export interface RetryRules {
  /** Maximum number of requests, including the first. */
  readonly attempts: number
  /** First delay if the service gave none; doubled for each retry. */
  readonly firstWaitMs: number
  /** If the service asks for a longer delay, there is no retry. */
  readonly mostWaitMs: number
  /** Of the key, for all of its jobs. */
  readonly gate?: GateRules
}

export const RETRY_RULES: RetryRules = { attempts: 4, firstWaitMs: 2000, mostWaitMs: 120_000 }

/** Worth a retry, since nothing was made and nothing billed: 429, 500 and 503. */
const STATUSES = [500, 503]

/**
 * Milliseconds to wait before the retry; null if there must be none. At least the service's own delay and exponential
 * backoff, plus up to a quarter of random jitter so that several jobs don't retry at the same moment.
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
  // A service that says "at once" has not thought of it: it would be overrun again.
  const wait = Math.max((failure.waitSeconds ?? 0) * 1000, rules.firstWaitMs * 2 ** (attempt - 1))
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
