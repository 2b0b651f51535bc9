import { fail } from '#shared/contract/failure.ts'
import { CALL_ID_HEADER, PAGE_HEADER, PAGE_PARAMETER } from '#shared/contract/transport.ts'
import type { Transport } from '#shared/contract/transport.ts'

/**
 * The way to a host that serves HTTP (electron/host/http/serve.ts): one POST a call, one stream of events. `page`: a name that no
 * other page has, by which the host knows when this one is gone.
 */
export function httpTransport(origin: string, page: string): Transport {
  let events: EventSource | null = null
  const listeners = new Set<(event: unknown) => void>()

  function tell(event: unknown): void {
    for (const heard of listeners) heard(event)
  }

  function open(): EventSource {
    const source = new EventSource(`${origin}/api/events?${PAGE_PARAMETER}=${page}`)
    let broken = false
    source.addEventListener('error', () => {
      broken = true
    })
    source.addEventListener('open', () => {
      // What the host told meanwhile reached nobody here.
      if (broken) tell({ name: 'events.missed', value: {} })
      broken = false
    })
    source.addEventListener('message', (message: MessageEvent<string>) => {
      tell(JSON.parse(message.data))
    })
    return source
  }

  /** Nothing that a call brings about is missed: its events have a way here before it is made. */
  async function listening(): Promise<void> {
    const source = events
    if (source?.readyState !== EventSource.CONNECTING) return
    await new Promise((done) => {
      source.addEventListener('open', done, { once: true })
      source.addEventListener('error', done, { once: true })
    })
  }

  return {
    async call(method, input, callId) {
      try {
        await listening()
        const answer = await fetch(`${origin}/api/call/${method}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            [PAGE_HEADER]: page,
            ...(callId ? { [CALL_ID_HEADER]: callId } : {}),
          },
          body: JSON.stringify(input),
        })
        return (await answer.json()) as unknown
      } catch {
        return fail({ kind: 'no-network', detail: 'Framewright itself does not answer; is it still running?' })
      }
    },
    listen(heard) {
      listeners.add(heard)
      events ??= open()
      return () => {
        listeners.delete(heard)
        if (listeners.size > 0) return
        events?.close()
        events = null
      }
    },
  }
}
