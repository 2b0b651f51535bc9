import { isUtf8 } from 'node:buffer'
import { request as plainRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { FailureError } from '../failures.ts'
import { connectBy } from '../network/openConnection.ts'
import type { Ways } from '../network/ways.ts'
import type { RawAnswer } from '../services.ts'
import { originOf } from '../trust/originOf.ts'
import { freshRoom, lightBody, wholeBody } from './lightBody.ts'
import type { LightBody, Room } from './lightBody.ts'
import { unpacked } from './unpacked.ts'

/** What was observed of one request: the SDK keeps neither the status of a non-JSON answer nor its headers. */
export interface Seen {
  /** A request was started. */
  begun: boolean
  /** Every byte of the request was passed to the system, so the server may have acted on it. */
  bodySent: boolean
  /** null until an answer, or part of one, arrived. */
  status: number | null
  /** false: truncated, and `body` is as much as arrived. */
  whole: boolean
  headers: Headers
  /** Whole ones without their pictures. */
  body: LightBody
}

export interface Wire {
  readonly fetch: typeof globalThis.fetch
  /** For the latest request sent. */
  readonly seen: Seen
  /** Number of further requests that were blocked. */
  readonly heldBack: () => number
}

export interface WireOptions {
  readonly ways: Ways
  /** Maximum number of requests. */
  readonly most: number
  /** The only origin allowed (scheme, host, port): the one approved for the key. */
  readonly origin: string | null
  /** Removes the key from everything received, before anything else sees it. */
  readonly strike: (text: string) => string
  /** Whether a picture, in base64, may hold the key: if not, only what is around it is looked through. */
  readonly mayHold?: (picture: Buffer) => boolean
  /** The library gets an empty answer, since nobody reads what it makes of it; `seen` has the real one. */
  readonly hollow?: boolean
  /** Where the answer and its pictures are put; their own memory if it is not told. */
  readonly room?: Room
  /** Called with the answer, or as much as arrived, before anything parses it; awaited. */
  readonly arrived?: (answer: RawAnswer) => Promise<void>
}

const MOST_BYTES = 256 * 1024 * 1024
const MOST_HEADER_BYTES = 1024 * 1024

/**
 * A `fetch` over Node's own HTTP that sends at most `most` requests, one after the other: a library may send more by
 * itself, and each is billed. Blocked requests don't change what was observed of the last answer. Unlike the global
 * fetch it only connects to `origin`, whatever the library asks for; knows whether a broken request had been sent;
 * follows no redirect (which would carry the key elsewhere); reuses no connection (a stale one fails in a way that
 * looks like a sent request); and uses the routes it is given.
 */
export function openWire({
  ways,
  most,
  origin,
  strike,
  mayHold,
  hollow,
  room = freshRoom,
  arrived,
}: WireOptions): Wire {
  let out = 0
  let heldBack = 0
  const seen: Seen = { begun: false, ...unseen() }
  return {
    seen,
    heldBack: () => heldBack,
    fetch: async (address, init) => {
      if (out >= most) {
        heldBack += 1
        throw new Error(`no more than ${most} ${most === 1 ? 'request' : 'requests'} may be sent at a time`)
      }
      const url = new URL(address instanceof Request ? address.url : address)
      if (origin === null || originOf(url.href) !== origin)
        throw new FailureError({ kind: 'address-not-approved', host: url.host })
      out += 1
      Object.assign(seen, { begun: true, ...unseen() })
      const incoming = await send({ ways, copied: true }, url, init ?? {}, seen)
      const came = await readAll(incoming, room)
      const status = incoming.statusCode ?? 0
      const headers = headersOf(incoming, strike)
      const { bytes, body } = struck(unpacked(came.bytes, headers.get('content-encoding') ?? ''), came.whole, {
        strike,
        mayHold,
        room,
      })
      if (arrived && bytes.byteLength > 0)
        await arrived({ status, headers: Object.fromEntries(headers), whole: came.whole, body: bytes })
      headers.delete('content-encoding')
      if (came.whole || bytes.byteLength > 0) Object.assign(seen, { status, whole: came.whole, headers, body })
      if (!came.whole) throw came.why
      const bodiless = [204, 205, 304].includes(status)
      const told = hollow === true ? '{}' : bytes.toString('utf8')
      return new Response(bodiless ? null : told, { status: validStatus(status), headers })
    },
  }
}

function unseen(): Omit<Seen, 'begun'> {
  return { bodySent: false, status: null, whole: false, headers: new Headers(), body: wholeBody('') }
}

/** A status that a `Response` accepts; the real one is in `seen`. */
function validStatus(status: number): number {
  return status >= 200 && status <= 599 ? status : 502
}

/** What came without the key; of an answer that is whole, also without its pictures. */
function struck(
  bytes: Buffer,
  whole: boolean,
  {
    strike,
    mayHold = () => true,
    room,
  }: { strike: WireOptions['strike']; mayHold: WireOptions['mayHold'] | undefined; room: Room },
): { readonly bytes: Buffer; readonly body: LightBody } {
  const light = whole && isUtf8(bytes) ? lightBody(bytes, room) : null
  if (
    light &&
    strike(light.text) === light.text &&
    [...light.pictures.values()].every(({ base64 }) => !mayHold(base64))
  )
    return { bytes, body: light }
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1'
  const text = bytes.toString(encoding)
  const without = strike(text)
  const clean = without === text ? bytes : Buffer.from(without, encoding)
  return { bytes: clean, body: whole ? lightBody(clean) : wholeBody(clean.toString('utf8')) }
}

export interface Sending {
  readonly ways: Ways
  /** The caller copies each piece of the answer as it hears of it. */
  readonly copied?: boolean
}

/** One request; resolves with its answer once that begins. */
export function send(
  { ways, copied = false }: Sending,
  url: URL,
  init: RequestInit,
  seen: Pick<Seen, 'bodySent'>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const body = bodyOf(init.body)
    let answer: IncomingMessage | null = null
    const isRead = (): boolean => answer !== null && answer.readableLength === 0
    const headers = Object.fromEntries(new Headers(init.headers))
    const outgoing: ClientRequest = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, {
      method: init.method ?? 'GET',
      headers: body ? { ...headers, 'content-length': String(body.byteLength) } : headers,
      createConnection: connectBy(ways, url, {
        ...(init.signal ? { signal: init.signal } : {}),
        ...(copied ? { isRead } : {}),
      }),
      // A gateway's long headers must not cost the picture after them.
      maxHeaderSize: MOST_HEADER_BYTES,
      ...(init.signal ? { signal: init.signal } : {}),
    })
    outgoing.on('finish', () => {
      seen.bodySent = true
    })
    outgoing.on('error', reject)
    // Load-bearing: a connection that closes without an answer, for example after a protocol upgrade, emits no error.
    outgoing.on('close', () => reject(new Error('it was closed without an answer')))
    outgoing.on('response', (incoming) => {
      answer = incoming
      resolve(incoming)
    })
    outgoing.end(body ?? undefined)
  })
}

