import { describe, expect, it } from 'vitest'
import { createOpenProjects } from '#host/project/openProjects.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import type { Job } from '#shared/contract/model.ts'
import type { FakeScript } from '../support/fakeModel.ts'
import { HANDLE } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { SOON_PROVEN, start, until } from '../support/generationStart.ts'

async function submitted(project: GenerationProject, count: number): Promise<Job[]> {
  const jobs = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), count)
  if (!jobs.ok) throw new Error(JSON.stringify(jobs.failure))
  return jobs.value
}

/** The first picture comes at once, which proves the key; the others when they are let. */
function pictures(): { readonly script: FakeScript; readonly let: () => unknown } {
  const door = new EventTarget()
  const after = new Promise<unknown>((resolve) => door.addEventListener('open', resolve, { once: true }))
  return {
    script: (_request, index) => (index === 0 ? { kind: 'picture' } : { kind: 'picture', after }),
    let: () => door.dispatchEvent(new Event('open')),
  }
}

const states = (project: GenerationProject): string[] =>
  project.open.store.jobs().map((job) => (job.held === true ? 'held' : job.state))

/** Of a request that a test holds back. */
const PATIENT_MS = 60_000

/** Until then it counts among those that are out. */
const firstIsHere = (project: GenerationProject): boolean => project.queue.jobs(project.open)[0]!.state === 'done'

describe('leaving while requests are out', () => {
  it('waits for them, sends nothing new, and keeps the rest in the film', async () => {
    const answers = pictures()
    const { model, project } = await start(answers.script, {}, PATIENT_MS)
    await submitted(project, 12)
    await until(() => firstIsHere(project) && project.queue.underWay() >= 4)
    const settled = project.queue.settle()
    const out = project.queue.underWay()
    answers.let()
    await settled
    expect(project.queue.underWay()).toBe(0)
    await project.queue.release(project.open)
    expect(model.requests).toHaveLength(1 + out)
    expect(project.takes()).toHaveLength(1 + out)
    expect(states(project)).toEqual([
      ...Array.from({ length: 1 + out }, () => 'done'),
      ...Array.from({ length: 11 - out }, () => 'held'),
    ])
  })

  it('sends nothing that is asked for meanwhile', async () => {
    const answers = pictures()
    const { model, project } = await start(answers.script, {}, PATIENT_MS)
    // Its key has proved itself: there is room for more than what is out.
    await submitted(project, 2)
    await until(() => firstIsHere(project) && model.requests.length === 2)
    const settled = project.queue.settle()
    await submitted(project, 1)
    expect(project.queue.underWay()).toBe(1)
    answers.let()
    await settled
    expect(model.requests).toHaveLength(2)
    await project.queue.release(project.open)
    expect(states(project)).toEqual(['done', 'done', 'held'])
  })

  it('or ends them at once, which is said as what it is', async () => {
    const { model, project } = await start([{ kind: 'hang' }], {}, undefined, SOON_PROVEN)
    await submitted(project, 5)
    await until(() => model.requests.length === 4)
    await project.queue.release(project.open)
    expect(states(project)).toEqual(['failed', 'failed', 'failed', 'failed', 'held'])
    expect(project.open.store.jobs()[0]!.failure).toEqual({ kind: 'interrupted', mayBeBilled: true })
  })

  it('holds one that was asked to come back later: nothing of it is out', async () => {
    const { model, project } = await start([{ kind: 'rate-limited', retryDelay: '1.9s' }])
    await submitted(project, 1)
    await until(() => project.queue.jobs(project.open)[0]!.waitUntil !== null)
    expect(project.queue.underWay()).toBe(0)
    const { waitUntil } = project.queue.jobs(project.open)[0]!
    await project.queue.settle()
    expect(Date.now(), 'while it still had to wait').toBeLessThan(Date.parse(waitUntil!))
    expect(project.queue.jobs(project.open)[0]).toMatchObject({ state: 'waiting', held: true, failure: null })
    expect(model.requests).toHaveLength(1)
  })
})

async function left(count: number): Promise<Awaited<ReturnType<typeof start>>> {
  const started = await start([{ kind: 'picture' }])
  const [done] = await started.project.run(started.project.request())
  await started.project.queue.release(started.project.open)
  for (let index = 0; index < count; index += 1)
    await started.project.open.store.saveJob({
      ...done!,
      id: `job_00000000000${index}` as Job['id'],
      state: 'waiting',
      takeId: null,
      actualUsd: null,
      endedAt: null,
    })
  await started.project.reopen()
  return started
}

