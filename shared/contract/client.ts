import { fail } from './failure.ts'
import type { Result } from './failure.ts'
import { hostEventSchema } from './events.ts'
import type { EventName, EventValue, HostEvent } from './events.ts'
import { listenersWhileOpen } from '../store.ts'
import { METHODS } from './methods.ts'
import type { Input, MethodName, Output } from './methods.ts'
import { transportAnswerSchema } from './transport.ts'
import type { Transport } from './transport.ts'

/** The typed side of a transport: replies are parsed before callers see them. */
export interface Client {
  /** Never rejects. If the caller passes a `callId`, `calls.giveUp` can end the call; the result then says how it ended. */
  call<M extends MethodName>(method: M, input: Input<M>, callId?: string): Promise<Result<Output<M>>>
  /** Calls back on every event of this name until the returned function is called. */
  on<E extends EventName>(name: E, onEvent: (value: EventValue<E>) => void): () => void
}

export function createClient(transport: Transport): Client {
  return {
    async call<M extends MethodName>(method: M, input: Input<M>, callId?: string): Promise<Result<Output<M>>> {
      const answer = await transport
        .call(method, input, callId)
        .catch((error: unknown) => fail({ kind: 'fault', detail: String(error) }))
      const envelope = transportAnswerSchema.safeParse(answer)
      if (!envelope.success) return fail({ kind: 'fault', detail: 'the host gave no answer that can be read' })
      if (!envelope.data.ok) return { ok: false, failure: envelope.data.failure }
      const value = METHODS[method].output.safeParse(envelope.data.value)
      if (!value.success) return fail({ kind: 'fault', detail: `the answer to ${method} is not what was agreed` })
      return { ok: true, value: value.data as Output<M> }
    },
    on: eventsOf(transport),
  }
}

/** Listens once for all names: each event is read a single time, and those of one task are told in it. */
function eventsOf(transport: Transport): Client['on'] {
  const listen = listenersWhileOpen<[HostEvent]>((tell) =>
    transport.listen((raw) => {
      const event = hostEventSchema.safeParse(raw)
      if (event.success) tell(event.data)
    }),
  )
  // Of its own: one who listens twice is told twice, and stops each by itself.
  return (name, onEvent) => listen((event) => (event.name === name ? onEvent(event.value as never) : undefined))
}