function bodyOf(body: RequestInit['body']): Uint8Array | null {
  if (typeof body === 'string') return Buffer.from(body)
  return body instanceof Uint8Array ? body : null
}

type Came =
  | { readonly bytes: Buffer; readonly whole: true }
  | { readonly bytes: Buffer; readonly whole: false; readonly why: unknown }

/** Reads as much as arrives: a truncated answer may still hold a picture. */
function readAll(incoming: IncomingMessage, room: Room): Promise<Came> {
  const told = Number(incoming.headers['content-length'] ?? 0)
  // Of the size that is told if that can be true: chunks kept to the end would take as much again.
  let held = room(told > 0 ? Math.min(told, MOST_AT_ONCE) : FIRST_BYTES)
  let size = 0
  return new Promise((resolve) => {
    const broke = (why: unknown): void => resolve({ bytes: held.subarray(0, size), whole: false, why })
    incoming.on('data', (chunk: Buffer) => {
      if (size + chunk.byteLength > MOST_BYTES) {
        incoming.destroy(new Error('the answer is larger than any picture'))
        return
      }
      if (size + chunk.byteLength > held.byteLength) {
        const larger = room(Math.min(MOST_BYTES, Math.max(held.byteLength * 2, size + chunk.byteLength)))
        held.copy(larger, 0, 0, size)
        held = larger
      }
      chunk.copy(held, size)
      size += chunk.byteLength
    })
    incoming.on('end', () => resolve({ bytes: held.subarray(0, size), whole: true }))
    incoming.on('error', broke)
    incoming.on('close', () => broke(new Error('it was closed before its end')))
  })
}

/** No more is set aside because a server says that it comes. */
const MOST_AT_ONCE = 16 * 1024 * 1024
/** Of an answer that does not tell its size. */
const FIRST_BYTES = 65_536

/** Headers that hold credentials are left out. */
const SECRET = /^(set-cookie|cookie|authorization|proxy-auth|www-authenticate|x-goog-api-key)/

export function headersOf(incoming: IncomingMessage, strike: (text: string) => string): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (SECRET.test(name)) continue
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, latin(strike(one)))
  }
  return headers
}

/** Restricts text to the characters a header can hold. */
function latin(text: string): string {
  return text.replace(/[^\x20-\xff]/g, '*')
}
