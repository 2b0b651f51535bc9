import { expect, describe, it } from 'vitest'
import { createGeminiProvider } from '#host/generation/providers/gemini/geminiProvider.ts'
import { openWire } from '#host/generation/wire.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { fakePicture, inline } from '../support/fakeModelAnswers.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { failureOf, fake, make } from '../support/fakeModelCalls.ts'
import { straightWays } from '../support/testPlatform.ts'
import { start } from '../support/generationStart.ts'

/** An answer whose candidate has these fields beside its parts. */
function candidate(parts: readonly unknown[] | null, more: object = {}): FakeAnswer {
  const content = parts === null ? {} : { content: { role: 'model', parts } }
  return { kind: 'raw', body: { candidates: [{ ...content, index: 0, ...more }], responseId: 'r' } }
}

const CALL = { functionCall: { name: 'make_picture', args: { again: true } } }
const TOKEN = { continuationToken: 'dG9rZW4=' }

describe('one attempt is one request, whatever the answer asks for', () => {
  it.each<[string, FakeAnswer]>([
    ['to be continued', candidate([{ text: 'a part' }], { finishReason: 'CONTINUATION', ...TOKEN })],
    ['to be continued, without a reason', candidate([{ text: 'a part' }], TOKEN)],
    ['to be continued, without a part', candidate(null, { finishReason: 'CONTINUATION', ...TOKEN })],
    ['to be continued, without a token', candidate([], { finishReason: 'CONTINUATION' })],
    ['a call of a function', candidate([CALL], { finishReason: 'STOP' })],
    ['a call of a function that it may not know', candidate([CALL], { finishReason: 'UNEXPECTED_TOOL_CALL' })],
    [
      'many calls of functions',
      candidate(
        Array.from({ length: 40 }, () => CALL),
        { finishReason: 'STOP', ...TOKEN },
      ),
    ],
    ['code to be run', candidate([{ executableCode: { language: 'PYTHON', code: 'again()' } }])],
    ['a wait with a 200', { kind: 'raw', headers: { 'retry-after': '0', refresh: '0' }, body: { candidates: [] } }],
    ['a redirect to itself', { kind: 'redirect', to: '', retryAfter: '0' }],
    ['a redirect that keeps the method', { kind: 'redirect', to: '/', status: 307, retryAfter: '0' }],
    ['a redirect for good', { kind: 'redirect', to: '/', status: 308 }],
    ['a redirect to a page', { kind: 'redirect', to: '/', status: 303 }],
    ['a timeout', { kind: 'error', status: 408, retryAfter: '0' }],
    ['a conflict', { kind: 'error', status: 409, retryAfter: '0' }],
    ['early data', { kind: 'error', status: 425, retryAfter: '0' }],
    ['a bad gateway', { kind: 'error', status: 502, retryAfter: '0' }],
    ['a late gateway', { kind: 'error', status: 504, retryAfter: '0' }],
    ['nothing at all', { kind: 'raw', status: 204, body: '' }],
  ])('%s', async (_name, answer) => {
    const { model, project } = await start([answer])
    const [job] = await project.run(project.request())
    expect(job!.state).toBe('failed')
    expect(model.requests).toHaveLength(1)
  })

  it('and the picture that came with a promise of more is kept', async () => {
    const picture = await fakePicture('21:9', 1)
    const { model, project } = await start([candidate([inline(picture)], { finishReason: 'CONTINUATION', ...TOKEN })])
    const [job] = await project.run(project.request())
    expect(job!.state).toBe('done')
    expect(model.requests).toHaveLength(1)
    expect(Buffer.from((await project.open.media.read(project.takes()[0]!.mediaId))!).equals(picture)).toBe(true)
  })
})

it('the wire itself lets out no second request, and keeps what it saw of the first', async () => {
  const model = await fake([{ kind: 'finish', reason: 'NO_IMAGE' }])
  const wire = openWire({ ways: straightWays(), most: 1, origin: model.url, strike: (text) => text })
  await wire.fetch(`${model.url}/v1beta/models`, { headers: { 'x-goog-api-key': FAKE_KEY } })
  const { body } = wire.seen
  await expect(wire.fetch(`${model.url}/v1beta/models`)).rejects.toThrow('no more than 1 request')
  await expect(wire.fetch(`${model.url}/v1beta/models`)).rejects.toThrow('no more than 1 request')
  expect(wire.seen).toMatchObject({ status: 200, body })
  expect(wire.heldBack()).toBe(2)
  expect(model.requests).toHaveLength(1)
})

it('the wire lets out no second request where the first one broke either', async () => {
  const model = await fake()
  const wire = openWire({ ways: straightWays(), most: 1, origin: model.url, strike: (text) => text })
  const headers = { 'x-goog-api-key': FAKE_KEY }
  const [url, asking] = [`${model.url}/v1beta/models/x`, { method: 'POST', body: '{}', headers }]
  await model.close()
  await expect(wire.fetch(url, asking)).rejects.toThrow('ECONNREFUSED')
  await expect(wire.fetch(url, asking)).rejects.toThrow('no more')
  expect(model.requests).toHaveLength(0)
})

it('a list of models without an end is left after ten pages', async () => {
  const model = await fake([{ kind: 'raw', body: { models: [], nextPageToken: 'again' } }])
  const access = { key: FAKE_KEY, baseUrl: model.url }
  const tested = await createGeminiProvider({ ways: straightWays() }).test(access, new AbortController().signal)
  expect(failureOf(tested)).toEqual({ kind: 'bad-answer', detail: 'its list of models has no end' })
  expect(model.requests).toHaveLength(10)
})

it('an answer that goes on for ever without a picture says why', async () => {
  const model = await fake([candidate([{ text: 'a part' }], { finishReason: 'CONTINUATION', ...TOKEN })])
  expect(failureOf(await make(model))).toMatchObject({ kind: 'refused', reason: 'CONTINUATION' })
})

it('the wire takes a key to no other place than the one it was opened for', async () => {
  const [mine, theirs] = [await fake(), await fake()]
  const headers = { 'x-goog-api-key': FAKE_KEY }
  for (const origin of [mine.url, null]) {
    const wire = openWire({ ways: straightWays(), most: 9, origin, strike: (text) => text })
    for (const url of [theirs.url, mine.url.replace('127.0.0.1', 'localhost'), mine.url.replace('http:', 'https:')])
      await expect(wire.fetch(`${url}/v1beta/models`, { headers })).rejects.toThrow('address-not-approved')
    expect(wire.seen.begun).toBe(false)
  }
  expect([mine.requests, theirs.requests]).toEqual([[], []])
})
