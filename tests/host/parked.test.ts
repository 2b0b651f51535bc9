import { describe, expect, it } from 'vitest'
import type { Job } from '#shared/contract/model.ts'
import { disclosureOf } from '#shared/jobs/disclosureOf.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { HANDLE } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { start, until } from '../support/generationStart.ts'

async function submit(project: GenerationProject, count: number): Promise<void> {
  const jobs = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), count)
  if (!jobs.ok) throw new Error(JSON.stringify(jobs.failure))
}

const jobs = (project: GenerationProject): Job[] => project.queue.jobs(project.open)
const parkedFor = (project: GenerationProject, kind: string): boolean =>
  jobs(project).every(({ state, parked }) => state === 'waiting' && parked?.why.kind === kind)

/** What a project without billing is told. */
const UNPAID: FakeAnswer = {
  kind: 'raw',
  status: 429,
  body: { error: { code: 429, message: 'Quota exceeded, limit: 0, model: x', status: 'RESOURCE_EXHAUSTED' } },
}
const said = (status: number, message: string): FakeAnswer => ({
  kind: 'raw',
  status,
  body: { error: { code: status, message, status: 'RESOURCE_EXHAUSTED' } },
})

describe('a key that nothing can be made with parks every job of it, each with its sentence', () => {
  it.each<[string, FakeAnswer, object]>([
    ['a wrong key', { kind: 'bad-key' }, { kind: 'bad-key' }],
    ['a quota of the day', { kind: 'quota-per-day' }, { kind: 'out-of-quota', why: 'day' }],
    ['an unpaid key', UNPAID, { kind: 'out-of-quota', why: 'no-free-tier' }],
    ['spent credits', said(429, 'Your prepayment credits are depleted.'), { kind: 'out-of-quota', why: 'credits' }],
    ['a cap there', said(429, 'The spending cap was reached.'), { kind: 'out-of-quota', why: 'spending-cap' }],
    ['a key that may not', { kind: 'forbidden' }, { kind: 'not-allowed', why: 'suspended' }],
  ])('%s, after one request', async (_name, answer, why) => {
    const { model, project } = await start([answer, { kind: 'picture' }])
    await submit(project, 6)
    await until(() => jobs(project).every(({ parked }) => parked))
    expect(model.requests).toHaveLength(1)
    for (const job of jobs(project)) expect(job).toMatchObject({ state: 'waiting', parked: { why, until: null } })
    const resumed = await project.queue.resume(project.open)
    expect(resumed.ok).toBe(true)
    const over = await project.settled()
    expect(over.map(({ state, parked }) => [state, parked])).toEqual(over.map(() => ['done', undefined]))
    expect(model.requests).toHaveLength(7)
  })

  it('and one that is asked for on its own is told at once, and parks nothing', async () => {
    const { model, project } = await start([{ kind: 'bad-key' }, { kind: 'picture' }])
    expect(await project.run(project.request())).toMatchObject([{ state: 'failed', failure: { kind: 'bad-key' } }])
    expect(await project.run(project.request())).toMatchObject([{ state: 'done' }])
    expect(model.requests).toHaveLength(2)
  })

  it('parked ones can be cancelled, and wait in the film when it is closed', async () => {
    const { model, project } = await start([{ kind: 'bad-key' }])
    await submit(project, 3)
    await until(() => parkedFor(project, 'bad-key'))
    await project.queue.cancel(project.open, jobs(project)[0]!.id)
    // What was sent with the wrong key was sent, though it is cancelled before it is sent again.
    expect(disclosureOf(project.open.store.board(), jobs(project), () => []).rows[0]!.requests).toBe(1)
    await project.queue.release(project.open)
    await project.reopen()
    expect(jobs(project)[0]).toMatchObject({ state: 'cancelled' })
    for (const job of jobs(project).slice(1)) expect(job).toMatchObject({ state: 'waiting', held: true })
    expect(model.requests).toHaveLength(1)
  })

  it('parked ones stay parked when their film is opened again, with the reason, until a person lets them go', async () => {
    const { model, project } = await start([{ kind: 'bad-key' }, { kind: 'picture' }])
    await submit(project, 3)
    await until(() => parkedFor(project, 'bad-key'))
    await project.queue.release(project.open)
    await project.reopen()
    expect((await project.queue.resume(project.open, true)).ok).toBe(true)
    expect(parkedFor(project, 'bad-key')).toBe(true)
    await submit(project, 1)
    expect(parkedFor(project, 'bad-key')).toBe(true)
    expect(model.requests).toHaveLength(1)
    await project.queue.resume(project.open)
    await until(() => jobs(project).every(({ state }) => state === 'done'))
    expect(model.requests).toHaveLength(5)
  })
})

describe('a delay', () => {
  it('parks all jobs of the key, who then go on by themselves and fewer at a time', async () => {
    const { model, project } = await start([{ kind: 'rate-limited', retryDelay: '0.3s' }, { kind: 'picture' }])
    await submit(project, 4)
    await until(() => jobs(project).every(({ parked, waitUntil }) => parked ?? waitUntil))
    expect(model.requests).toHaveLength(1)
    const over = await project.settled()
    expect(over.every(({ state }) => state === 'done')).toBe(true)
    expect(model.requests[1]!.at - model.requests[0]!.at).toBeGreaterThanOrEqual(298)
    expect(model.mostAtOnce()).toBeLessThanOrEqual(2)
    // One of the four was sent twice.
    expect(disclosureOf(project.open.store.board(), over, () => []).rows[0]!.requests).toBe(model.requests.length)
  })

  it('of nothing still backs off', async () => {
    const { model, project } = await start([{ kind: 'rate-limited', retryDelay: '0s' }])
    await project.run(project.request())
    const gaps = model.requests.slice(1).map(({ at }, index) => at - model.requests[index]!.at)
    expect(gaps.map((gap, index) => gap >= 20 * 2 ** index - 2)).toEqual([true, true, true])
    expect(disclosureOf(project.open.store.board(), jobs(project), () => []).rows[0]!.requests).toBe(4)
  })

  it('longer than anyone waits for parks them until then', async () => {
    const { model, project } = await start([{ kind: 'rate-limited', retryDelay: '3600s' }])
    const before = Date.now()
    await submit(project, 3)
    await until(() => parkedFor(project, 'rate-limited'))
    for (const { parked } of jobs(project)) expect(Date.parse(parked!.until!) - before).toBeGreaterThan(3_590_000)
    expect(model.requests).toHaveLength(1)
  })
})

describe('a network that is lost', () => {
  it('parks what waits and what had not left; all of it goes on when the service answers again', async () => {
    let down = true
    // A page that wants a sign-in stands in the way of everything.
    const { model, project } = await start(() => (down ? { kind: 'html', status: 403 } : { kind: 'picture' }))
    await submit(project, 4)
    await until(() => parkedFor(project, 'no-network'))
    await until(() => model.requests.filter(({ method }) => method === 'GET').length >= 2)
    expect(model.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
    down = false
    const over = await project.settled()
    expect(over.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done'])
    expect(model.requests.filter(({ method }) => method === 'POST')).toHaveLength(5)
  })
})
