import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { inline, usageFor } from '../fakeModelAnswers.ts'
import type { FakeAnswer } from '../fakeModelAnswers.ts'
import { GOOD, ONE, TWO, base64, bodyOf, brings, raw, refuses } from './fault.ts'
import type { Fault } from './fault.ts'

const JSON_TYPE = 'content-type: application/json'

/** Writes these in turn and then, by `end`, resets, closes, or leaves the connection as it is. */
function wire(end: 'reset' | 'close' | 'stay', ...pieces: readonly (string | Uint8Array)[]): FakeAnswer {
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

function headed(body: string | Uint8Array, ...lines: readonly string[]): [head: string, body: string | Uint8Array] {
  const size = lines.some((line) => line.startsWith('content-length'))
    ? []
    : [`content-length: ${Buffer.byteLength(body)}`]
  return [`${['HTTP/1.1 200 OK', JSON_TYPE, ...size, ...lines].join('\r\n')}\r\n\r\n`, body]
}

const LONG = 'content-length: 900000'
const chunk = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
const CHUNKED = `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\ntransfer-encoding: chunked\r\n\r\n`
const CLOSED = `HTTP/1.0 200 OK\r\n${JSON_TYPE}\r\n\r\n`

/** An answer with two pictures, cut at certain places. */
const BOTH = JSON.stringify(bodyOf([inline(TWO), { text: 'or' }, inline(ONE)]))
const cutBefore = (mark: string): string => BOTH.slice(0, BOTH.indexOf(mark))
const beforeAny = cutBefore(base64(TWO))
const midFirst = beforeAny + base64(TWO).slice(0, 200)
const afterFirst = cutBefore('{"text"')
const midSecond = cutBefore(base64(ONE)) + base64(ONE).slice(0, 100)
const beforeUsage = cutBefore(',"usageMetadata"')

const UNKEPT = { counts: 'perhaps' } as const
const KEPT = { counts: 'perhaps', kept: true } as const
/** A take of an answer that broke off: the rest stays, and the estimate stands in for the cost. */
const CUT = { kept: true, says: 'The answer broke off behind this picture' } as const

async function listening(server: ReturnType<typeof createServer>, scheme = 'http') {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `${scheme}://127.0.0.1:${port}`, close: async () => void server.close() }
}

const UNREACHED: readonly Fault[] = [
  refuses('refused', [], 'no-network', 'ECONNREFUSED', {
    requests: 0,
    async reach() {
      const { url, close } = await listening(createServer())
      await close()
      return { url, close }
    },
  }),
  refuses('a name that no one knows', [], 'no-network', "The service can't be reached", {
    requests: 0,
    reach: async () => ({ url: 'https://no-such-host.invalid', close: async () => undefined }),
  }),
  refuses('no TLS where TLS is asked for', [], 'no-network', "The service can't be reached", {
    requests: 0,
    reach: async (url) => ({ url: url.replace('http:', 'https:'), close: async () => undefined }),
  }),
  refuses('TLS that has no certificate', [], 'no-network', "The service can't be reached", {
    requests: 0,
    reach: () => listening(createSecureServer(), 'https'),
  }),
  refuses('TLS where none is asked for', [], 'broke-off', 'The connection ended', {
    requests: 0,
    ...UNKEPT,
    reach: () => listening(createSecureServer()),
  }),
  refuses('shut at once', [], 'broke-off', 'The connection ended', {
    requests: 0,
    ...UNKEPT,
    reach: () => listening(createServer((socket) => socket.destroy())),
  }),
]

