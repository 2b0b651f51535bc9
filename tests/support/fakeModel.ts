import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  MODEL_NAMES,
  badKey,
  errorAnswer,
  fakePicture,
  inline,
  json,
  quotaPerDay,
  retryInfo,
  usageFor,
  withParts,
} from './fakeModelAnswers.ts'
import type { FakeAnswer, HttpAnswer } from './fakeModelAnswers.ts'
import { fakeBatches } from './fakeModelBatches.ts'
import type { BatchScript, FakeBatches } from './fakeModelBatches.ts'
import { breakOff, isBreak } from './fakeModelBreaks.ts'
import type { Break } from './fakeModelBreaks.ts'
import { refusalOf } from './fakeModelCheck.ts'
import { signatureRefusal, signed } from './fakeModelSignatures.ts'

/** A request as it came over the wire. */
export interface FakeRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface FakeModel {
  /** The base address: http://127.0.0.1:<port>. */
  readonly url: string
  readonly requests: FakeRequest[]
  /** The bytes of each picture that was sent, in order. */
  readonly pictures: Uint8Array[]
  readonly batches: FakeBatches
  /** The most requests for pictures that were open at one moment. */
  mostAtOnce(): number
  close(): Promise<void>
}

/** What the n-th request for a picture is answered with; a list's last one repeats. */
export type FakeScript = readonly FakeAnswer[] | ((request: FakeRequest, index: number) => FakeAnswer)

/** The keys that the fake takes. */
export const FAKE_KEY = 'AIza-fake-key-for-tests-0123456789'
export const OTHER_KEY = 'AIza-other-key-for-tests-987654321'

/**
 * The hosted model's HTTP face on loopback: lists models, takes `generateContent` and refuses what the real one refuses
 * (no key, a wrong key, an unknown model, a body it does not know) before the script is asked.
 */
export async function startFakeModel(
  script: FakeScript = [{ kind: 'picture' }],
  batch: BatchScript = {},
): Promise<FakeModel> {
  const requests: FakeRequest[] = []
  const pictures: Uint8Array[] = []
  let asked = 0
  let open = 0
  let most = 0
  const next = (request: FakeRequest, index: number): FakeAnswer =>
    typeof script === 'function'
      ? script(request, index)
      : (script[Math.min(index, script.length - 1)] ?? { kind: 'picture' })

  const batches = fakeBatches(batch, async (request, model) => {
    const index = asked
    asked += 1
    const refused = refusalOf(model, request.body) ?? signatureRefusal(request.body, { model, key: keyOf(request) })
    const answer = next(request, index)
    if (refused) return refused
    if (answer.kind === 'wire' || isBreak(answer)) throw new Error(`a batch has no ${answer.kind}`)
    return answerOf(answer, { request, index, pictures })
  })

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const asks = incoming.method === 'POST'
    const early: FakeRequest = { ...lineOf(incoming), body: '' }
    if (asks && next(early, asked).kind === 'reset-before-body') {
      asked += 1
      requests.push(early)
      incoming.socket.destroy()
      return
    }
    const request: FakeRequest = { ...early, body: await readBody(incoming) }
    requests.push(request)
    const known = keyRefusal(request) === null
    if (known && (await batches.serve(request, incoming, outgoing))) return
    const refused = refuse(request)
    if (refused) return write(outgoing, refused)
    if (!asks) return write(outgoing, listing(request, next(request, asked)))
    const index = asked
    asked += 1
    open += 1
    most = Math.max(most, open)
    outgoing.on('close', () => {
      open -= 1
    })
    await perform(next(request, index), { request, index, incoming, outgoing, pictures })
  }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    pictures,
    batches,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Turn {
  readonly request: FakeRequest
  readonly index: number
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly pictures: Uint8Array[]
}

async function perform(answer: FakeAnswer, turn: Turn): Promise<void> {
  if (answer.kind === 'wire') await answer.play(turn.incoming.socket)
  else if (isBreak(answer)) breakOff(answer.kind, turn)
  else write(turn.outgoing, await answerOf(answer, turn))
}

