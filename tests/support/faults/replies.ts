import { createServer } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { inline, usageFor } from '../fakeModelAnswers.ts'
import type { FakeAnswer } from '../fakeModelAnswers.ts'
import { CUT, KEPT, LONG, UNKEPT, headed, listening, wire } from './byHand.ts'
import { GOOD, ONE, bodyOf, brings, raw, refuses } from './fault.ts'
import type { Fault } from './fault.ts'

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

export const REPLY_FAULTS: readonly Fault[] = [
  ...PACKED,
  ...EMPTY,
  ...([301, 302, 303, 307, 308] as const).map(elsewhere),
  refuses('300', raw('', { status: 300 }), 'no-network', 'HTTP 300'),
  refuses('304', raw('', { status: 304 }), 'no-network', 'HTTP 304'),
]
