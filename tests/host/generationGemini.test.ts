import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Result } from '#shared/contract/failure.ts'
import { createGeminiProvider } from '#host/generation/providers/gemini/geminiProvider.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { fakePicture, inline } from '../support/fakeModelAnswers.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { failureOf, fake, make, ready, requestFor, valueOf } from '../support/fakeModelCalls.ts'
import { straightWays } from '../support/testPlatform.ts'

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
    expect(body.generationConfig).not.toHaveProperty('thinkingConfig')
  })

  it('says how long to think where that was chosen', async () => {
    const model = await fake()
    valueOf(await make(model, { request: ready(requestFor({ thinking: 'high' })) }))
    const body = JSON.parse(model.requests[0]!.body) as { generationConfig: object }
    expect(body.generationConfig).toHaveProperty('thinkingConfig', { thinkingLevel: 'HIGH' })
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
    const usage = { promptTokens: 1290, imageTokens: 1680, textTokens: 30, thoughtTokens: 64 }
    expect(valueOf(await make(model)).usage).toEqual(usage)
    expect(valueOf(await make(model)).usage).toBeNull()
  })

  it.each([[[]], [[{ modality: 'TEXT', tokenCount: 30 }]], [[{ modality: 'image', tokenCount: 1120 }]], ['x']])(
    'is counted at the rate of pictures, however its tokens are listed: %j',
    async (candidatesTokensDetails) => {
      const usageMetadata = { promptTokenCount: 9, candidatesTokenCount: 1150, candidatesTokensDetails }
      const content = { parts: [inline(await fakePicture('1:1', 1))] }
      const model = await fake([{ kind: 'raw', body: { candidates: [{ content }], usageMetadata } }])
      const usage = valueOf(await make(model)).usage!
      expect(usage.imageTokens).toBeGreaterThanOrEqual(1120)
      expect(usage.imageTokens + usage.textTokens).toBe(1150)
    },
  )

  it('of a large size comes whole', async () => {
    const bytes = Buffer.concat([await fakePicture('1:1', 1), Buffer.alloc(12_000_000, 7)])
    const model = await fake([{ kind: 'picture', bytes }])
    expect(Buffer.from(valueOf(await make(model)).bytes).equals(bytes)).toBe(true)
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

function test(model: { url: string }, key: string | null = FAKE_KEY): Promise<Result<{ models: string[] }>> {
  return createGeminiProvider({ ways: straightWays() }).test({ key, baseUrl: model.url }, new AbortController().signal)
}

describe('a test of the key', () => {
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
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(failureOf(await test({ url })).kind).toBe('no-network')
  })
})
