import type { Result } from '#shared/contract/failure.ts'

/** What was answered; a failure ends the test with its words. */
export function value<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.failure))
}
