import { sentence } from '#shared/contract/sentence.ts'
import { EventEmitter, once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProject } from '#host/project/checkProject.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { filmOf, patch } from '#shared/document/board.ts'
import type { MediaId } from '#shared/document/ids.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { fakePicture } from '../support/fakeModelAnswers.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { HANDLE, filesBelow } from '../support/generationProject.ts'
import { failureOfJob, start, until } from '../support/generationStart.ts'

/** Three words, a picture of 1K, a line said and medium thought: 3 × 1.5 + 1,120 × 30 + 330 × 7.5 a million. */
const ESTIMATE_USD = 0.03608

describe('a take', () => {
  it('is on disk, byte for byte, with its whole recipe, before any window is told', async () => {
    const { model, project } = await start([{ kind: 'picture', said: 'Here.' }])
    const [job] = await project.run(project.request({ seed: 7 }))
    expect(job).toMatchObject({ state: 'done', failure: null, estimateUsd: ESTIMATE_USD })
    const [take] = project.takes()
    expect(take).toMatchObject({ id: job!.takeId, number: 1, struck: false, kept: false })
    const stored = await project.open.media.read(take!.mediaId)
    expect(Buffer.from(stored!).equals(model.pictures[0]!)).toBe(true)
    expect(take!.recipe).toMatchObject({
      words: 'Film frame.',
      said: 'Here.',
      finishReason: 'STOP',
      usage: { promptTokens: 1290, imageTokens: 1120, textTokens: 30, thoughtTokens: 64 },
      estimateUsd: ESTIMATE_USD,
      actualUsd: (1290 * 1.5 + 1120 * 30 + 94 * 7.5) / 1e6,
      request: { seed: 7, aspectRatio: '21:9', imageSize: '1K' },
    })
    const { crop } = take!.recipe
    expect(crop!.width / crop!.height).toBeCloseTo(2.39, 1)
    await until(() => project.events.some((event) => event.name === 'job.changed' && event.value.job.state === 'done'))
    const arrived = project.events.findIndex((event) => event.name === 'board.changed')
    const done = project.events.findIndex((event) => event.name === 'job.changed' && event.value.job.state === 'done')
    expect(arrived).toBeGreaterThan(-1)
    expect(arrived).toBeLessThan(done)
    expect((await checkProject(project.open)).problems).toEqual([])
  })

  it('keeps the pictures that were sent along', async () => {
    const { project } = await start()
    const staged = await project.open.media.stage(await fakePicture('21:9', 3), 'Sketch')
    const mediaId = staged.ok ? staged.value.id : ('' as MediaId)
    await project.run(project.request({ pictures: [{ role: 'sketch', label: 'Sketch', mediaId }] }))
    rmSync(path.join(project.folder, 'previews'), { recursive: true })
    await project.reopen()
    expect(await project.open.media.read(mediaId)).not.toBeNull()
    expect((await checkProject(project.open)).problems).toEqual([])
  })

  it('of the stand-in is another picture each time it is asked for another', async () => {
    const { project } = await start()
    await project.run(project.request({ provider: 'stand-in', model: 'stand-in' }), 2)
    await project.run(project.request({ provider: 'stand-in', model: 'stand-in' }))
    expect(new Set(project.takes().map((take) => take.mediaId)).size).toBe(3)
  })

  it('never has the number of another, also when that one is gone', async () => {
    const { project } = await start()
    await project.run(project.request(), 2)
    const last = project.takes().at(-1)!
    await project.open.store.save([{ table: 'take', id: last.id, row: null }])
    await project.run(project.request())
    expect(project.takes().map((take) => take.number)).toEqual([1, 3])
  })

  it('of a stand-in costs nothing and asks no one', async () => {
    const { model, project } = await start([{ kind: 'hang' }], { provider: 'stand-in', capUsd: 0 })
    const [job] = await project.run(project.request())
    expect(job).toMatchObject({ state: 'done', estimateUsd: 0, actualUsd: 0 })
    expect(model.requests).toHaveLength(0)
    expect(project.takes()).toHaveLength(1)
  })
})

