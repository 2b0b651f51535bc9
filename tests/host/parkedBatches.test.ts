import { describe, expect, it } from 'vitest'
import type { Job } from '#shared/contract/model.ts'
import { disclosureOf } from '#shared/jobs/disclosureOf.ts'
import { errorAnswer } from '../support/fakeModelAnswers.ts'
import type { HttpAnswer } from '../support/fakeModelAnswers.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import type { FakeModel } from '../support/fakeModel.ts'
import { HANDLE } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { startBatches, until } from '../support/generationStart.ts'

async function submit(project: GenerationProject, count: number, way: 'batch' | 'now' = 'batch'): Promise<void> {
  const asked = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), count, way)
  if (!asked.ok) throw new Error(JSON.stringify(asked.failure))
}

const jobs = (project: GenerationProject): Job[] => project.queue.jobs(project.open)
const sent = (model: FakeModel): number => model.requests.filter(({ path }) => path.includes('atchGenerate')).length
const info = (reason: string): object => ({ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason })
const delay = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3600s' }

describe('a batch that its key can not be sent with parks all that was in it, each with its sentence', () => {
  it.each<[string, HttpAnswer, object]>([
    ['a wrong key', errorAnswer(400, 'API key not valid.', [info('API_KEY_INVALID')]), { kind: 'bad-key' }],
    ['a quota of the day', errorAnswer(429, 'Quota: requests per day.'), { kind: 'out-of-quota', why: 'day' }],
    ['an unpaid key', errorAnswer(429, 'Quota exceeded, limit: 0'), { kind: 'out-of-quota', why: 'no-free-tier' }],
    ['spent credits', errorAnswer(429, 'Credits are depleted.'), { kind: 'out-of-quota', why: 'credits' }],
    ['a cap there', errorAnswer(429, 'Spending cap reached.'), { kind: 'out-of-quota', why: 'spending-cap' }],
    ['a long delay', errorAnswer(429, 'Slow down.', [delay]), { kind: 'rate-limited', waitSeconds: 3600 }],
  ])('%s, after one request; and goes whole when a person says so', async (_name, answer, why) => {
    const { model, project } = await startBatches([{ kind: 'picture' }], {
      refuses: (times) => (times === 0 ? answer : null),
    })
    await submit(project, 3)
    await until(() => jobs(project).every(({ parked }) => parked))
    for (const job of jobs(project)) expect(job).toMatchObject({ state: 'waiting', parked: { why } })
    expect(jobs(project).every(({ batch }) => batch === undefined)).toBe(true)
    expect(sent(model)).toBe(1)
    expect((await project.queue.resume(project.open)).ok).toBe(true)
    const over = await project.settled()
    expect(over.map(({ state, parked }) => [state, parked])).toEqual(over.map(() => ['done', undefined]))
    expect(model.batches.made.map(({ entries }) => entries.length)).toEqual([3])
    // Three went twice.
    expect(disclosureOf(project.open.store.board(), over, () => []).rows[0]!.requests).toBe(6)
  })

  it('and no key at all, which waits until there is one', async () => {
    const { model, project } = await startBatches([{ kind: 'picture' }])
    await submit(project, 2)
    project.useKey('')
    await until(() => jobs(project).every(({ parked }) => parked?.why.kind === 'no-key'))
    expect(sent(model)).toBe(0)
    project.useKey(FAKE_KEY)
    expect((await project.queue.resume(project.open)).ok).toBe(true)
    expect((await project.settled()).every(({ state }) => state === 'done')).toBe(true)
  })

  it('and waits with no request of its own where the key is parked already, also over a restart', async () => {
    const { model, project } = await startBatches([{ kind: 'bad-key' }, { kind: 'picture' }])
    await submit(project, 2, 'now')
    await until(() => jobs(project).every(({ parked }) => parked))
    await submit(project, 2)
    await until(() => jobs(project).filter(({ parked }) => parked?.why.kind === 'bad-key').length === 4)
    await project.queue.release(project.open)
    await project.reopen()
    expect((await project.queue.resume(project.open, true)).ok).toBe(true)
    expect(jobs(project).every(({ state, parked }) => state === 'waiting' && parked)).toBe(true)
    expect(model.requests).toHaveLength(1)
    expect((await project.queue.resume(project.open)).ok).toBe(true)
    expect((await project.settled()).every(({ state }) => state === 'done')).toBe(true)
    expect(model.batches.made.map(({ entries }) => entries.length)).toEqual([2])
  })

  it('and one that is alone is told at once', async () => {
    const bad = errorAnswer(400, 'API key not valid.', [info('API_KEY_INVALID')])
    const { project } = await startBatches([{ kind: 'picture' }], { refuses: () => bad })
    await submit(project, 1)
    expect(await project.settled()).toMatchObject([{ state: 'failed', failure: { kind: 'bad-key' } }])
    expect(disclosureOf(project.open.store.board(), jobs(project), () => []).rows[0]!.requests).toBe(1)
  })

  it('and goes under the cap that the film has then, which may be lower than when it was asked for', async () => {
    const bad = errorAnswer(400, 'API key not valid.', [info('API_KEY_INVALID')])
    const { model, project } = await startBatches([{ kind: 'picture' }], {
      refuses: (times) => (times === 0 ? bad : null),
    })
    await submit(project, 4)
    await until(() => jobs(project).every(({ parked }) => parked))
    const each = jobs(project)[0]!.estimateUsd!
    await project.setCap(each * 2.5)
    expect((await project.queue.resume(project.open)).ok).toBe(true)
    const over = await project.settled()
    expect(over.map(({ state, parked }) => [state, parked?.why.kind])).toEqual([
      ['done', undefined],
      ['done', undefined],
      ['waiting', 'over-cap'],
      ['waiting', 'over-cap'],
    ])
    expect(model.batches.made.map(({ entries }) => entries.length)).toEqual([2])
  })
})
