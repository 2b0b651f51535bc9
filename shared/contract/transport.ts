import { z } from 'zod'
import { failureSchema } from './failure.ts'

/** A way to a host: two functions. Values are JSON. `callId`: the name by which `calls.giveUp` can end the call. */
export interface Transport {
  call(method: string, input: unknown, callId?: string): Promise<unknown>
  listen(heard: (event: unknown) => void): () => void
}

/** Over HTTP, the name of a call rides in this header. */
export const CALL_ID_HEADER = 'x-framewright-call'
/** And the name that a page gives itself, in this header of its calls and this part of the address at which it listens. */
export const PAGE_HEADER = 'x-framewright-page'
export const PAGE_PARAMETER = 'page'

export const transportAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
])
