import { fail } from '#shared/contract/failure.ts'
import { CALL_ID_HEADER, PAGE_HEADER, PAGE_PARAMETER } from '#shared/contract/transport.ts'
import type { Transport } from '#shared/contract/transport.ts'
import { listenersWhileOpen } from '#shared/store.ts'
import { writeOut } from './writeOut.ts'

/**
 * Bytes of a save that the browser still sends after its page is gone: of 64 KiB for all such requests of a page (Fetch,
 * "inflight keepalive bytes"), past which it refuses one. Saves go one at a time.
 */
const OUTLIVES = 64_000

/**
 * The transport to a host that serves HTTP (electron/host/http/serve.ts): one POST per call, one event stream. `page`:
 * a name unique to this page, by which the host knows when it is gone.
 */
export function httpTransport(origin: string, page: string): Transport {
  const events = createEvents(`${origin}/api/events?${PAGE_PARAMETER}=${page}`)
  return {
    async call(method, input, callId) {
      try {
        await events.opened()
        const body = await writeOut(input, OUTLIVES)
        const answer = await fetch(`${origin}/api/call/${method}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            [PAGE_HEADER]: page,
            ...(callId ? { [CALL_ID_HEADER]: callId } : {}),
          },
          body,
          // Pictures may be ahead of it on all connections, and the page may be left before one is free.
          ...(method === 'board.save' && { priority: 'high', keepalive: outlives(body) }),
        })
        return (await answer.json()) as unknown
      } catch {
        return fail({ kind: 'no-network', detail: 'Framewright itself does not answer; is it still running?' })
      }
    },
    listen: events.listen,
  }
}

function outlives(body: string | Blob): boolean {
  return typeof body === 'string' && new TextEncoder().encode(body).length < OUTLIVES
}

interface Events {
  readonly listen: Transport['listen']
  /** Opens the stream before the call, so that no event caused by the call is missed. */
  readonly opened: () => Promise<void>
}

/** The events of one address: its stream is open as long as anyone listens. */
function createEvents(address: string): Events {
  let source: EventSource | null = null
  return {
    listen: listenersWhileOpen<[unknown]>((tell) => {
      source = openStream(address, tell)
      return () => {
        source?.close()
        source = null
      }
    }),
    async opened() {
      const opening = source
      if (opening?.readyState !== EventSource.CONNECTING) return
      await new Promise((done) => {
        opening.addEventListener('open', done, { once: true })
        opening.addEventListener('error', done, { once: true })
      })
    },
  }
}

function openStream(address: string, tell: (event: unknown) => void): EventSource {
  const source = new EventSource(address)
  let broken = false
  source.addEventListener('error', () => {
    broken = true
  })
  source.addEventListener('open', () => {
    // Events sent meanwhile were missed.
    if (broken) tell({ name: 'events.missed', value: {} })
    broken = false
  })
  source.addEventListener('message', (message: MessageEvent<string>) => {
    tell(JSON.parse(message.data))
  })
  return source
}