const BROKEN: readonly Fault[] = [
  refuses('reset with nothing said', { kind: 'reset-after-body' }, 'broke-off', 'was not asked for again', UNKEPT),
  refuses('closed with nothing said', wire('close'), 'broke-off', 'was not asked for again', UNKEPT),
  refuses(
    'reset within the headers',
    wire('reset', 'HTTP/1.1 200 OK\r\ncontent-ty'),
    'broke-off',
    'ECONNRESET',
    UNKEPT,
  ),
  refuses('reset behind the headers', wire('reset', headed('', LONG)[0]), 'broke-off', 'The connection ended', UNKEPT),
  refuses(
    'reset before a picture',
    wire('reset', ...headed(beforeAny, LONG)),
    'broke-off',
    'What came of it is kept in',
    { ...KEPT, came: beforeAny },
  ),
  refuses(
    'reset within a picture',
    wire('reset', ...headed(midFirst, LONG)),
    'broke-off',
    'What came of it is kept in',
    { ...KEPT, came: midFirst },
  ),
  brings('reset behind a picture', wire('reset', ...headed(afterFirst, LONG)), [TWO], CUT),
  brings('reset within the second picture', wire('reset', ...headed(midSecond, LONG)), [TWO], {
    ...CUT,
    came: midSecond,
  }),
  brings('reset behind the second picture', wire('reset', ...headed(beforeUsage, LONG)), [TWO, ONE], CUT),
  brings('closed behind the whole of it', wire('close', ...headed(BOTH, LONG)), [TWO, ONE], CUT),
  refuses(
    'a refusal that broke off',
    wire('reset', ...headed('{"promptFeedback":{"blockReason":"SAFETY"},"usa', LONG)),
    'refused',
    'safety filter',
  ),
  refuses(
    'an error that broke off',
    wire(
      'reset',
      'HTTP/1.1 400 Bad\r\ncontent-length: 9000\r\n\r\n{"error":{"code":400,"message":"Seed is too large","det',
    ),
    'request-invalid',
    'Seed is too large',
  ),
  brings(
    'a 503 that broke off, then a picture',
    [wire('reset', 'HTTP/1.1 503 Busy\r\nretry-after: 0\r\ncontent-length: 9000\r\n\r\n{"err'), raw(GOOD)],
    [ONE],
    {
      requests: 2,
      again: 'the service failed before it made anything',
    },
  ),
  refuses(
    'a 503, then one that broke off',
    [raw('{}', { status: 503, headers: { 'retry-after': '0' } }), wire('reset', ...headed(midFirst, LONG))],
    'broke-off',
    'kept in',
    {
      ...KEPT,
      came: midFirst,
      requests: 2,
      again: 'the service failed before it made anything',
    },
  ),
]

const SLOW: readonly Fault[] = [
  refuses('no answer at all', { kind: 'hang' }, 'timed-out', 'No answer came in time', { ...UNKEPT, timeoutMs: 2000 }),
  refuses('headers and no more', wire('stay', headed('', LONG)[0]), 'timed-out', 'No answer came in time', {
    ...UNKEPT,
    timeoutMs: 2000,
  }),
  refuses('a body that drips', { kind: 'slow-drip' }, 'timed-out', 'kept in', { ...KEPT, timeoutMs: 2000 }),
  refuses('a picture that stops in the middle', wire('stay', ...headed(midFirst, LONG)), 'timed-out', 'kept in', {
    ...KEPT,
    came: midFirst,
    timeoutMs: 2000,
  }),
  brings('a second picture that stops in the middle', wire('stay', ...headed(midSecond, LONG)), [TWO], {
    ...CUT,
    timeoutMs: 2000,
  }),
  brings('a body without an end', { kind: 'wire', play: (socket) => endless(socket) }, [TWO], {
    ...CUT,
    timeoutMs: 2000,
  }),
]

function endless(socket: Socket): void {
  socket.write(CHUNKED + chunk(afterFirst))
  const more = setInterval(() => socket.write(chunk(' '.repeat(1000))), 5)
  socket.on('error', () => undefined).on('close', () => clearInterval(more))
}

