import type { Failure } from '#shared/contract/failure.ts'
import type { KeyGate } from './keyGates.ts'

/** Failures that every further request with the same key would meet, until a person does something about them. */
const SHUTS: readonly Failure['kind'][] = ['bad-key', 'no-key', 'not-allowed', 'out-of-quota']

export interface Lesson {
  readonly failure: Failure
  /** Milliseconds until the same request is sent again; null if it is not. */
  readonly waitMs: number | null
  /** More jobs of the key wait, or are out. */
  readonly others: boolean
  readonly isBack: () => Promise<boolean>
}

/**
 * What a failure teaches of the key. Returns whether the job waits on with the others of its key: nothing of it was
 * made or billed, and the reason is not the job's. A job that is alone fails with the reason instead, since there is
 * nothing to park.
 */
export function learn(gate: KeyGate, { failure, waitMs, others, isBack }: Lesson): boolean {
  if (failure.kind === 'rate-limited' && waitMs !== null) {
    gate.slowDown(failure, waitMs)
    return false
  }
  if (failure.kind === 'refused') gate.succeeded()
  if ('mayBeBilled' in failure && failure.mayBeBilled === true) return false
  if (!others) return false
  if (SHUTS.includes(failure.kind)) gate.shut(failure)
  else if (failure.kind === 'no-network') gate.lostNetwork(failure, isBack)
  // A delay too long to stand in line for.
  else if (failure.kind === 'rate-limited' && failure.waitSeconds !== null && failure.waitSeconds > 0)
    gate.slowDown(failure, failure.waitSeconds * 1000)
  else return false
  return true
}
