import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { checkProject } from '#host/project/checkProject.ts'
import type { Job } from '#shared/contract/model.ts'
import { fakePicture, inline, usageFor } from '../support/fakeModelAnswers.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { isKeptTurn } from '../support/keptTurns.ts'
import { start } from '../support/generationStart.ts'

const [ONE, TWO] = [await fakePicture('21:9', 1), await fakePicture('21:9', 2, 'jpeg')]
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const dataUrl = `data:image/png;base64,${base64(ONE)}`

function parts(...held: readonly unknown[]): FakeAnswer {
  return { kind: 'raw', body: { candidates: [{ content: { parts: held }, finishReason: 'STOP' }], ...usageFor('1K') } }
}

/** What lies there beside the turns that takes keep for good. */
function answers(project: GenerationProject): string[] {
  const folder = path.join(project.folder, 'answers')
  return existsSync(folder) ? readdirSync(folder).filter((name) => !isKeptTurn(name)) : []
}

/** An answer goes once its picture is on disk, which is after its job is told to be done. */
function answersAre(project: GenerationProject, names: readonly string[]): Promise<void> {
  return expect.poll(() => answers(project)).toEqual(names)
}

async function bytesOfTakes(project: GenerationProject): Promise<Buffer[]> {
  return Promise.all(project.takes().map(async (take) => Buffer.from((await project.open.media.read(take.mediaId))!)))
}

