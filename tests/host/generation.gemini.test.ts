import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Failure, Result } from '#shared/contract/failure.ts'
import type { GenerationRequest } from '#shared/generation/recipe.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { createGeminiProvider } from '#host/generation/geminiProvider.ts'
import type { ProviderPicture, ProviderRequest, WirePicture } from '#host/services.ts'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import type { FakeModel, FakeScript } from '../support/fakeModel.ts'
import { fakePicture } from '../support/fakeModelAnswers.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

async function fake(script?: FakeScript): Promise<FakeModel> {
  const model = await startFakeModel(script)
  open.push(model)
  return model
}

function requestFor(changes: Partial<GenerationRequest> = {}): GenerationRequest {
  return {
    provider: 'gemini',
    model: 'gemini-nano-banana-2.1',
    baseUrl: '',
    pieces: [{ from: 'shot.size', text: 'medium close-up' }],
    pictures: [],
    aspectRatio: '21:9',
    imageSize: '2K',
    seed: null,
    staging: {
      ...{ size: 'mcu', framing: '', angle: '', lensMm: null, ratio: 2.39, intExt: '', timeOfDay: '' },
      ...{ cast: [], slate: '1' },
    },
    ...changes,
  }
}

function ready(request: GenerationRequest, pictures: readonly WirePicture[] = []): ProviderRequest {
  return { request, words: wordsOf(request), pictures, staging: request.staging }
}

