import type { Client } from '#shared/contract/client.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Input, MethodName, Output } from '#shared/contract/methods.ts'

export interface GivingUp<M extends MethodName> {
  /** Aborted when the person stops waiting. */
  readonly signal: AbortSignal
  /** Called with the answer of a host that did not stop in time: by then the caller has gone on with `cancelled`. */
  readonly late?: (answer: Result<Output<M>>) => void
}

/** Milliseconds that a host has to say how it stopped. A silent one holds up nobody. */
const STOPPING_MS = 1000

/**
 * A call that a person can cancel. The host is told to stop, and its own answer is used if it comes soon: `cancelled`,
 * or the value if it was too late to stop.
 */
export function callUntil<M extends MethodName>(
  client: Client,
  method: M,
  input: Input<M>,
  { signal, late }: GivingUp<M>,
): Promise<Result<Output<M>>> {
  if (signal.aborted) return Promise.resolve(fail({ kind: 'cancelled' }))
  const callId = crypto.randomUUID()
  return new Promise((answered) => {
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    function giveUp(): void {
      void client.call('calls.giveUp', { callId })
      timer = setTimeout(() => {
        gone = true
        answered(fail({ kind: 'cancelled' }))
      }, STOPPING_MS)
    }
    signal.addEventListener('abort', giveUp, { once: true })
    void client.call(method, input, callId).then((answer) => {
      signal.removeEventListener('abort', giveUp)
      clearTimeout(timer)
      if (gone) late?.(answer)
      else answered(answer)
    })
  })
}
