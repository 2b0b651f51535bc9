import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail } from '#shared/contract/failure.ts'

/** A failure on its way up through code that can't go on; `attempt` turns it back into a value at the door. */
export class FailureError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind)
    this.name = 'FailureError'
    this.failure = failure
  }
}

/** Runs work and gives its value or its failure. What Node and SQLite throw is named; the unknown becomes a fault. */
export async function attempt<T>(work: () => T | Promise<T>, path = ''): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return fail(failureFrom(error, path))
  }
}

export function failureFrom(error: unknown, path: string): Failure {
  if (error instanceof FailureError) return error.failure
  const code = codeOf(error)
  const where = pathOf(error) || path
  if (code === 'ENOSPC' || /disk is full/i.test(messageOf(error))) return { kind: 'disk-full', path: where }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || /readonly database/i.test(messageOf(error)))
    return { kind: 'read-only', path: where }
  if (code === 'ENOENT') return { kind: 'not-found', what: where || 'The file' }
  if (code === 'EEXIST') return { kind: 'already-exists', path: where }
  return { kind: 'fault', detail: messageOf(error).slice(0, 500) }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
function pathOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'path' in error ? String(error.path) : ''
}
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
