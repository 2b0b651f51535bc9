import { CALL_ID_HEADER } from '#shared/contract/transport.ts'
import type { Transport } from '#shared/contract/transport.ts'
import type { Served } from '#host/http/serve.ts'

/** A browser that has opened the printed address: it holds the session and says where its requests come from. */
export interface WebVisitor {
  readonly transport: Transport
  fetch(this: void, path: string, init?: RequestInit): Promise<Response>
  /** Stops listening. */
  leave(): void
}

export async function visit(served: Pick<Served, 'url' | 'origin'>): Promise<WebVisitor> {
  const entered = await fetch(served.url, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const gone = new AbortController()

  function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
    if ((init.method ?? 'GET') !== 'GET') headers.set('origin', served.origin)
    return fetch(served.origin + path, { ...init, headers })
  }

  async function passOn(heard: (event: unknown) => void, until: AbortSignal): Promise<void> {
    const { body } = await ask('/api/events', { signal: AbortSignal.any([until, gone.signal]) })
    let rest = ''
    for await (const text of body!.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + text).split('\n\n')
      rest = messages.pop()!
      for (const message of messages)
        if (message.startsWith('data: ')) heard(JSON.parse(message.slice('data: '.length)) as unknown)
    }
  }

  return {
    fetch: ask,
    leave: () => gone.abort(),
    transport: {
      async call(method, input, callId) {
        const headers = { 'content-type': 'application/json', ...(callId ? { [CALL_ID_HEADER]: callId } : {}) }
        const init = { method: 'POST', headers, body: JSON.stringify(input) }
        return (await ask(`/api/call/${method}`, init)).json()
      },
      listen(heard) {
        const stopped = new AbortController()
        passOn(heard, stopped.signal).catch(() => undefined)
        return () => stopped.abort()
      },
    },
  }
}
