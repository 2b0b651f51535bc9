import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { inline } from '../fakeModelAnswers.ts'
import type { FakeAnswer } from '../fakeModelAnswers.ts'
import { ONE, TWO, base64, bodyOf } from './fault.ts'

export const JSON_TYPE = 'content-type: application/json'

/** Writes these in turn and then, by `end`, resets, closes, or leaves the connection as it is. */
export function wire(end: 'reset' | 'close' | 'stay', ...pieces: readonly (string | Uint8Array)[]): FakeAnswer {
  return {
    kind: 'wire',
    async play(socket: Socket) {
      for (const piece of pieces) await new Promise<void>((resolve) => socket.write(piece, () => resolve()))
      // What was written must be read before a reset takes it away.
      if (end === 'reset') setTimeout(() => socket.resetAndDestroy(), 30)
      else if (end === 'close') socket.end()
    },
  }
}

export function headed(
  body: string | Uint8Array,
  ...lines: readonly string[]
): [head: string, body: string | Uint8Array] {
  const size = lines.some((line) => line.startsWith('content-length'))
    ? []
    : [`content-length: ${Buffer.byteLength(body)}`]
  return [`${['HTTP/1.1 200 OK', JSON_TYPE, ...size, ...lines].join('\r\n')}\r\n\r\n`, body]
}

export const LONG = 'content-length: 900000'
export const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
export const CHUNKED = `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\ntransfer-encoding: chunked\r\n\r\n`
export const CLOSED = `HTTP/1.0 200 OK\r\n${JSON_TYPE}\r\n\r\n`

/** An answer with two pictures, cut at certain places. */
export const BOTH = JSON.stringify(bodyOf([inline(TWO), { text: 'or' }, inline(ONE)]))
export const cutBefore = (mark: string): string => BOTH.slice(0, BOTH.indexOf(mark))
export const beforeAny = cutBefore(base64(TWO))
export const midFirst = beforeAny + base64(TWO).slice(0, 200)
export const afterFirst = cutBefore('{"text"')
export const midSecond = cutBefore(base64(ONE)) + base64(ONE).slice(0, 100)
export const beforeUsage = cutBefore(',"usageMetadata"')

export const UNKEPT = { counts: 'perhaps' } as const
export const KEPT = { counts: 'perhaps', kept: true } as const
/** A take of an answer that broke off: the rest stays, and the estimate stands in for the cost. */
export const CUT = { kept: true, says: 'The answer broke off behind this picture' } as const

export async function listening(server: ReturnType<typeof createServer>, scheme = 'http') {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `${scheme}://127.0.0.1:${port}`, close: async () => void server.close() }
}
