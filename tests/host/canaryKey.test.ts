import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { HostEvent } from '#shared/contract/events.ts'
import { boardFrom } from '#shared/document/board.ts'
import { filmPanels } from '#shared/document/select.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { DOCUMENTS } from '#shared/interchange/exporters.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { createLogBook } from '#host/log/logBook.ts'
import { logTo } from '#host/nodePlatform.ts'
import { filesWith, shapeIn } from '../support/canary.ts'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import type { FakeModel } from '../support/fakeModel.ts'
import { fakePicture, inline, usageFor } from '../support/fakeModelAnswers.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import { runCommand } from '../support/runCommand.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandHere } from '../support/terminalHere.ts'
import { value } from '../support/value.ts'

/** A service, or a gateway before it, that tells the key back wherever it can. */
async function answers(): Promise<readonly FakeAnswer[]> {
  const told = `Your key ${FAKE_KEY} said so.`
  const picture = inline(await fakePicture('21:9', 3))
  const content = { role: 'model', parts: [{ text: told }, picture] }
  return [
    {
      kind: 'raw',
      body: {
        candidates: [{ content, finishReason: 'STOP' }],
        responseId: FAKE_KEY,
        modelVersion: FAKE_KEY,
        ...usageFor('1K'),
      },
      headers: { 'x-echo': FAKE_KEY },
    },
    { kind: 'raw', body: { candidates: [{ finishReason: 'IMAGE_SAFETY', finishMessage: told }], ...usageFor('1K') } },
    { kind: 'raw', body: { promptFeedback: { blockReason: FAKE_KEY, blockReasonMessage: told } } },
    { kind: 'invalid', message: told },
    {
      kind: 'raw',
      status: 403,
      body: {
        error: { code: 403, status: 'PERMISSION_DENIED', message: `${told} See https://example.org/?key=${FAKE_KEY}` },
      },
    },
    { kind: 'raw', body: `<html>${told}</html>`, headers: { 'content-type': 'text/html' } },
    { kind: 'raw', body: `{"candidates":[{"content":{"parts":[{"text":"${told}"}` },
    {
      kind: 'raw',
      body: { candidates: [{ content: { parts: [{ inlineData: { data: Buffer.from(told).toString('base64') } }] } }] },
    },
    { kind: 'reset-after-body' },
    { kind: 'rate-limited', retryAfter: '0.01' },
    { kind: 'picture', said: told },
  ]
}

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function model(): Promise<FakeModel> {
  const made = await startFakeModel(await answers())
  ends.push(() => made.close())
  return made
}

describe('a key that a service tells back', () => {
  it('is in no answer, event, log, file or export, whatever became of the takes', async () => {
    const service = await model()
    const logs = temporaryFolder()
    ends.push(() => logs.remove())
    // It knows no key that it could strike.
    const book = createLogBook({ data: logs.path, shell: 'test', secrets: [] })
    const logged: string[] = []
    const session = startInProcess({
      environment: { GEMINI_API_KEY: FAKE_KEY },
      log(line, entry) {
        logged.push(line)
        logTo(book)(line, entry)
      },
    })
    ends.push(() => session.close())
    const heard: HostEvent[] = []
    session.host.listen((event) => heard.push(event))
    const said: unknown[] = [heard, logged]
    const { client } = session
    const note = <T>(answer: T): T => {
      said.push(answer)
      return answer
    }
    const folder = path.join(session.folder, 'Film.framewright')
    const made = value(await client.call('projects.create', { folder, title: 'Film', ratio: 2.39 }))
    const { project, rows } = made
    const film = { ...rows.project[0]!, provider: 'gemini', baseUrl: service.url, keySource: 'environment' as const }
    value(await client.call('board.save', { project, writes: [put('project', film)] }))
    value(await client.call('projects.trust', { project, baseUrl: service.url, keySource: 'environment' }))
    const board = boardFrom({ ...rows, project: [film] })
    const panelId = filmPanels(board)[0]!.id
    const request = composeRequest(board, panelId, { sketch: null, imageSize: '1K' })
    const asked = (await answers()).length - 1
    for (let at = 0; at < asked; at += 1) {
      note(value(await client.call('jobs.submit', { project, panelId, request, count: 1 })))
      for (;;) {
        const { jobs } = value(await client.call('jobs.list', { project }))
        if (jobs.every(isOver)) break
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    expect(service.requests.some(({ headers }) => headers['x-goog-api-key'] === FAKE_KEY)).toBe(true)
    const { jobs } = note(value(await client.call('jobs.list', { project })))
    expect(new Set(jobs.map(({ state }) => state))).toEqual(new Set(['done', 'failed']))
    expect(service.requests.length).toBe(asked + 1)
    note(await client.call('keys.test', { project }))
    note(await client.call('keys.status', { project }))
    note(await client.call('ledger.read', { project }))
    note(await client.call('disclosure.read', { project }))
    note(await client.call('report.read', {}))
    note(await client.call('projects.check', { project }))
    for (const { exporter, document } of DOCUMENTS) {
      const options = { ...exporter.start('en-GB'), ...document.sets }
      const to = path.join(session.folder, 'exports', `${document.name}.${exporter.file.extensions[0]}`)
      note(value(await client.call('export.run', { project, exporter: exporter.id, options, path: to, exportId: 'x' })))
    }
    await book.settled()
    await client.call('projects.close', { project })
    const again = note(value(await client.call('projects.open', { folder })))
    await client.call('projects.close', { project: again.project })
    expect(shapeIn(Buffer.from(JSON.stringify(said)), FAKE_KEY)).toBe('')
    expect(filesWith(session.folder, FAKE_KEY)).toEqual([])
    expect(filesWith(logs.path, FAKE_KEY)).toEqual([])
  })

  it('is not printed by the terminal, nor left in its folders', async () => {
    const service = await model()
    const home = temporaryFolder()
    ends.push(() => home.remove())
    const own = { GEMINI_API_KEY: FAKE_KEY }
    const run = (...words: string[]) => commandHere(home.path, words, own)
    const printed = [
      await run('new', 'Film', '--title', 'Film'),
      await runCommand(
        home.path,
        [
          'generate',
          'Film',
          '--provider',
          'gemini',
          '--base-url',
          service.url,
          '--count',
          '8',
          '--size',
          '1K',
          '--yes',
        ],
        '',
        own,
      ),
      await run('ledger', 'Film', '--json'),
      await run('disclosure', 'Film'),
    ]
    expect(service.requests.length).toBeGreaterThan(4)
    expect(printed[1]!.code).toBe(1)
    expect(shapeIn(Buffer.from(JSON.stringify(printed)), FAKE_KEY)).toBe('')
    expect(filesWith(home.path, FAKE_KEY)).toEqual([])
  })
})

it('the search itself finds a key in every shape it looks for', () => {
  const texts = [
    FAKE_KEY,
    encodeURIComponent(FAKE_KEY),
    ...['', 'a', 'ab'].map((start) => Buffer.from(`${start}${FAKE_KEY} and more`).toString('base64')),
  ]
  for (const text of texts) expect(shapeIn(Buffer.from(`x ${text} y`), FAKE_KEY)).not.toBe('')
  expect(shapeIn(Buffer.from(FAKE_KEY, 'utf16le'), FAKE_KEY)).toBe('UTF-16')
  expect(shapeIn(Buffer.from('AIza-another-key-0123456789'), FAKE_KEY)).toBe('')
})
