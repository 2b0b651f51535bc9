import type { Failure } from '#shared/contract/failure.ts'
import { FailureError } from '../failures.ts'
import { strikeAll } from './strikeKey.ts'
import type { Seen } from './wire.ts'

/** The failure for a request without a complete answer. `asked`: the model; '' if nothing is generated, so nothing billed. */
export function failureOfBreak(
  error: unknown,
  seen: Pick<Seen, 'begun' | 'bodySent'>,
  asked: string,
  ended: { cancelled: boolean; late: boolean },
): Failure {
  if (error instanceof FailureError) return error.failure
  if (!seen.begun) return { kind: 'fault', detail: codeOf(error) }
  const mayBeBilled = seen.bodySent && asked !== ''
  if (ended.cancelled) return { kind: 'cancelled', mayBeBilled }
  if (ended.late) return { kind: 'timed-out', mayBeBilled }
  if (seen.bodySent) return { kind: 'broke-off', mayBeBilled, detail: codeOf(error) }
  return { kind: 'no-network', detail: codeOf(error) }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.message.slice(0, 200) : 'no reason given'
}

/** The failure with every trace of the key removed: services do echo it. */
export function withoutKey(failure: Failure, key: string): Failure {
  return { ...strikeAll(failure, key), kind: failure.kind } as Failure
}
