import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'
import {
  CHUNKED,
  CLOSED,
  BOTH,
  CUT,
  KEPT,
  LONG,
  UNKEPT,
  afterFirst,
  beforeAny,
  beforeUsage,
  chunk,
  headed,
  listening,
  midFirst,
  midSecond,
  wire,
} from './byHand.ts'
import { GOOD, ONE, TWO, brings, raw, refuses } from './fault.ts'
import type { Fault } from './fault.ts'

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

export const CONNECTION_FAULTS: readonly Fault[] = [...UNREACHED, ...BROKEN, ...SLOW, ...UNREADABLE]
