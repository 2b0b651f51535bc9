import { describe, expect, it } from 'vitest'
import { sentence } from '#shared/contract/sentence.ts'
import type { Job } from '#shared/contract/model.ts'
import { setAiPolicy } from '#shared/document/commands/film.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import type { AiPolicy } from '#shared/document/schema.ts'
import { queueStateOf } from '#shared/jobs/queueRows.ts'
import { HANDLE } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { SOON_PROVEN, start, startBatches, startHeld, until } from '../support/generationStart.ts'
import { value } from '../support/value.ts'

/** As a window of the film would. */
async function decide(project: GenerationProject, policy: AiPolicy): Promise<void> {
  const before = project.open.store.board()
  const after = setAiPolicy(before, policy, 'Ada', '2026-03-04')
  await project.open.store.save(writesOf(after, diffBoards(before, after)))
}

async function submit(project: GenerationProject, count: number, way: 'now' | 'batch' = 'now'): Promise<void> {
  value(await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), count, way))
}

const jobs = (project: GenerationProject): Job[] => project.queue.jobs(project.open)
const states = (project: GenerationProject): string[] => jobs(project).map(queueStateOf)
const OFF = { kind: 'policy-off', decided: 'set by Ada on 4 Mar 2026', waits: true }

describe('what waits in a film whose AI policy is turned off', () => {
  it('is parked at once, with the reason and what to do; what is out comes home', async () => {
    const { model, project, letGo } = await startHeld(SOON_PROVEN)
    await submit(project, 8)
    await until(() => model.requests.length === 4)
    await decide(project, 'off')
    expect(states(project).filter((state) => state === 'parked')).toHaveLength(4)
    const parked = jobs(project).filter((job) => job.parked)
    for (const job of parked) expect(job.parked).toEqual({ why: OFF, until: null })
    expect(sentence(parked[0]!.parked!.why)).toBe(
      'Not sent: this film’s AI policy is off (set by Ada on 4 Mar 2026). What waits goes on once a model may be asked again, in Project settings under Film, and someone says so.',
    )
    letGo()
    const over = await project.settled()
    expect(over.filter(({ state }) => state === 'done')).toHaveLength(4)
    expect(over.filter(({ state }) => state === 'failed')).toEqual([])
    expect(model.requests).toHaveLength(4)
  })

  it('stays, also over a restart and where a model may be asked again, until a person lets it go', async () => {
    const { model, project, letGo } = await startHeld(SOON_PROVEN)
    await submit(project, 6)
    await until(() => model.requests.length === 4)
    await decide(project, 'off')
    letGo()
    await project.settled()
    expect(await project.queue.resume(project.open)).toMatchObject({ ok: false, failure: { kind: 'policy-off' } })
    await project.queue.release(project.open)
    await project.reopen()
    expect(states(project).filter((state) => state === 'parked')).toHaveLength(2)
    await decide(project, 'reference')
    expect(states(project).filter((state) => state === 'held')).toHaveLength(2)
    await project.queue.release(project.open)
    await project.reopen()
    expect((await project.queue.resume(project.open, true)).ok).toBe(true)
    expect(states(project).filter((state) => state === 'held')).toHaveLength(2)
    expect(model.requests).toHaveLength(4)
    expect((await project.queue.resume(project.open)).ok).toBe(true)
    expect((await project.settled()).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'done'))
  })

  it('is parked also where it waits to be asked again, or for its key', async () => {
    const { model, project } = await start([{ kind: 'rate-limited', retryDelay: '1.5s' }, { kind: 'picture' }])
    await submit(project, 3)
    await until(() => jobs(project).every(({ parked, waitUntil }) => parked ?? waitUntil))
    await decide(project, 'off')
    await until(() => jobs(project).every(({ parked }) => parked?.why.kind === 'policy-off'))
    await decide(project, 'allowed')
    expect(states(project)).toEqual(['held', 'held', 'held'])
    expect((await project.queue.resume(project.open)).ok).toBe(true)
    expect((await project.settled()).every(({ state }) => state === 'done')).toBe(true)
    expect(model.requests).toHaveLength(4)
  })

  it('is parked also where it gathers for a batch, and goes as one when it is let go', async () => {
    const { model, project } = await startBatches([{ kind: 'picture' }])
    await submit(project, 3, 'batch')
    await decide(project, 'off')
    expect(jobs(project).map(({ parked, batch }) => [parked?.why.kind, batch])).toEqual(
      Array.from({ length: 3 }, () => ['policy-off', undefined]),
    )
    await decide(project, 'allowed')
    expect((await project.queue.resume(project.open)).ok).toBe(true)
    expect((await project.settled()).every(({ state }) => state === 'done')).toBe(true)
    expect(model.batches.made.map(({ entries }) => entries.length)).toEqual([3])
  })

  it('can be cancelled there, and stand-ins go on', async () => {
    const { model, project, letGo } = await startHeld(SOON_PROVEN)
    await submit(project, 5)
    await until(() => model.requests.length === 4)
    await decide(project, 'off')
    const [parked] = jobs(project).filter((job) => job.parked)
    await project.queue.cancel(project.open, parked!.id)
    letGo()
    const made = await project.run(project.request({ provider: 'stand-in' }), 3)
    expect(made.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(states(project).filter((state) => state === 'cancelled')).toHaveLength(1)
    expect(model.requests).toHaveLength(4)
  })
})