describe('what waits in the film', () => {
  it('is sent by no opening, however often', async () => {
    const { model, project } = await left(2)
    for (let times = 0; times < 3; times += 1) {
      expect(project.queue.jobs(project.open, HANDLE).filter((job) => job.held === true)).toHaveLength(2)
      await project.queue.release(project.open)
      await project.reopen()
    }
    expect(model.requests).toHaveLength(1)
  })

  it('goes on when someone says so, once each', async () => {
    const { model, project } = await left(2)
    expect(project.queue.jobs(project.open)).toHaveLength(3)
    const resumed = await project.queue.resume(project.open)
    expect(resumed.ok && resumed.value.length).toBe(2)
    expect(await project.queue.resume(project.open)).toEqual({ ok: true, value: [] })
    await project.settled()
    expect(project.takes()).toHaveLength(3)
    expect(model.requests).toHaveLength(3)
  })

  it('goes on as a window opens its film, where nothing is in the way, but for what a person paused', async () => {
    const { model, project } = await left(2)
    const [, first] = project.queue.jobs(project.open, HANDLE)
    expect(first!.held).toBe(true)
    await project.queue.pause(project.open)
    for (const opening of [1, 2]) {
      expect((await project.queue.resume(project.open, true)).ok, String(opening)).toBe(true)
      expect(states(project)).toEqual(['done', 'held', 'held'])
      await project.queue.release(project.open)
      await project.reopen()
    }
    await submitted(project, 1)
    await project.settled()
    expect(states(project)).toEqual(['done', 'held', 'held', 'done'])
    await project.queue.resume(project.open)
    await project.settled()
    const again = await left(2)
    await again.project.queue.resume(again.project.open, true)
    await again.project.settled()
    expect(model.requests).toHaveLength(4)
    expect(again.model.requests).toHaveLength(3)
  })

  it('goes in the order that a person gave it, also after the film was closed', async () => {
    const { model, project } = await left(3)
    const [, , second, third] = project.queue.jobs(project.open, HANDLE)
    const seeds = [1, 2, 3]
    for (const [at, job] of project.queue.jobs(project.open).slice(1).entries())
      await project.open.store.saveJob({ ...job, request: { ...job.request, seed: seeds[at]! } })
    await project.queue.release(project.open)
    await project.reopen()
    expect((await project.queue.order(project.open, third!.id, second!.id)).ok).toBe(true)
    await project.queue.release(project.open)
    await project.reopen()
    await project.queue.resume(project.open, true)
    await project.settled()
    const asked = model.requests.slice(1).map(({ body }) => JSON.parse(body) as { generationConfig: { seed: number } })
    expect(asked.map(({ generationConfig }) => generationConfig.seed)).toEqual([1, 3, 2])
  })

  it('goes on once, when two windows say so at the same moment', async () => {
    const { model, project } = await left(2)
    await Promise.all([project.queue.resume(project.open), project.queue.resume(project.open)])
    await project.settled()
    expect(states(project)).toEqual(['done', 'done', 'done'])
    expect(model.requests).toHaveLength(3)
  })

  it('goes on waiting where it could not be sent: the key would go to an address that nobody approved', async () => {
    const { model, project } = await left(2)
    const jobs = project.queue.jobs(project.open)
    const baseUrl = 'https://gateway.example'
    await project.open.store.saveJob({ ...jobs[2]!, request: { ...jobs[2]!.request, baseUrl } })
    await project.queue.release(project.open)
    await project.reopen()
    expect(await project.queue.resume(project.open)).toEqual({
      ok: false,
      failure: { kind: 'address-not-approved', host: 'gateway.example' },
    })
    expect(states(project)).toEqual(['done', 'held', 'held'])
    expect(model.requests).toHaveLength(1)
  })

  it('can be dropped unsent', async () => {
    const { model, project } = await left(1)
    const [, job] = project.queue.jobs(project.open)
    await project.queue.cancel(project.open, job!.id)
    expect(project.queue.jobs(project.open)[1]).toMatchObject({ state: 'cancelled', failure: { kind: 'cancelled' } })
    expect(project.queue.jobs(project.open)[1]).not.toHaveProperty('held')
    await project.queue.resume(project.open)
    expect(model.requests).toHaveLength(1)
  })

  it('is looked at under the cap as it is when it goes', async () => {
    const { model, project } = await left(1)
    await project.setCap(0.01)
    await project.queue.resume(project.open)
    const jobs = await project.settled()
    expect(jobs[1]).toMatchObject({ state: 'waiting', parked: { why: { kind: 'over-cap' } } })
    expect(model.requests).toHaveLength(1)
  })
})

describe('a film that is closed over requests that are out', () => {
  it('lets its window go at once, is closed when they have come, and is the same film where it is opened meanwhile', async () => {
    const answers = pictures()
    const { project } = await start(answers.script, {}, PATIENT_MS)
    const folder = project.open as OwnedFolder
    const ended: string[] = []
    const window = { gone: new AbortController().signal }
    const projects = createOpenProjects(
      async (open) => {
        ended.push('released')
        await project.queue.release(open)
      },
      () => ({ trusted: true, why: '' }) as never,
      (open) => (project.queue.underWay() > 0 ? project.queue.settle(open) : null),
      () => undefined,
    )
    const opened = await projects.create(window, async () => folder)
    await submitted(project, 12)
    await until(() => firstIsHere(project) && project.queue.underWay() >= 4)
    const out = project.queue.underWay()
    expect(await project.queue.unseen(project.open)).toEqual([])
    await projects.close(opened.project, window)
    expect(ended).toEqual([])
    const again = await projects.open(project.folder, window, () => Promise.reject(new Error('it is open')))
    expect(again.project).toBe(opened.project)
    answers.let()
    await project.settled()
    expect(project.takes()).toHaveLength(1 + out)
    // What came while no window looked is said to the next, once.
    const told = await project.queue.unseen(project.open)
    expect(told.map(({ state }) => state)).toEqual(Array.from({ length: out }, () => 'done'))
    expect(project.open.store.jobs().some(({ unseen }) => unseen === true)).toBe(false)
    expect(await project.queue.unseen(project.open)).toEqual([])
    expect(states(project).filter((state) => state === 'held')).toHaveLength(11 - out)
    await projects.close(opened.project, window)
    await until(() => ended.length === 1)
  })
})
