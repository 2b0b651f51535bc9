import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail } from '#shared/contract/failure.ts'
import { systemFailure } from './systemFailure.ts'

/** A failure on its way up through code that can't go on; `attempt` turns it back into a value at the door. */
export class FailureError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind)
    this.name = 'FailureError'
    this.failure = failure
  }
}

/** The value of a result, for code that can't go on without it. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new FailureError(result.failure)
}

/** Runs work and gives its value or its failure. What Node and SQLite throw is named; the unknown becomes a fault. */
export async function attempt<T>(work: () => T | Promise<T>, path = ''): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return fail(failureFrom(error, path))
  }
}

/** Whatever was thrown, as a failure. What no system call and no rule of ours explains is a fault of ours. */
export function failureFrom(error: unknown, path: string): Failure {
  if (error instanceof FailureError) return error.failure
  // Thrown by a signal that was aborted: nobody waits for this any longer.
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'cancelled' }
  const said = error instanceof Error ? error.message : String(error)
  return systemFailure(error, path) ?? { kind: 'fault', detail: said.slice(0, 500) }
}
