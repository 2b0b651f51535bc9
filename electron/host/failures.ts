import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail } from '#shared/contract/failure.ts'
import { systemFailure } from './systemFailure.ts'

/** Carries a failure up the stack as an exception; `attempt` turns it back into a value at the entry point. */
export class FailureError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind)
    this.name = 'FailureError'
    this.failure = failure
  }
}

/** The value of a result, for code that can't go on without it; throws its failure. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new FailureError(result.failure)
}

/** Runs work and returns its value or its failure. Errors from Node and SQLite are mapped; unknown errors become a fault. */
export async function attempt<T>(work: () => T | Promise<T>, path = ''): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return fail(failureFrom(error, path))
  }
}

/** Maps anything thrown to a failure. Errors that no system call and no rule of ours explains are faults of ours. */
export function failureFrom(error: unknown, path: string): Failure {
  if (error instanceof FailureError) return error.failure
  // Thrown by an aborted signal: the caller no longer waits for this.
  if (error instanceof Error && error.name === 'AbortError') return { kind: 'cancelled' }
  const said = error instanceof Error ? error.message : String(error)
  return systemFailure(error, path) ?? { kind: 'fault', detail: said.slice(0, 500) }
}
