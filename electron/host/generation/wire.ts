import { request as plainRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'

/** What was seen of one request: the SDK keeps neither the status of an answer that is no JSON, nor its headers. */
export interface Seen {
  /** A request was begun. */
  begun: boolean
  /** Every byte of the request was handed to the system, so the other side may have acted on it. */
  bodySent: boolean
  /** null until an answer arrived whole. */
  status: number | null
  headers: Headers
  body: string
}

export interface Wire {
  readonly fetch: typeof globalThis.fetch
  /** Of the latest request that was let out. */
  readonly seen: Seen
  /** Requests that were asked for beyond what this wire lets out; none of them left. */
  readonly heldBack: () => number
}

const MOST_BYTES = 256 * 1024 * 1024

/**
 * A `fetch` over Node's own HTTP that lets out `most` requests, one after the other, and no more: a library may go on
 * asking by itself, and each request is billed. What is held back leaves what was seen of the last answer as it is. Unlike the global one it tells whether the request had left
 * when it broke, follows no redirect (which would carry the key elsewhere), reuses no connection (a stale one breaks in
 * a way that looks like a request that left) and reads nothing from the environment.
 */
export function openWire(most: number): Wire {
  let out = 0
  let heldBack = 0
  const seen: Seen = { begun: false, bodySent: false, status: null, headers: new Headers(), body: '' }
  return {
    seen,
    heldBack: () => heldBack,
    fetch: async (address, init) => {
      if (out >= most) {
        heldBack += 1
        throw new Error(`no more than ${most} ${most === 1 ? 'request' : 'requests'} may be sent at a time`)
      }
      out += 1
      Object.assign(seen, { begun: true, bodySent: false, status: null, headers: new Headers(), body: '' })
      const url = new URL(address instanceof Request ? address.url : address)
      const incoming = await send(url, init ?? {}, seen)
      seen.body = await readAll(incoming)
      seen.headers = headersOf(incoming)
      seen.status = incoming.statusCode ?? 0
      const bodiless = [204, 205, 304].includes(seen.status)
      return new Response(bodiless ? null : seen.body, { status: seen.status, headers: seen.headers })
    },
  }
}

function send(url: URL, init: RequestInit, seen: Seen): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const body = typeof init.body === 'string' ? Buffer.from(init.body) : null
    const headers = Object.fromEntries(new Headers(init.headers))
    const outgoing: ClientRequest = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, {
      method: init.method ?? 'GET',
      headers: body ? { ...headers, 'content-length': String(body.byteLength) } : headers,
      agent: false,
      ...(init.signal ? { signal: init.signal } : {}),
    })
    outgoing.on('finish', () => {
      seen.bodySent = true
    })
    outgoing.on('error', reject)
    outgoing.on('response', resolve)
    outgoing.end(body ?? undefined)
  })
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).byteLength
    if (size > MOST_BYTES) throw new Error('the answer is larger than any picture')
  }
  return Buffer.concat(chunks).toString('utf8')
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  return headers
}