async function answerOf(
  answer: Exclude<FakeAnswer, { kind: Break | 'wire' }>,
  turn: Pick<Turn, 'request' | 'index' | 'pictures'>,
): Promise<HttpAnswer> {
  const image = imageConfigOf(turn.request)
  const picture = async (type: 'png' | 'jpeg' = 'png', serial = turn.index + 1): Promise<Buffer> =>
    fakePicture(image.ratio, serial, type)
  const sent = (bytes: Uint8Array): Uint8Array => {
    turn.pictures.push(bytes)
    return bytes
  }
  switch (answer.kind) {
    case 'picture': {
      await answer.after
      if (answer.afterMs !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.afterMs))
      const bytes = sent(answer.bytes ?? (await picture(answer.type)))
      return withParts(
        [...(answer.said === undefined ? [] : [{ text: answer.said }]), inline(bytes, answer.type)],
        {},
        usageFor(image.size),
      )
    }
    case 'signed': {
      const by = { model: modelIn(turn.request.path) ?? '', key: turn.request.headers['x-goog-api-key'] ?? '' }
      return withParts(
        [
          signed({ text: 'Considering the frame', thought: true }, by),
          { ...inline(await picture('png', 9001)), thought: true },
          ...(answer.odd ?? []),
          signed(inline(sent(answer.bytes ?? (await picture())), 'png'), by),
        ],
        {},
        usageFor(image.size),
      )
    }
    case 'thoughts-first':
      return withParts([
        { text: 'Considering the frame', thought: true },
        { ...inline(await picture('png', 9001)), thought: true },
        { ...inline(sent(await picture())), thoughtSignature: 'c2lnbmVk' },
        { ...inline(await picture('png', 9002)), thought: true },
      ])
    case 'several-parts':
      return withParts([inline(await picture('png', 9001)), { text: 'Second try:' }, inline(sent(await picture()))])
    case 'no-usage':
      return withParts([inline(sent(await picture()))], {}, {})
    case 'blocked':
      return json(200, {
        promptFeedback: {
          blockReason: answer.reason,
          ...(answer.message ? { blockReasonMessage: answer.message } : {}),
        },
        usageMetadata: { promptTokenCount: 12, totalTokenCount: 12 },
      })
    case 'finish': {
      const parts = answer.text === undefined ? [] : [{ text: answer.text }]
      const content =
        answer.missing === 'content'
          ? {}
          : { content: answer.missing === 'parts' ? { role: 'model' } : { role: 'model', parts } }
      const message = answer.message === undefined ? {} : { finishMessage: answer.message }
      return json(200, { candidates: [{ ...content, finishReason: answer.reason, ...message, index: 0 }] })
    }
    case 'no-candidates':
      return json(200, { usageMetadata: { promptTokenCount: 12 } })
    case 'text-only':
      return withParts([{ text: answer.text }])
    case 'not-a-picture':
      return withParts([inline(Buffer.from('these are words, not a picture'))])
    case 'torn-picture': {
      const whole = await picture()
      return withParts([inline(sent(whole.subarray(0, whole.length >> 1)))])
    }
    case 'bad-key':
      return badKey()
    case 'forbidden':
      return errorAnswer(403, `Permission denied: Consumer 'api_key:${FAKE_KEY}' has been suspended.`)
    case 'not-found':
      return errorAnswer(404, 'models/x is not found for API version v1beta.')
    case 'invalid':
      return errorAnswer(400, answer.message)
    case 'rate-limited':
      return errorAnswer(
        429,
        'Resource has been exhausted (e.g. check quota).',
        retryInfo(answer.retryDelay),
        after(answer.retryAfter),
      )
    case 'quota-per-day':
      return quotaPerDay()
    case 'error':
      return errorAnswer(
        answer.status,
        'The model is overloaded. Please try again later.',
        retryInfo(answer.retryDelay),
        after(answer.retryAfter),
      )
    case 'html':
      return {
        status: answer.status,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Error</title><p>Sorry.</p>',
      }
    case 'broken-json':
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"candidates":[{"content":{"parts":[{"inl',
      }
    case 'redirect':
      return {
        status: answer.status ?? 302,
        headers: { location: answer.to, ...after(answer.retryAfter) },
        body: '',
      }
    case 'raw': {
      const { status = 200, headers = {} } = answer
      return typeof answer.body === 'string'
        ? { status, headers: { 'content-type': 'application/json', ...headers }, body: answer.body }
        : json(status, answer.body, headers)
    }
  }
}

function keyOf(request: FakeRequest): string {
  return request.headers['x-goog-api-key'] ?? ''
}

function keyRefusal(request: FakeRequest): HttpAnswer | null {
  if (request.headers['x-goog-api-key'] === undefined)
    return errorAnswer(403, "Method doesn't allow unregistered callers (callers without established identity).")
  return [FAKE_KEY, OTHER_KEY].includes(keyOf(request)) ? null : badKey()
}

function refuse(request: FakeRequest): HttpAnswer | null {
  const key = keyOf(request)
  const stranger = keyRefusal(request)
  if (stranger) return stranger
  if (request.method === 'GET')
    return /^\/v1(?:beta)?\/models(?:\?|$)/.test(request.path) ? null : errorAnswer(404, 'Not found')
  const model = modelIn(request.path)
  if (request.method !== 'POST' || model === undefined) return errorAnswer(404, 'Not found')
  if (!request.headers['content-type']?.startsWith('application/json')) return errorAnswer(400, 'Invalid content type')
  return refusalOf(model, request.body) ?? signatureRefusal(request.body, { model, key })
}

function modelIn(path: string): string | undefined {
  return /^\/v1(?:beta)?\/models\/([^/:?]+):generateContent$/.exec(path)?.[1]
}

/** Faults of the script meet a listing too; what is about pictures doesn't. */
function listing(request: FakeRequest, answer: FakeAnswer): HttpAnswer {
  if (answer.kind === 'bad-key') return badKey()
  if (answer.kind === 'quota-per-day') return quotaPerDay()
  if (answer.kind === 'forbidden') return errorAnswer(403, 'Permission denied.')
  if (answer.kind === 'raw' && typeof answer.body === 'object') return json(answer.status ?? 200, answer.body)
  if (answer.kind === 'html')
    return { status: answer.status, headers: { 'content-type': 'text/html' }, body: '<p>Sorry.' }
  const second = request.path.includes('pageToken=2')
  const names = second ? MODEL_NAMES.slice(2) : MODEL_NAMES.slice(0, 2)
  const models = names.map((name) => ({ name: `models/${name}`, supportedGenerationMethods: ['generateContent'] }))
  return json(200, { models, ...(second ? {} : { nextPageToken: '2' }) })
}

function lineOf(incoming: IncomingMessage): Omit<FakeRequest, 'body'> {
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]))
  return { method: incoming.method ?? '', path: incoming.url ?? '', headers, at: Date.now() }
}

function imageConfigOf(request: FakeRequest): { ratio: string; size: string } {
  const body = JSON.parse(request.body) as {
    generationConfig?: { imageConfig?: { aspectRatio?: string; imageSize?: string } }
  }
  const { aspectRatio, imageSize } = body.generationConfig?.imageConfig ?? {}
  return { ratio: aspectRatio ?? '1:1', size: imageSize ?? '1K' }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function write(outgoing: ServerResponse, answer: HttpAnswer): void {
  outgoing.writeHead(answer.status, { 'content-length': String(Buffer.byteLength(answer.body)), ...answer.headers })
  outgoing.end(answer.body)
}

function after(seconds: string | undefined): Readonly<Record<string, string>> {
  return seconds === undefined ? {} : { 'retry-after': seconds }
}
