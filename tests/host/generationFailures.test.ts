import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createGeminiProvider } from '#host/generation/providers/gemini/geminiProvider.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { failureOf, fake, make, ready, requestFor } from '../support/fakeModelCalls.ts'
import { straightWays } from '../support/testPlatform.ts'

/** As the fake says it. */
const EXHAUSTED = 'Resource has been exhausted (e.g. check quota).'
const OVERLOADED = 'The model is overloaded. Please try again later.'

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
    [
      { kind: 'forbidden' },
      {
        kind: 'not-allowed',
        why: 'suspended',
        said: "Permission denied: Consumer 'api_key:•••' has been suspended.",
      },
    ],
    [
      { kind: 'not-found' },
      { kind: 'model-unknown', model: 'gemini-nano-banana-2.1', said: 'models/x is not found for API version v1beta.' },
    ],
    [
      { kind: 'invalid', message: 'Seed is too large' },
      { kind: 'request-invalid', detail: 'Seed is too large' },
    ],
    [{ kind: 'rate-limited' }, { kind: 'rate-limited', waitSeconds: null, said: EXHAUSTED }],
    [
      { kind: 'rate-limited', retryDelay: '17s' },
      { kind: 'rate-limited', waitSeconds: 17, said: EXHAUSTED },
    ],
    [
      {
        kind: 'raw',
        status: 429,
        body: { error: { code: 429, details: [{ retryDelay: { seconds: '17', nanos: 5e8 } }] } },
      },
      { kind: 'rate-limited', waitSeconds: 17.5 },
    ],
    [
      { kind: 'raw', status: 429, body: { error: { code: 429, details: [{ retryDelay: 17 }] } } },
      { kind: 'rate-limited', waitSeconds: 17 },
    ],
    [
      { kind: 'rate-limited', retryDelay: '1.5s', retryAfter: '40' },
      { kind: 'rate-limited', waitSeconds: 1.5, said: EXHAUSTED },
    ],
    [
      { kind: 'rate-limited', retryAfter: '40' },
      { kind: 'rate-limited', waitSeconds: 40, said: EXHAUSTED },
    ],
    [
      { kind: 'rate-limited', retryAfter: 'Wed, 21 Oct 2015 07:28:00 GMT' },
      { kind: 'rate-limited', waitSeconds: 0, said: EXHAUSTED },
    ],
    [
      { kind: 'quota-per-day' },
      {
        kind: 'out-of-quota',
        why: 'day',
        said: 'You exceeded your current quota, please check your plan and billing details.',
      },
    ],
    [
      { kind: 'error', status: 500 },
      { kind: 'service-down', status: 500, waitSeconds: null, said: OVERLOADED },
    ],
    [
      { kind: 'error', status: 503, retryAfter: '5' },
      { kind: 'service-down', status: 503, waitSeconds: 5, said: OVERLOADED },
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
      { kind: 'no-network', why: 'web-page', detail: 'HTTP 403' },
    ],
    [
      { kind: 'html', status: 200 },
      { kind: 'no-network', why: 'web-page', detail: 'HTTP 200' },
    ],
    [{ kind: 'broken-json' }, { kind: 'bad-answer', detail: expect.any(String) as string }],
    [{ kind: 'not-a-picture' }, { kind: 'bad-answer', detail: 'the bytes that came are no PNG, JPEG or WebP' }],
    [{ kind: 'reset-after-body' }, { kind: 'broke-off', mayBeBilled: true, detail: 'ECONNRESET' }],
    [{ kind: 'reset-in-answer' }, { kind: 'broke-off', mayBeBilled: true, detail: 'ECONNRESET' }],
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
    expect(failureOf(await make(model, { baseUrl: 'http://10.0.0.4' })).kind).toBe('request-unfit')
    const strange = ready(requestFor({ model: '../../v1/files' }))
    expect(failureOf(await make(model, { request: strange })).kind).toBe('model-unknown')
    expect(model.requests).toHaveLength(0)
  })

  it('of a wrong key is told from an unknown model and a body that the service does not take', async () => {
    const model = await fake()
    expect(failureOf(await make(model, { key: 'AIza-wrong' })).kind).toBe('bad-key')
    const unknown = ready(requestFor({ model: 'gemini-9' }))
    expect(failureOf(await make(model, { request: unknown }))).toEqual({
      kind: 'model-unknown',
      model: 'gemini-9',
      said: expect.stringContaining('models/gemini-9 is not found') as string,
    })
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

  it('that breaks while models are listed costs nothing', async () => {
    const server = createServer((incoming) => incoming.socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`
    const tested = await createGeminiProvider({ ways: straightWays() }).test(
      { key: FAKE_KEY, baseUrl },
      new AbortController().signal,
    )
    server.close()
    expect(failureOf(tested)).toEqual({ kind: 'broke-off', mayBeBilled: false, detail: 'ECONNRESET' })
    expect(sentence(failureOf(tested))).not.toContain('billed')
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
