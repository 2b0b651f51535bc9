import { z } from 'zod'
import { failureSchema } from './failure.ts'

/** A connection to a host: two functions. Values are JSON. `callId`: the id with which `calls.giveUp` can end the call. */
export interface Transport {
  call(method: string, input: unknown, callId?: string): Promise<unknown>
  listen(onEvent: (event: unknown) => void): () => void
}

/** HTTP header that carries a call's id. */
export const CALL_ID_HEADER = 'x-framewright-call'
/** The page's own id: this header in its calls, and this part of the address it listens at. */
export const PAGE_HEADER = 'x-framewright-page'
export const PAGE_PARAMETER = 'page'

export const transportAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
])