interface Made {
  readonly key?: string | null
  readonly baseUrl?: string
  readonly request?: ProviderRequest
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

function make(model: { url: string }, made: Made = {}): Promise<Result<ProviderPicture>> {
  const access = { key: made.key === undefined ? FAKE_KEY : made.key, baseUrl: made.baseUrl ?? model.url }
  const provider = createGeminiProvider(made.timeoutMs === undefined ? {} : { timeoutMs: made.timeoutMs })
  const signal = made.signal ?? new AbortController().signal
  return provider.make(made.request ?? ready(requestFor()), access, signal, () => undefined)
}

function failureOf(result: Result<unknown>): Failure {
  if (result.ok) throw new Error('a failure was expected')
  return result.failure
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

describe('a request', () => {
  it('goes to the right path with the right headers and body, pictures behind the lines that name them', async () => {
    const model = await fake()
    const [sketch, mara] = [await fakePicture('16:9', 1), await fakePicture('1:1', 2, 'jpeg')]
    const request = requestFor({
      seed: 42,
      pieces: [
        { from: 'sketch', text: 'Follow the sketch.' },
        { from: 'shot.size', text: 'medium close-up' },
      ],
      pictures: [
        { role: 'sketch', label: 'Sketch', mediaId: `media_${'1'.repeat(64)}` as never },
        { role: 'cast', label: 'Mara v2', mediaId: `media_${'2'.repeat(64)}` as never },
      ],
    })
    const wire = [
      { role: 'sketch', label: 'Sketch', type: 'image/png', bytes: sketch },
      { role: 'cast', label: 'Mara v2', type: 'image/jpeg', bytes: mara },
    ]
    valueOf(await make(model, { request: ready(request, wire) }))
    expect(model.requests).toHaveLength(1)
    const sent = model.requests[0]!
    expect(sent.method).toBe('POST')
    expect(sent.path).toBe('/v1beta/models/gemini-nano-banana-2.1:generateContent')
    expect(sent.headers).toMatchObject({ 'x-goog-api-key': FAKE_KEY, 'content-type': 'application/json' })
    expect(sent.path + sent.body).not.toContain(FAKE_KEY)
    expect(JSON.parse(sent.body)).toEqual({
      contents: [
        {
          role: 'user',
          parts: [
            { text: 'Picture 1 is the sketch.' },
            { inlineData: { mimeType: 'image/png', data: sketch.toString('base64') } },
            { text: 'Picture 2 is Mara v2 (cast): keep this face, build and clothing.' },
            { inlineData: { mimeType: 'image/jpeg', data: mara.toString('base64') } },
            { text: 'Follow the sketch. Medium close-up.' },
          ],
        },
      ],
      generationConfig: {
        seed: 42,
        responseModalities: ['TEXT', 'IMAGE'],
        imageConfig: { aspectRatio: '21:9', imageSize: '2K' },
      },
    })
  })

  it('without pictures is the words and nothing else', async () => {
    const model = await fake()
    valueOf(await make(model))
    const body = JSON.parse(model.requests[0]!.body) as { contents: { parts: unknown }[]; generationConfig: object }
    expect(body.contents[0]!.parts).toEqual([{ text: 'Medium close-up.' }])
    expect(body.generationConfig).not.toHaveProperty('seed')
  })

  it('takes no address and no key from the environment', async () => {
    const [model, trap] = [await fake(), await fake()]
    const names = ['GOOGLE_GEMINI_BASE_URL', 'GEMINI_API_KEY', 'GOOGLE_API_KEY'] as const
    for (const name of names) process.env[name] = name.endsWith('URL') ? trap.url : 'another-key'
    try {
      valueOf(await make(model))
    } finally {
      for (const name of names) Reflect.deleteProperty(process.env, name)
    }
    expect(trap.requests).toHaveLength(0)
    expect(model.requests[0]!.headers['x-goog-api-key']).toBe(FAKE_KEY)
  })
})

describe('a picture', () => {
  it.each<FakeAnswer>([
    { kind: 'picture', said: 'Here it is.' },
    { kind: 'picture', type: 'jpeg' },
    { kind: 'thoughts-first' },
    { kind: 'several-parts' },
    { kind: 'no-usage' },
  ])('comes as it was sent, byte for byte: %o', async (answer) => {
    const model = await fake([answer])
    const picture = valueOf(await make(model))
    expect(Buffer.from(picture.bytes).equals(model.pictures[0]!)).toBe(true)
    expect(picture.finishReason).toBe('STOP')
    expect(picture.said).toBe(answer.kind === 'picture' ? (answer.said ?? '') : picture.said)
    expect(picture.said).not.toContain('Considering')
  })

  it('comes with its token counts, told apart; with none where the answer had none', async () => {
    const model = await fake([{ kind: 'picture' }, { kind: 'no-usage' }])
    const usage = { promptTokens: 1290, imageTokens: 1120, textTokens: 30, thoughtTokens: 64 }
    expect(valueOf(await make(model)).usage).toEqual(usage)
    expect(valueOf(await make(model)).usage).toBeNull()
  })

  it('of a large size comes whole', async () => {
    const bytes = Buffer.concat([await fakePicture('1:1', 1), Buffer.alloc(12_000_000, 7)])
    const model = await fake([{ kind: 'picture', bytes }])
    expect(Buffer.from(valueOf(await make(model)).bytes).equals(bytes)).toBe(true)
  })
})

describe('an answer without a picture', () => {
  it.each<[FakeAnswer, { reason: string; said: string }]>([
    [
      { kind: 'blocked', reason: 'PROHIBITED_CONTENT', message: 'Not this.' },
      { reason: 'PROHIBITED_CONTENT', said: 'Not this.' },
    ],
    [
      { kind: 'blocked', reason: 'OTHER' },
      { reason: 'OTHER', said: '' },
    ],
    [
      { kind: 'finish', reason: 'IMAGE_SAFETY', message: 'Unable to show it.' },
      { reason: 'IMAGE_SAFETY', said: 'Unable to show it.' },
    ],
    [
      { kind: 'finish', reason: 'NO_IMAGE', missing: 'content' },
      { reason: 'NO_IMAGE', said: '' },
    ],
    [
      { kind: 'finish', reason: 'IMAGE_RECITATION', missing: 'parts' },
      { reason: 'IMAGE_RECITATION', said: '' },
    ],
    [
      { kind: 'finish', reason: 'RECITATION' },
      { reason: 'RECITATION', said: '' },
    ],
    [
      { kind: 'finish', reason: 'IMAGE_PROHIBITED_CONTENT' },
      { reason: 'IMAGE_PROHIBITED_CONTENT', said: '' },
    ],
    [
      { kind: 'finish', reason: 'SAFETY' },
      { reason: 'SAFETY', said: '' },
    ],
    [
      { kind: 'finish', reason: 'IMAGE_OTHER' },
      { reason: 'IMAGE_OTHER', said: '' },
    ],
    [
      { kind: 'finish', reason: 'MAX_TOKENS', text: 'I was about to' },
      { reason: 'MAX_TOKENS', said: 'I was about to' },
    ],
    [
      { kind: 'finish', reason: 'SOMETHING_NEW_IN_2027' },
      { reason: 'SOMETHING_NEW_IN_2027', said: '' },
    ],
    [
      { kind: 'finish', reason: 'STOP' },
      { reason: 'NO_IMAGE', said: '' },
    ],
    [
      { kind: 'text-only', text: 'I can describe it.' },
      { reason: 'TEXT_ONLY', said: 'I can describe it.' },
    ],
    [{ kind: 'no-candidates' }, { reason: 'NO_IMAGE', said: '' }],
  ])('is refused with the model’s own reason: %o', async (answer, told) => {
    expect(failureOf(await make(await fake([answer])))).toEqual({ kind: 'refused', ...told })
  })
})

describe('an error', () => {
  it.each<[FakeAnswer, Failure]>([
    [{ kind: 'bad-key' }, { kind: 'bad-key' }],
    [{ kind: 'forbidden' }, { kind: 'bad-key' }],
    [{ kind: 'not-found' }, { kind: 'model-unknown', model: 'gemini-nano-banana-2.1' }],
    [
      { kind: 'invalid', message: 'Seed is too large' },
      { kind: 'request-invalid', detail: 'Seed is too large' },
    ],
    [{ kind: 'rate-limited' }, { kind: 'rate-limited', waitSeconds: null }],
    [
      { kind: 'rate-limited', retryDelay: '17s' },
      { kind: 'rate-limited', waitSeconds: 17 },
    ],
    [
      { kind: 'rate-limited', retryDelay: '1.5s', retryAfter: '40' },
      { kind: 'rate-limited', waitSeconds: 1.5 },
    ],
    [
      { kind: 'rate-limited', retryAfter: '40' },
      { kind: 'rate-limited', waitSeconds: 40 },
    ],
    [
      { kind: 'rate-limited', retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT' },
      { kind: 'rate-limited', waitSeconds: 0 },
    ],
    [{ kind: 'quota-per-day' }, { kind: 'out-of-quota' }],
    [
      { kind: 'error', status: 500 },
      { kind: 'service-down', status: 500, waitSeconds: null },
    ],
    [
      { kind: 'error', status: 503, retryAfter: '5' },
      { kind: 'service-down', status: 503, waitSeconds: 5 },
    ],
    [
      { kind: 'error', status: 504 },
      { kind: 'timed-out', mayBeBilled: true },
    ],
    [
      { kind: 'html', status: 503 },
      { kind: 'service-down', status: 503, waitSeconds: null },
    ],
    [
      { kind: 'html', status: 403 },
      { kind: 'no-network', detail: "HTTP 403 from something that is not the model's service" },
    ],
    [
      { kind: 'html', status: 200 },
      { kind: 'bad-answer', detail: expect.any(String) as string },
    ],
    [{ kind: 'broken-json' }, { kind: 'bad-answer', detail: expect.any(String) as string }],
    [{ kind: 'not-a-picture' }, { kind: 'bad-answer', detail: 'the bytes that came are no PNG, JPEG or WebP' }],
    [{ kind: 'reset-after-body' }, { kind: 'timed-out', mayBeBilled: true }],
    [{ kind: 'reset-in-answer' }, { kind: 'timed-out', mayBeBilled: true }],
  ])('of the service is the right failure, and nothing is repeated: %o', async (answer, failure) => {
    const model = await fake([answer])
    expect(failureOf(await make(model))).toEqual(failure)
    expect(model.requests).toHaveLength(1)
  })

  it('before anything is sent costs no request: no key, a key that is none, an address that is none, a model that is none', async () => {
    const model = await fake()
    expect(failureOf(await make(model, { key: null }))).toEqual({ kind: 'no-key' })
    expect(failureOf(await make(model, { key: '  ' }))).toEqual({ kind: 'no-key' })
    expect(failureOf(await make(model, { key: 'two\nlines' }))).toEqual({ kind: 'bad-key' })
    expect(failureOf(await make(model, { baseUrl: 'http://10.0.0.4' })).kind).toBe('request-invalid')
    const strange = ready(requestFor({ model: '../../v1/files' }))
    expect(failureOf(await make(model, { request: strange })).kind).toBe('model-unknown')
    expect(model.requests).toHaveLength(0)
  })

  it('of a wrong key is told from an unknown model and a body that the service does not take', async () => {
    const model = await fake()
    expect(failureOf(await make(model, { key: 'AIza-wrong' })).kind).toBe('bad-key')
    const unknown = ready(requestFor({ model: 'gemini-9' }))
    expect(failureOf(await make(model, { request: unknown }))).toEqual({ kind: 'model-unknown', model: 'gemini-9' })
    const odd = ready(requestFor({ aspectRatio: '2.39:1' }))
    expect(failureOf(await make(model, { request: odd })).kind).toBe('request-invalid')
  })
})

describe('a connection', () => {
  it('that can not be made sent nothing', async () => {
    const model = await fake()
    await model.close()
    expect(failureOf(await make(model))).toEqual({ kind: 'no-network', detail: 'ECONNREFUSED' })
    const nowhere = await make(model, { baseUrl: 'https://no-such-host.invalid' })
    expect(failureOf(nowhere)).toMatchObject({ kind: 'no-network' })
  })

  it('that breaks while the request is going out sent nothing that can be billed', async () => {
    const model = await fake([{ kind: 'reset-before-body' }])
    const large = { role: 'sketch', label: 'Sketch', type: 'image/png', bytes: new Uint8Array(30_000_000) }
    expect(failureOf(await make(model, { request: ready(requestFor(), [large]) })).kind).toBe('no-network')
  })

  it.each<FakeAnswer>([{ kind: 'hang' }, { kind: 'slow-drip' }])(
    'that never ends is timed out, perhaps billed: %o',
    async (answer) => {
      expect(failureOf(await make(await fake([answer]), { timeoutMs: 150 }))).toEqual({
        kind: 'timed-out',
        mayBeBilled: true,
      })
    },
  )

  it('that is cancelled is not timed out: billed perhaps where the request had left, not where it had not', async () => {
    const cancel = new AbortController()
    const model = await fake((_request, index) => {
      if (index === 0) setTimeout(() => cancel.abort(), 30)
      return { kind: 'hang' }
    })
    expect(failureOf(await make(model, { signal: cancel.signal }))).toEqual({ kind: 'cancelled', mayBeBilled: true })
    expect(failureOf(await make(model, { signal: cancel.signal }))).toEqual({ kind: 'cancelled' })
    expect(model.requests).toHaveLength(1)
  })
})

describe('the key', () => {
  it('is not carried to where an answer points', async () => {
    const thief = await fake()
    const model = await fake([{ kind: 'redirect', to: `${thief.url}/v1beta/models/x:generateContent` }])
    expect(failureOf(await make(model)).kind).toBe('no-network')
    expect(thief.requests).toHaveLength(0)
  })

  it('is struck out of whatever the service echoes', async () => {
    for (const answer of [
      { kind: 'invalid', message: `bad header x-goog-api-key: ${FAKE_KEY}` },
      { kind: 'finish', reason: 'IMAGE_OTHER', message: `for ${FAKE_KEY}` },
      { kind: 'finish', reason: FAKE_KEY, text: encodeURIComponent(FAKE_KEY) },
    ] as const) {
      const failure = failureOf(await make(await fake([answer])))
      expect(JSON.stringify(failure)).not.toContain(FAKE_KEY)
      expect(JSON.stringify(failure)).toContain('•••')
    }
  })
})

describe('a test of the key', () => {
  const test = (model: { url: string }, key: string | null = FAKE_KEY) =>
    createGeminiProvider().test({ key, baseUrl: model.url }, new AbortController().signal)

  it('lists the models, page after page, and generates nothing', async () => {
    const model = await fake()
    expect(valueOf(await test(model)).models).toContain('gemini-2.5-flash-image')
    expect(valueOf(await test(model)).models).toHaveLength(4)
    expect(model.requests.every((request) => request.method === 'GET')).toBe(true)
    expect(model.requests[0]!.path).toMatch(/^\/v1beta\/models\?pageSize=200$/)
  })

  it('tells a wrong key, no quota, no network and no key apart', async () => {
    expect(failureOf(await test(await fake(), 'AIza-wrong')).kind).toBe('bad-key')
    expect(failureOf(await test(await fake([{ kind: 'quota-per-day' }]))).kind).toBe('out-of-quota')
    expect(failureOf(await test({ url: 'http://127.0.0.1:1' })).kind).toBe('no-network')
    expect(failureOf(await test(await fake(), null)).kind).toBe('no-key')
  })

  it('against a server of another kind says that the service is not there', async () => {
    const server = createServer((_incoming, outgoing) => outgoing.writeHead(404).end('Not here'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    open.push({ close: async () => void server.close() })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(failureOf(await test({ url })).kind).toBe('no-network')
  })
})
