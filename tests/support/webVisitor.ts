import { CALL_ID_HEADER, PAGE_HEADER, PAGE_PARAMETER } from '#shared/contract/transport.ts'
import type { Transport } from '#shared/contract/transport.ts'
import type { Served } from '#host/http/serve.ts'

/** A browser that has opened the printed address: it holds the session and says where its requests come from. */
export interface WebVisitor {
  readonly transport: Transport
  fetch(this: void, path: string, init?: RequestInit): Promise<Response>
  /** A tab under a name of its own. `listening`: its events have had a way here. */
  page(name: string): { readonly transport: Transport; readonly listening: Promise<void> }
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

  async function passOn(path: string, begun: () => void, heard: (event: unknown) => void, until: AbortSignal) {
    const { body } = await ask(path, { signal: AbortSignal.any([until, gone.signal]) })
    begun()
    let rest = ''
    for await (const text of body!.pipeThrough(new TextDecoderStream())) {
      const messages = (rest + text).split('\n\n')
      rest = messages.pop()!
      for (const message of messages)
        if (message.startsWith('data: ')) heard(JSON.parse(message.slice('data: '.length)) as unknown)
    }
  }

  function transportOf(name: string | null, begun: () => void): Transport {
    return {
      async call(method, input, callId) {
        const headers = {
          'content-type': 'application/json',
          ...(name === null ? {} : { [PAGE_HEADER]: name }),
          ...(callId ? { [CALL_ID_HEADER]: callId } : {}),
        }
        const init = { method: 'POST', headers, body: JSON.stringify(input) }
        return (await ask(`/api/call/${method}`, init)).json()
      },
      listen(heard) {
        const stopped = new AbortController()
        const path = `/api/events${name === null ? '' : `?${PAGE_PARAMETER}=${name}`}`
        passOn(path, begun, heard, stopped.signal).catch(() => undefined)
        return () => stopped.abort()
      },
    }
  }

  return {
    fetch: ask,
    leave: () => gone.abort(),
    transport: transportOf(null, () => undefined),
    page(name) {
      let begin: (() => void) | null = null
      const listening = new Promise<void>((done) => {
        begin = done
      })
      return { transport: transportOf(name, () => begin?.()), listening }
    },
  }
}
