import { createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Ways } from '../../../../network/ways.ts'
import { originOf } from '../../../../trust/originOf.ts'
import { failureOfBreak, withoutKey } from '../../../failureOfBreak.ts'
import { strikeKey } from '../../../strikeKey.ts'
import { headersOf, send } from '../../../wire.ts'
import { failureOfAnswer } from '../geminiFailure.ts'

/** Who is asked, and with what. */
export interface Service {
  readonly ways: Ways
  readonly key: string
  /** The only place that the key goes to. */
  readonly address: string
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** A path below the address, or a whole address with the same origin. */
  readonly at: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Where the answer's body is written, whatever its size. */
  readonly into: string
  /** What is asked for; '' if nothing is generated, so nothing billed. */
  readonly model?: string
}

export interface Exchanged {
  readonly headers: Headers
  readonly file: string
}

/** An answer of this size is read at once. */
const SMALL = 4 * 1024 * 1024

/** One request whose answer, which may be larger than memory, lies in a file when this resolves. Follows no redirect. */
export async function exchange(service: Service, asked: Asked): Promise<Result<Exchanged>> {
  const { ways, key, address, signal, timeoutMs } = service
  const { model = '' } = asked
  const url = new URL(asked.at, `${address.replace(/\/+$/, '')}/`)
  if (originOf(url.href) !== originOf(address)) return fail({ kind: 'address-not-approved', host: url.host })
  const seen = { begun: true, bodySent: false, status: null, whole: false, headers: new Headers(), body: '' }
  const clock = AbortSignal.timeout(timeoutMs)
  try {
    const init: RequestInit = {
      method: asked.method,
      headers: { 'x-goog-api-key': key, ...(asked.headers ?? { 'content-type': 'application/json' }) },
      signal: AbortSignal.any([signal, clock]),
      ...(asked.body === undefined ? {} : { body: asked.body as NonNullable<RequestInit['body']> }),
    }
    const incoming = await send({ ways }, url, init, seen)
    const headers = headersOf(incoming, (text) => strikeKey(text, key))
    await pipeline([incoming, ...unpacking(headers), striking(key), createWriteStream(asked.into)])
    const status = incoming.statusCode ?? 0
    if (status >= 200 && status < 300) return ok({ headers, file: asked.into })
    const body = strikeKey(await start(asked.into), key)
    return fail(withoutKey(failureOfAnswer({ status, headers, body }, model), key))
  } catch (error) {
    const ended = { cancelled: signal.aborted, late: clock.aborted }
    return fail(withoutKey(failureOfBreak(error, seen, model, ended), key))
  }
}

async function start(file: string): Promise<string> {
  return (await stat(file)).size > SMALL ? '' : readFile(file, 'utf8')
}

function unpacking(headers: Headers): Transform[] {
  const by = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }
  const packed = (headers.get('content-encoding') ?? '').trim().toLowerCase()
  return Object.hasOwn(by, packed) ? [by[packed as keyof typeof by]()] : []
}

/** Replaces the whole key by as many letters, so that it is never on disk; what reads an answer strikes its other forms. */
function striking(key: string): Transform {
  let tail: Buffer = Buffer.alloc(0)
  const bytes = Buffer.from(key)
  const struck = (held: Buffer): Buffer => {
    for (let at = held.indexOf(bytes); at >= 0; at = held.indexOf(bytes, at)) held.fill('A', at, at + bytes.length)
    return held
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const held = struck(Buffer.concat([tail, chunk]))
      const end = Math.max(0, held.length - bytes.length + 1)
      tail = held.subarray(end)
      done(null, held.subarray(0, end))
    },
    flush(done) {
      done(null, tail)
    },
  })
}

/** The failure of an answer that is no sense. */
export function senseless(detail: string): Failure {
  return { kind: 'bad-answer', detail }
}