const UNREADABLE: readonly Fault[] = [
  refuses('no HTTP', wire('close', 'SSH-2.0-OpenSSH_9.9\r\n'), 'broke-off', 'The connection ended', UNKEPT),
  refuses(
    'a header with a NUL',
    wire('close', headed(GOOD, 'x-odd: a\0b')[0]),
    'broke-off',
    'The connection ended',
    UNKEPT,
  ),
  refuses(
    'two lengths',
    wire('close', headed(GOOD, 'content-length: 7', 'content-length: 9')[0]),
    'broke-off',
    'The connection ended',
    UNKEPT,
  ),
  refuses(
    'headers of two megabytes',
    wire('close', headed(GOOD, `x-long: ${'a'.repeat(2_000_000)}`)[0]),
    'broke-off',
    'The connection ended',
    UNKEPT,
  ),
  brings('a header of a hundred thousand letters', wire('close', ...headed(GOOD, `x-long: ${'a'.repeat(100_000)}`)), [
    ONE,
  ]),
  brings(
    'a length that is too short',
    wire('close', headed(midSecond, `content-length: ${Buffer.byteLength(midSecond)}`)[0], BOTH),
    [TWO],
    { ...CUT, came: midSecond },
  ),
  brings('in chunks', wire('close', CHUNKED, chunk(GOOD.slice(0, 99)), chunk(GOOD.slice(99)), '0\r\n\r\n'), [ONE]),
  brings('a chunk whose size is none', wire('close', CHUNKED, chunk(afterFirst), 'zz\r\n'), [TWO], CUT),
  brings('chunks without a last one', wire('close', CHUNKED, chunk(afterFirst)), [TWO], CUT),
  brings('HTTP/1.0, which ends by closing', wire('close', CLOSED, GOOD), [ONE]),
  brings('HTTP/1.0 that closed too soon', wire('close', CLOSED, midSecond), [TWO], { ...CUT, came: midSecond }),
  refuses('HTTP/1.0 that closed within the picture', wire('close', CLOSED, midFirst), 'bad-answer', 'broke off', {
    ...KEPT,
    came: midFirst,
  }),
  brings(
    'early hints first',
    wire('close', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n', ...headed(GOOD)),
    [ONE],
  ),
  refuses(
    'another protocol',
    wire('close', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
    'broke-off',
    'The connection ended',
    UNKEPT,
  ),
  brings('two answers at once', wire('close', ...headed(GOOD), ...headed(BOTH)), [ONE]),
  brings('a status beyond all', wire('close', `HTTP/1.1 999 Odd\r\ncontent-length: ${GOOD.length}\r\n\r\n`, GOOD), [
    ONE,
  ]),
  refuses(
    'a status beyond all, and a page',
    wire('close', 'HTTP/1.1 999 Odd\r\ncontent-length: 3\r\n\r\n<p>'),
    'service-down',
    '(999)',
  ),
]

const packed = (encoding: string, bytes: Uint8Array): FakeAnswer =>
  wire('close', ...headed(bytes, `content-encoding: ${encoding}`))
const zipped = gzipSync(JSON.stringify(bodyOf([inline(ONE)], {}, { ...usageFor('1K'), more: 'x'.repeat(50_000) })))

const PACKED: readonly Fault[] = [
  brings('gzip', packed('gzip', gzipSync(GOOD)), [ONE]),
  brings('brotli', packed('br', brotliCompressSync(GOOD)), [ONE]),
  brings('deflate', packed('deflate', deflateSync(GOOD)), [ONE]),
  brings('deflate without its head', packed('deflate', deflateRawSync(GOOD)), [ONE]),
  brings('gzip that is none', packed('gzip', Buffer.from(GOOD)), [ONE]),
  brings(
    'gzip that broke off',
    wire('reset', ...headed(zipped.subarray(0, -30), LONG, 'content-encoding: gzip')),
    [ONE],
    CUT,
  ),
  brings('gzip that was cut short', packed('gzip', zipped.subarray(0, -30)), [ONE], CUT),
  refuses(
    'a packing that no one knows',
    packed('zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 1, 2, 3])),
    'bad-answer',
    'kept as it came',
    KEPT,
  ),
]

const EMPTY: readonly Fault[] = [
  refuses('200 and nothing', raw(''), 'bad-answer', 'it is empty', UNKEPT),
  refuses('204', raw('', { status: 204 }), 'bad-answer', 'it is empty', UNKEPT),
  refuses('205', raw('', { status: 205 }), 'bad-answer', 'it is empty', UNKEPT),
  refuses('200 and blanks', raw(' \r\n '), 'bad-answer', 'it is empty', { ...KEPT }),
  refuses(
    'a page that wants a sign-in',
    raw('<!DOCTYPE html><title>Free Wi-Fi</title>', { headers: { 'content-type': 'text/html' } }),
    'no-network',
    'A web page came back',
  ),
  refuses('a page without a type', raw('\n<html><body>Sign in'), 'no-network', 'A web page came back'),
]

/** Another server, which must hear of nothing: a request there would carry the key. */
function elsewhere(status: 301 | 302 | 303 | 307 | 308): Fault {
  const heard: string[] = []
  const other = createServer((socket) => {
    heard.push('asked')
    socket.destroy()
  })
  let to = ''
  const answer: FakeAnswer = {
    kind: 'wire',
    play: (socket) =>
      void socket.end(`HTTP/1.1 ${status} Go\r\nlocation: ${to}/v1beta\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n`),
  }
  return refuses(
    `${status} to another server`,
    answer,
    'no-network',
    'sends on to another one, where a key is not taken',
    {
      async reach(url) {
        const { url: theirs, close } = await listening(other)
        to = theirs
        return {
          url,
          async close() {
            await close()
            if (heard.length > 0) throw new Error('the other server was asked')
          },
        }
      },
    },
  )
}

export const CONNECTION_FAULTS: readonly Fault[] = [
  ...UNREACHED,
  ...BROKEN,
  ...SLOW,
  ...UNREADABLE,
  ...PACKED,
  ...EMPTY,
  ...([301, 302, 303, 307, 308] as const).map(elsewhere),
  refuses('300', raw('', { status: 300 }), 'no-network', 'HTTP 300'),
  refuses('304', raw('', { status: 304 }), 'no-network', 'HTTP 304'),
]
