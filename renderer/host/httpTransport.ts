import { fail } from '#shared/contract/failure.ts'
import type { Transport } from '#shared/contract/transport.ts'

/** The way to a host that serves HTTP (electron/host/http/serve.ts): one POST a call, one stream of events. */
export function httpTransport(origin: string): Transport {
  let events: EventSource | null = null
  const listeners = new Set<(event: unknown) => void>()

  function open(): EventSource {
    const source = new EventSource(`${origin}/api/events`)
    source.onmessage = (message: MessageEvent<string>) => {
      const event: unknown = JSON.parse(message.data)
      for (const heard of listeners) heard(event)
    }
    return source
  }

  return {
    async call(method, input) {
      try {
        const answer = await fetch(`${origin}/api/call/${method}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
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