describe('a picture is taken home in whatever shape it comes', () => {
  it.each<[string, FakeAnswer, readonly Buffer[]]>([
    ['two in one answer', parts(inline(TWO), { text: 'or' }, inline(ONE)), [TWO, ONE]],
    [
      'a second candidate',
      {
        kind: 'raw',
        body: { candidates: [{ content: { parts: [inline(ONE)] } }, { content: { parts: [inline(TWO)] } }] },
      },
      [TWO, ONE],
    ],
    [
      'in the second candidate alone',
      { kind: 'raw', body: { candidates: [{ finishReason: 'OTHER' }, { content: { parts: [inline(ONE)] } }] } },
      [ONE],
    ],
    ['between null parts', parts(null, inline(ONE), null, 7, 'text', []), [ONE]],
    [
      'null candidates before it',
      { kind: 'raw', body: { candidates: [null, { content: { parts: [inline(ONE)] } }] } },
      [ONE],
    ],
    ['a part that is no list', { kind: 'raw', body: { candidates: { content: { parts: inline(ONE) } } } }, [ONE]],
    ['a data address in the words', parts({ text: `Here: ![frame](${dataUrl}) as asked.` }), [ONE]],
    ['a data address alone', parts({ text: dataUrl }), [ONE]],
    ['a data address as the data', parts({ inlineData: { mimeType: 'image/png', data: dataUrl } }), [ONE]],
    ['a data address as a file', parts({ fileData: { fileUri: dataUrl } }), [ONE]],
    ['under the other spelling', parts({ inline_data: { mime_type: 'image/png', data: base64(ONE) } }), [ONE]],
    ['in base64 for addresses', parts({ inlineData: { data: ONE.toString('base64url') } }), [ONE]],
    ['in lines', parts({ inlineData: { data: base64(ONE).replace(/.{76}/g, '$&\r\n') } }), [ONE]],
    ['as numbers', parts({ inlineData: { data: [...ONE] } }), [ONE]],
    ['of a wrong type by name', parts({ inlineData: { mimeType: 'text/plain', data: base64(ONE) } }), [ONE]],
    ['as a draft alone', parts({ ...inline(ONE), thought: true }), [ONE]],
    [
      'after a safety finish',
      { kind: 'raw', body: { candidates: [{ content: { parts: [inline(ONE)] }, finishReason: 'IMAGE_SAFETY' }] } },
      [ONE],
    ],
    [
      'in a list of answers',
      {
        kind: 'raw',
        body: [
          { candidates: [{ content: { parts: [{ text: 'a' }] } }] },
          { candidates: [{ content: { parts: [inline(ONE)] } }] },
        ],
      },
      [ONE],
    ],
    [
      'as a stream of events',
      {
        kind: 'raw',
        body: `data: ${JSON.stringify({ candidates: [{ content: { parts: [inline(ONE)] } }] })}\r\n\r\ndata: [DONE]\r\n`,
      },
      [ONE],
    ],
  ])('%s', async (_name, answer, pictures) => {
    const { model, project } = await start([answer])
    const [job] = await project.run(project.request())
    expect(job).toMatchObject({ state: 'done', failure: null, takeId: project.takes().at(-1)!.id })
    const kept = await bytesOfTakes(project)
    expect(kept.map((bytes) => pictures.findIndex((each) => each.equals(bytes)))).toEqual(
      pictures.map((_each, at) => at),
    )
    expect(project.takes().map((take) => take.number)).toEqual(pictures.map((_each, at) => at + 1))
    expect(project.takes().at(-1)!.recipe.said).not.toContain('base64')
    expect(model.requests).toHaveLength(1)
    await answersAre(project, [])
    expect((await checkProject(project.open)).problems).toEqual([])
  })

  it('packed, though nobody asked for that', async () => {
    const body = JSON.stringify({ candidates: [{ content: { parts: [inline(ONE)] } }] })
    const { createServer } = await import('node:http')
    const server = createServer((incoming, outgoing) => {
      incoming.resume().on('end', () => {
        outgoing.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end(gzipSync(body))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { project } = await start(undefined, {
      baseUrl: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    })
    await project.run(project.request())
    server.close()
    expect((await bytesOfTakes(project))[0]!.equals(ONE)).toBe(true)
  })

  it('that two of an answer cost what one answer costs', async () => {
    const { project } = await start([parts(inline(TWO), inline(ONE))])
    const [job] = await project.run(project.request())
    const costs = project.takes().map((take) => take.recipe.actualUsd)
    expect(costs).toEqual([0, job!.actualUsd])
    expect(project.queue.spend(project.open).actualUsd).toBe(job!.actualUsd)
  })
})

describe('a picture that no window shows', () => {
  const avif = Buffer.concat([Buffer.from('\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf', 'latin1'), Buffer.alloc(400, 5)])

  it('is a take that says so, and its bytes are kept untouched', async () => {
    const { project } = await start([
      parts({ text: 'Here.' }, { inlineData: { mimeType: 'image/avif', data: base64(avif) } }),
    ])
    const [job] = await project.run(project.request())
    expect(job!.state).toBe('done')
    const hash = createHash('sha256').update(avif).digest('hex')
    await answersAre(project, [`${hash}.avif`])
    expect(readFileSync(path.join(project.folder, 'answers', `${hash}.avif`)).equals(avif)).toBe(true)
    expect(project.takes()[0]!.recipe.said).toBe(
      `This picture came as AVIF, which can't be shown here. It is kept as answers/${hash}.avif in the film's folder. Here.`,
    )
    expect((await checkProject(project.open)).problems).toEqual([])
  })

  it('is shown where a picture can be made of it', async () => {
    const canvas = createCanvas(64, 27)
    const real = await canvas.encode('avif')
    const { project } = await start([parts({ inlineData: { data: base64(real) } })])
    await project.run(project.request())
    expect(project.takes()[0]!.recipe.said).toContain('It is shown as a PNG made of it')
    const [name] = answers(project)
    expect(readFileSync(path.join(project.folder, 'answers', name!)).equals(real)).toBe(true)
  })
})

describe('an answer of odd types', () => {
  const odd: readonly unknown[] = [
    null,
    7,
    -1,
    1e300,
    '9'.repeat(400),
    true,
    [],
    {},
    { a: { b: [] } },
    'NaN',
    'a\u0000\ud800\u202e\u001b[31m',
    'x'.repeat(1_000_000),
  ]

  it.each(odd.map((value) => [JSON.stringify(value).slice(0, 30), value]))(
    'leaves a film that opens again and a ledger that can be read: %s everywhere',
    async (_name, value) => {
      const usage = {
        promptTokenCount: value,
        candidatesTokenCount: value,
        thoughtsTokenCount: value,
        candidatesTokensDetails: value,
      }
      const { model, project } = await start([
        {
          kind: 'raw',
          body: {
            candidates: [
              {
                content: { parts: [{ text: value, thought: value }, inline(ONE)] },
                finishReason: value,
                finishMessage: value,
              },
            ],
            usageMetadata: usage,
            modelVersion: value,
          },
        },
        {
          kind: 'raw',
          body: {
            candidates: value,
            promptFeedback: { blockReason: value, blockReasonMessage: value },
            usageMetadata: value,
          },
        },
        { kind: 'raw', body: { candidates: [{ content: value, finishReason: value, index: value }] } },
        { kind: 'raw', body: value },
        { kind: 'raw', status: 400, body: { error: { code: value, message: value, status: value, details: value } } },
        { kind: 'raw', status: 403, body: { error: value } },
        {
          kind: 'raw',
          status: 429,
          body: {
            error: { message: value, details: [value, { violations: value, retryDelay: '7'.repeat(400) + 's' }] },
          },
        },
        { kind: 'raw', status: 503, headers: { 'retry-after': '9'.repeat(400) }, body: value },
      ])
      for (let count = 0; count < 8; count += 1) await project.run(project.request())
      expect(model.requests).toHaveLength(8)
      expect((await bytesOfTakes(project))[0]!.equals(ONE)).toBe(true)
      const before = project.queue.jobs(project.open)
      await project.reopen()
      expect(project.queue.jobs(project.open)).toEqual(before)
      expect((await checkProject(project.open)).problems).toEqual([])
      expect(Number.isFinite(project.queue.spend(project.open).actualUsd)).toBe(true)
    },
  )

  it('that is nested a hundred thousand deep, or has a field of ten megabytes, ends in words', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const { project } = await start([
      { kind: 'raw', body: deep },
      { kind: 'raw', status: 429, body: `{"error":{"message":"m","details":[{"retryDelay":"9999s","x":${deep}}]}}` },
      {
        kind: 'raw',
        body: { candidates: [{ finishReason: 'x'.repeat(1e7), content: { parts: [{ text: 'y'.repeat(1e7) }] } }] },
      },
    ])
    const jobs: Job[] = []
    for (let count = 0; count < 3; count += 1) jobs.push(...(await project.run(project.request())))
    expect(jobs.map((job) => job.failure?.kind)).toEqual(['refused', 'rate-limited', 'refused'])
    expect(JSON.stringify(jobs).length).toBeLessThan(20_000)
    await project.reopen()
    expect(project.queue.jobs(project.open)).toEqual(jobs)
  })

  it('that is no picture at all is kept as it came, and the words say where', async () => {
    const { project } = await start([{ kind: 'broken-json' }])
    const [job] = await project.run(project.request())
    const [name] = answers(project)
    const file = path.join(project.folder, 'answers', name!)
    expect(job!.failure).toEqual({ kind: 'bad-answer', detail: 'it broke off, or was garbled on the way', kept: file })
    expect(readFileSync(file, 'utf8')).toContain('{"candidates":[{"content":{"parts":[{"inl')
  })
})

it.each([
  ['nothing of the picture', { promptTokenCount: 1290 }],
  [
    'a picture of no tokens',
    { promptTokenCount: 1290, candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 0 }] },
  ],
])(
  'a count of tokens that tells %s says no cost: the estimate counts, not next to nothing',
  async (_name, usageMetadata) => {
    const { project } = await start([
      { kind: 'raw', body: { candidates: [{ content: { parts: [inline(ONE)] } }], usageMetadata } },
    ])
    await project.run(project.request())
    const [take] = project.takes()
    expect(take!.recipe).toMatchObject({ usage: null, actualUsd: null })
    expect(take!.recipe.estimateUsd).toBeGreaterThan(0.03)
  },
)
