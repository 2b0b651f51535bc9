import type { Client } from '#shared/contract/client.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Input, MethodName, Output } from '#shared/contract/methods.ts'
import { PATIENCE } from '#shared/contract/patience.ts'
import { callUntil } from './callUntil.ts'
import type { Waits } from './waits.ts'

/**
 * The same client, but no call hangs silently: one that takes longer than its patience is listed in `waits` until it is
 * answered or a person gives it up. A call with a name from its caller is reported by that caller.
 */
export function patientClient(client: Client, waits: Waits): Client {
  return {
    call<M extends MethodName>(method: M, input: Input<M>, callId?: string): Promise<Result<Output<M>>> {
      const patience = PATIENCE[method]
      if (patience === null || callId !== undefined) return client.call(method, input, callId)
      const stop = new AbortController()
      const { signal } = stop
      const answer =
        patience.giveUp === 'cancel'
          ? callUntil(client, method, input, { signal })
          : untilLeft(client.call(method, input), signal)
      let told: (() => void) | null = null
      const timer = setTimeout(() => {
        told = waits.add(patience, () => stop.abort())
      }, patience.seconds * 1000)
      return answer.finally(() => {
        clearTimeout(timer)
        told?.()
      })
    },
    on: (name, heard) => client.on(name, heard),
  }
}

/** The answer, or `no-answer` once nobody waits for it. */
function untilLeft<T>(answer: Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>> {
  const left = new Promise<Result<T>>((done) => {
    signal.addEventListener('abort', () => done(fail({ kind: 'no-answer' })), { once: true })
  })
  return Promise.race([answer, left])
}
