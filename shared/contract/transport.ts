import { z } from 'zod'
import { failureSchema } from './failure.ts'

/** A way to a host: two functions. Values are JSON. */
export interface Transport {
  call(method: string, input: unknown): Promise<unknown>
  listen(heard: (event: unknown) => void): () => void
}

export const transportAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
])