describe('the queue', () => {
  it('has four requests of a key out at a time, and sends the rest in turn', async () => {
    const gate = new EventEmitter()
    const { model, project } = await start([{ kind: 'picture' }, { kind: 'picture', after: once(gate, 'open') }])
    const asked = project.run(project.request({ seed: 10 }), 6)
    // The first proves the key.
    await until(() => model.requests.length === 5)
    gate.emit('open')
    const jobs = await asked
    expect(jobs.map((job) => job.state)).toEqual(Array.from({ length: 6 }, () => 'done'))
    expect(model.mostAtOnce()).toBe(4)
    expect(jobs.map((job) => job.request.seed)).toEqual([10, 11, 12, 13, 14, 15])
    expect(project.takes().map((take) => take.number)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('tells each state with what is spent, and has it in the ledger', async () => {
    const { project } = await start()
    await project.run(project.request())
    const heard = () => project.events.flatMap((event) => (event.name === 'job.changed' ? [event.value] : []))
    // A state is told when the ledger has it on disk, a moment after the queue moved on.
    await until(() => heard().length === 4)
    const told = heard()
    expect(told.map((value) => value.job.state)).toEqual(['waiting', 'sending', 'saving', 'done'])
    expect(told[1]!.spend).toEqual({ capUsd: 20, actualUsd: 0, mayBeBilledUsd: 0, reservedUsd: ESTIMATE_USD })
    expect(told[3]!.spend).toMatchObject({ actualUsd: told[3]!.job.actualUsd, reservedUsd: 0 })
    await project.reopen()
    expect(project.queue.jobs(project.open)).toEqual([told[3]!.job])
  })

  it.each<FakeAnswer>([
    { kind: 'rate-limited', retryDelay: '0.15s' },
    { kind: 'rate-limited', retryAfter: '0.15' },
    { kind: 'error', status: 503, retryAfter: '0.15' },
  ])('waits as long as the service asks, then sends again: %o', async (answer) => {
    const { model, project } = await start([answer, { kind: 'picture' }])
    const [job] = await project.run(project.request())
    expect(job!.state).toBe('done')
    const waits = model.requests.map((request) => request.at)
    expect(waits[1]! - waits[0]!).toBeGreaterThanOrEqual(148)
    const waiting = project.events.flatMap((event) => (event.name === 'job.changed' ? [event.value.job.waitUntil] : []))
    expect(waiting.filter((until_) => until_ !== null)).toHaveLength(1)
  })

  it('asks four times and no more', async () => {
    const { model, project } = await start([{ kind: 'error', status: 500 }])
    expect(failureOfJob((await project.run(project.request()))[0])).toMatchObject({ kind: 'service-down', status: 500 })
    expect(model.requests).toHaveLength(4)
  })

  it.each<[FakeAnswer, Failure['kind']]>([
    [{ kind: 'quota-per-day' }, 'out-of-quota'],
    [{ kind: 'rate-limited', retryDelay: '3600s' }, 'rate-limited'],
    [{ kind: 'bad-key' }, 'bad-key'],
    [{ kind: 'finish', reason: 'IMAGE_SAFETY' }, 'refused'],
    [{ kind: 'error', status: 502 }, 'service-down'],
    [{ kind: 'error', status: 504 }, 'timed-out'],
    [{ kind: 'hang' }, 'timed-out'],
    [{ kind: 'reset-after-body' }, 'broke-off'],
    [{ kind: 'broken-json' }, 'bad-answer'],
  ])('does not ask again after %o', async (answer, kind) => {
    const { model, project } = await start([answer], {}, answer.kind === 'hang' ? 1500 : undefined)
    const [job] = await project.run(project.request())
    expect(job).toMatchObject({ state: 'failed', failure: { kind } })
    expect(model.requests).toHaveLength(1)
    const billed = ['timed-out', 'broke-off', 'bad-answer'].includes(kind)
    expect(project.queue.spend(project.open)).toMatchObject({ mayBeBilledUsd: billed ? ESTIMATE_USD : 0, actualUsd: 0 })
  })
})

describe('the cap', () => {
  it('stops a job before it is sent, counting what is spent, what may be billed and what is out', async () => {
    const { model, project } = await start([{ kind: 'picture' }, { kind: 'reset-after-body' }], { capUsd: 0.1 })
    await project.run(project.request())
    await project.run(project.request())
    const spent = (await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 1)) as {
      failure: Failure
    }
    expect(spent.failure).toMatchObject({ kind: 'over-cap', capUsd: 0.1, estimateUsd: ESTIMATE_USD })
    expect(model.requests).toHaveLength(2)
  })

  it('counts several at once, and is looked at again before each is sent', async () => {
    const gate = new EventEmitter()
    const held = { kind: 'picture', after: once(gate, 'open') } as const
    const { model, project } = await start([{ kind: 'picture' }, held], { capUsd: 0.12 })
    const four = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 4)
    expect(four.ok ? null : four.failure).toMatchObject({ kind: 'over-cap', estimateUsd: ESTIMATE_USD * 4 })
    expect(model.requests).toHaveLength(0)
    await project.setCap(1)
    const submitted = project.run(project.request(), 6)
    await until(() => model.requests.length === 5)
    const board = project.open.store.board()
    const film = patch(board, 'project', filmOf(board).id, { capUsd: 0.05 })
    await project.open.store.save(writesOf(film, diffBoards(board, film)))
    gate.emit('open')
    const jobs = await submitted
    expect(jobs.map((job) => job.state)).toEqual(['done', 'done', 'done', 'done', 'done', 'waiting'])
    const { parked } = jobs[5]!
    expect(parked).toMatchObject({ why: { kind: 'over-cap', capUsd: 0.05, waits: true }, until: null })
    expect(sentence(parked!.why)).toMatch(
      /Not sent: what waits goes on once the cap is raised, in Project settings, and someone says so\.$/,
    )
    expect(model.requests).toHaveLength(5)
    await project.setCap(5)
    expect((await project.queue.resume(project.open)).ok).toBe(true)
    expect((await project.settled()).at(-1)).toMatchObject({ state: 'done' })
  })

  it('can not be kept for a model without a known price, so that is not sent; without a cap it is', async () => {
    const { model, project } = await start()
    const request = project.request({ model: 'studio-model' })
    const capped = await project.queue.submit(project.open, HANDLE, project.panelId, request, 1)
    expect(capped.ok ? null : capped.failure.kind).toBe('price-unknown')
    const free = await start([{ kind: 'picture' }], { capUsd: null })
    const [job] = await free.project.run(free.project.request({ model: 'studio-model' }))
    expect(failureOfJob(job)).toMatchObject({ kind: 'model-unknown' })
    expect(model.requests).toHaveLength(0)
  })
})

describe('the key', () => {
  it('is in no file that was written, no event and no failure', async () => {
    const { project } = await start([
      { kind: 'picture' },
      { kind: 'forbidden' },
      { kind: 'invalid', message: `key ${FAKE_KEY}` },
      { kind: 'torn-picture' },
    ])
    for (let count = 0; count < 4; count += 1) await project.run(project.request())
    const files = filesBelow(path.resolve(project.folder, '../..'))
    expect(files.length).toBeGreaterThan(4)
    expect(files.filter((file) => file.bytes.includes(FAKE_KEY)).map((file) => file.name)).toEqual([])
    expect(JSON.stringify(project.events)).not.toContain(FAKE_KEY)
  })

  it('that is missing stops a job before it is one', async () => {
    const { model, project } = await start([{ kind: 'picture' }], { keySource: 'project' })
    const submitted = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 1)
    expect(submitted).toEqual({ ok: false, failure: { kind: 'no-key' } })
    expect(project.queue.jobs(project.open)).toEqual([])
    expect(await project.queue.test(project.open, project.request())).toEqual({
      ok: false,
      failure: { kind: 'no-key' },
    })
    expect(model.requests).toHaveLength(0)
  })
})
