import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { provider } from '#shared/generation/providers/provider.ts'
import { failureOfBreak, withoutKey } from '#host/generation/failureOfBreak.ts'
import { strikeKey } from '#host/generation/strikeKey.ts'
import { openWire } from '#host/generation/wire.ts'
import { originOf } from '#host/trust/originOf.ts'
import type { Access, Provider, ProviderPicture } from '#host/services.ts'
import type { Platform } from '#host/platform.ts'
import { fakePicture } from './fakeModelAnswers.ts'

/** A service that no film was made with: another name, other prices and ratios, another way to say a request. */
export const echo = provider({
  id: 'echo',
  label: 'Echo',
  note: 'A service of this test.',
  hosted: {
    baseUrl: 'https://pictures.echo.example',
    key: { variable: 'ECHO_KEY', others: ['ECHO_TOKEN'], accounts: 'echo/', note: 'Keys of Echo are short.' },
    ratios: ['1:1', '2:1'],
    readOn: '2026-11',
    refusals: { too_quiet: 'it heard nothing' },
  },
  models: [
    {
      id: 'echo-1',
      name: 'Echo One',
      prices: { '1K': 0.01 },
      rates: { input: 1, text: 1, image: 10 },
      ratios: ['1:1', '2:1'],
      references: 0,
      castReferences: null,
      note: '1K only; words alone',
      recommended: true,
    },
  ],
})

export function createEcho({ ways }: Pick<Platform, 'ways'>): Provider {
  async function ask(access: Access, signal: AbortSignal, path: string, body?: unknown): Promise<Result<string>> {
    const address = access.baseUrl || echo.hosted.baseUrl
    const key = access.key ?? ''
    const wire = openWire({ ways, most: 1, origin: originOf(address), strike: (text) => strikeKey(text, key) })
    try {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
      const asked = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
      const answer = await wire.fetch(`${address}${path}`, { headers, signal, ...asked })
      if (answer.status === 401) return fail({ kind: 'bad-key' })
      return ok(await answer.text())
    } catch (error) {
      const ended = { cancelled: signal.aborted, late: false }
      return fail(withoutKey(failureOfBreak(error, wire.seen, body === undefined ? '' : 'echo', ended), key))
    }
  }
  return {
    async make({ request, words }, access, signal) {
      const { model, aspectRatio, imageSize } = request
      const answer = await ask(access, signal, '/pictures', { model, words, shape: aspectRatio, size: imageSize })
      return answer.ok ? readPicture(answer.value) : answer
    },
    read: async ({ body }) => readPicture(Buffer.from(body).toString('utf8')),
    async test(access, signal) {
      const answer = await ask(access, signal, '/models')
      return answer.ok ? ok({ models: answer.value.split('\n') }) : answer
    },
  }
}

function readPicture(body: string): Result<ProviderPicture> {
  const { picture, tokens, refused } = JSON.parse(body) as { picture?: string; tokens: number; refused?: string }
  if (refused !== undefined || picture === undefined) return fail({ kind: 'refused', reason: refused ?? '', said: '' })
  const usage = { promptTokens: 0, imageTokens: tokens, textTokens: 0, thoughtTokens: 0 }
  const alone = { more: [], drafts: [], cut: false, rest: false }
  return ok({ bytes: new Uint8Array(Buffer.from(picture, 'base64')), ...alone, said: '', finishReason: 'done', usage })
}

export interface EchoServer {
  readonly url: string
  readonly asked: { readonly path: string; readonly key: string; readonly body: string }[]
  close(): Promise<void>
}

/** The service on loopback: it takes one key, and hears nothing in words that say "silence". */
export async function startEcho(key: string): Promise<EchoServer> {
  const asked: EchoServer['asked'] = []
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const given = (incoming.headers.authorization ?? '').replace('Bearer ', '')
      asked.push({ path: incoming.url ?? '', key: given, body })
      if (given !== key) return void outgoing.writeHead(401).end('who is that?')
      if (incoming.url === '/models') return void outgoing.end('echo-1')
      if (body.includes('silence')) return void outgoing.end(JSON.stringify({ refused: 'too_quiet' }))
      void fakePicture('2:1', asked.length).then((picture) =>
        outgoing.end(JSON.stringify({ picture: picture.toString('base64'), tokens: 2000 })),
      )
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
