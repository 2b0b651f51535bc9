import { createWriteStream, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBatchBody, readLines } from '#host/generation/providers/gemini/batch/answerSpans.ts'
import type { Span } from '#host/generation/providers/gemini/batch/answerSpans.ts'
import { answersIn } from '#host/generation/providers/gemini/batch/batchAnswers.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** Of the body, which holds every picture twice; the long run takes 300. */
const MEGABYTES = Number(process.env['FRAMEWRIGHT_BATCH_MB'] ?? 48)
const PICTURE_MB = 3
const KEY = 'AIza-fake-key-for-tests-0123456789'

let home: ReturnType<typeof temporaryFolder>
let file: string
beforeEach(() => {
  home = temporaryFolder()
  file = path.join(home.path, 'body')
})
afterEach(() => home.remove())

function entry(key: string, data: string): string {
  return JSON.stringify({
    metadata: { key },
    response: { candidates: [{ content: { parts: [{ inlineData: { data } }] } }] },
  })
}

async function keysIn(name: string, from: readonly Span[]): Promise<string[]> {
  const keys: string[] = []
  for await (const { key } of answersIn(name, from, KEY)) keys.push(key)
  return keys
}

describe('a body of a batch', () => {
  it('is read one picture at a time, whatever its size', async () => {
    const pictures = Math.ceil(MEGABYTES / PICTURE_MB / 2)
    const data = 'iVBORw0KGgo'.padEnd(PICTURE_MB * 1024 * 1024, 'A')
    const body = createWriteStream(file)
    const write = async (text: string): Promise<unknown> => body.write(text) || once(body, 'drain')
    await write(
      '{"name":"batches/x","metadata":{"state":"BATCH_STATE_SUCCEEDED","output":{"inlinedResponses":{"inlinedResponses":[',
    )
    for (const copy of ['', ']}}},"done":true,"response":{"inlinedResponses":{"inlinedResponses":[']) {
      await write(copy)
      for (let at = 0; at < pictures; at += 1) await write(`${at === 0 ? '' : ','}${entry(`job_${at}`, data)}`)
    }
    body.end(']}}}')
    await once(body, 'close')
    const before = process.memoryUsage().rss
    let most = 0
    const { rest, spans } = await readBatchBody(file)
    const keys: string[] = []
    for await (const { key } of answersIn(file, spans, KEY)) {
      keys.push(key)
      most = Math.max(most, process.memoryUsage().rss - before)
    }
    expect(JSON.parse(rest)).toMatchObject({
      done: true,
      metadata: { output: { inlinedResponses: { inlinedResponses: [] } } },
    })
    expect(spans).toHaveLength(pictures * 2)
    expect(keys).toEqual(Array.from({ length: pictures }, (_none, at) => `job_${at}`))
    expect(most / 1024 / 1024, 'MB more in memory').toBeLessThan(160)
  })

  it('tells why a request failed, also where an empty answer stands beside the reason', async () => {
    const error = { code: 8, message: 'Quota exceeded, limit: 0' }
    const picture = { candidates: [{}] }
    const list = [
      { metadata: { key: 'a' }, response: {}, error },
      { metadata: { key: 'b' }, response: picture, error },
    ]
    writeFileSync(file, JSON.stringify({ response: { inlinedResponses: { inlinedResponses: list } } }))
    const told: object[] = []
    for await (const each of answersIn(file, (await readBatchBody(file)).spans, KEY)) told.push(each)
    expect(told).toMatchObject([
      { key: 'a', failure: { kind: 'out-of-quota', why: 'no-free-tier' } },
      { key: 'b', answer: { status: 200 } },
    ])
  })

  it.each<[string, string, string[]]>([
    [
      'brackets and escaped quotes in its words',
      '[{"metadata":{"key":"a"},"response":{"t":"}]\\\\\\"]["}},{"metadata":{"key":"b"},"error":{"code":8}}]',
      ['a', 'b'],
    ],
    ['an answer without a key', '[{"response":{}},{"metadata":{"key":"b"},"response":{}}]', ['', 'b']],
    ['things that are no answers', '[null,3,"x",[{}],{"metadata":{"key":"b"},"response":{}}]', ['b']],
    ['a key twice', '[{"metadata":{"key":"b"},"response":{}},{"metadata":{"key":"b"},"response":{}}]', ['b']],
    ['none', '[]', []],
  ])('with %s', async (_name, list, keys) => {
    writeFileSync(file, `{"inlinedResponses":"no","a":{"inlinedResponses":${list}},"z":1}`)
    const { rest, spans } = await readBatchBody(file)
    expect(JSON.parse(rest)).toEqual({ inlinedResponses: 'no', a: { inlinedResponses: [] }, z: 1 })
    expect(await keysIn(file, spans)).toEqual(keys)
  })

  it('as a file of lines, with and without a last line end', async () => {
    writeFileSync(file, '{"key":"a","response":{}}\n\n{"key":"b","error":{"code":5,"message":"no"}}')
    expect(await keysIn(file, await readLines(file))).toEqual(['a', 'b'])
  })
})
