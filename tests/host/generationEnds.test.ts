import { rename } from 'node:fs/promises'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { removePanel } from '#shared/document/commands/panels.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { HANDLE, filesBelow } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { SOON_PROVEN, failureOfJob, start, startHeld, until } from '../support/generationStart.ts'

describe('cancel', () => {
  it('takes a waiting job out unsent, and ends one that is out as perhaps billed', async () => {
    const { model, project } = await start([{ kind: 'hang' }], {}, undefined, SOON_PROVEN)
    const submitted = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 5)
    const jobs = submitted.ok ? submitted.value : []
    await until(() => model.requests.length === 4)
    for (const job of jobs.toReversed()) await project.queue.cancel(project.open, job.id)
    const over = await project.settled()
    expect(over.map((job) => job.state)).toEqual(Array.from({ length: 5 }, () => 'cancelled'))
    expect(over.map((job) => (job.failure?.kind === 'cancelled' ? (job.failure.mayBeBilled ?? false) : null))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
    expect(project.queue.spend(project.open).mayBeBilledUsd).toBeCloseTo(4 * jobs[0]!.estimateUsd!)
    expect(model.requests).toHaveLength(4)
  })

  it('ends a wait at once', async () => {
    const { model, project } = await start([{ kind: 'rate-limited', retryDelay: '1.9s' }])
    const submitted = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 1)
    await until(() => project.queue.jobs(project.open)[0]?.waitUntil != null)
    const { waitUntil } = project.queue.jobs(project.open)[0]!
    await project.queue.cancel(project.open, (submitted.ok ? submitted.value : [])[0]!.id)
    const [job] = await project.settled()
    expect(job).toMatchObject({ state: 'cancelled', waitUntil: null, failure: { kind: 'cancelled' } })
    expect(Date.now(), 'while it still had to wait').toBeLessThan(Date.parse(waitUntil!))
    expect(model.requests).toHaveLength(1)
  })
})

describe('an end in the middle', () => {
  it('by closing leaves what was out as perhaps billed, and what had not left waiting in the film', async () => {
    const { model, project } = await start([{ kind: 'hang' }], {}, undefined, SOON_PROVEN)
    await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 5)
    await until(() => model.requests.length === 4)
    await project.queue.release(project.open)
    const jobs = project.open.store.jobs()
    const out = Array.from({ length: 4 }, () => ({ kind: 'interrupted', mayBeBilled: true }))
    expect(jobs.map((job) => job.failure)).toEqual([...out, null])
    expect(jobs[4]).toMatchObject({ state: 'waiting', held: true })
  })

  it('by a crash is told at the next open, asked for again by no one, and a take that had landed is done', async () => {
    const { model, project } = await start()
    const [done] = await project.run(project.request())
    const left = { ...done!, failure: null, endedAt: null, actualUsd: null }
    const ids = ['job_00000000000a', 'job_00000000000b', 'job_00000000000c'] as (typeof done & object)['id'][]
    await project.queue.release(project.open)
    await project.open.store.saveJob({ ...left, id: ids[0]!, state: 'waiting', takeId: null })
    await project.open.store.saveJob({ ...left, id: ids[1]!, state: 'sending', takeId: null })
    await project.open.store.saveJob({ ...left, id: ids[2]!, state: 'saving' })
    await project.reopen()
    const jobs = project.queue.jobs(project.open).slice(1)
    expect(jobs.map((job) => [job.state, job.failure])).toEqual([
      ['waiting', null],
      ['failed', { kind: 'interrupted', mayBeBilled: true }],
      ['done', null],
    ])
    await expect.poll(() => project.open.store.jobs().slice(1)).toEqual(jobs)
    expect(model.requests).toHaveLength(1)
  })
})

it('a job that can not be written into the ledger is not sent', async () => {
  const { model, project } = await start([{ kind: 'hang' }], {}, undefined, SOON_PROVEN)
  const submitted = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 5)
  await until(() => model.requests.length === 4)
  await rename(project.folder, `${project.folder} moved`)
  for (const job of (submitted.ok ? submitted.value : []).slice(0, 4)) await project.queue.cancel(project.open, job.id)
  const jobs = await project.settled()
  expect(jobs.map((job) => job.state)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled', 'failed'])
  expect(model.requests).toHaveLength(4)
})

describe('a paid picture that the project can not take', () => {
  it.each<[string, (project: GenerationProject) => void | Promise<void>]>([
    [
      'because media/ can not be written',
      ({ folder }) => {
        rmSync(path.join(folder, 'media'), { recursive: true })
        writeFileSync(path.join(folder, 'media'), 'in the way')
      },
    ],
    ['because the folder was moved away', ({ folder }) => rename(folder, `${folder} moved`)],
    [
      'because its panel was deleted',
      async (project) => {
        const board = project.open.store.board()
        const without = removePanel(board, project.panelId)
        await project.open.store.save(writesOf(without, diffBoards(board, without)))
      },
    ],
  ])('%s is written beside it with its recipe, and the failure says where', async (_name, spoil) => {
    const { model, project, letGo } = await startHeld()
    const running = project.run(project.request())
    await until(() => model.requests.length === 1)
    await spoil(project)
    letGo()
    const [job] = await running
    expect(job).toMatchObject({
      state: 'failed',
      failure: { kind: 'rescued', path: expect.stringMatching(/Salt-1 1 .*\.png$/) },
    })
    const rescued = filesBelow(path.resolve(project.folder, '../../data/rescued'))
    const picture = rescued.find((file) => file.name.endsWith('.png'))
    const record = rescued.find((file) => file.name.endsWith('.json'))
    expect(picture?.bytes.equals(model.pictures[0]!)).toBe(true)
    expect(JSON.parse(String(record?.bytes))).toMatchObject({ film: 'Salt / 1', recipe: { words: 'Film frame.' } })
    expect(project.queue.spend(project.open).actualUsd).toBeGreaterThan(0.03)
  })

  it('is brought in at a word once the film can take it, once, and nothing is asked for again', async () => {
    const { model, project, letGo } = await startHeld()
    const running = project.run(project.request())
    await until(() => model.requests.length === 1)
    const media = path.join(project.folder, 'media')
    rmSync(media, { recursive: true })
    writeFileSync(media, 'in the way')
    letGo()
    const [job] = await running
    const bringIn = () => project.queue.bringIn(project.open, job!.id)
    expect(await bringIn()).toMatchObject({ ok: false, failure: { kind: expect.not.stringMatching('not-found') } })
    expect(project.queue.jobs(project.open)).toEqual([job])
    rmSync(media)
    const answers = await Promise.all([bringIn(), bringIn()])
    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
    const [take] = project.takes()
    expect(project.takes()).toHaveLength(1)
    expect(project.open.store.jobs()).toMatchObject([{ state: 'done', failure: null, takeId: take!.id }])
    expect(take!.recipe.actualUsd).toBe(job!.actualUsd)
    expect(filesBelow(media).some(({ bytes }) => bytes.equals(model.pictures[0]!))).toBe(true)
    expect(model.requests).toHaveLength(1)
  })

  it('nor say so in its ledger has it at its next opening, and is told of it once', async () => {
    const { model, project, letGo } = await startHeld()
    const running = project.run(project.request())
    await until(() => model.requests.length === 1)
    await rename(project.folder, `${project.folder} moved`)
    letGo()
    expect((await running)[0]!.failure?.kind).toBe('rescued')
    await project.queue.release(project.open)
    await rename(`${project.folder} moved`, project.folder)
    await project.reopen()
    project.queue.jobs(project.open, HANDLE)
    const told = await project.queue.unseen(project.open)
    expect(told.map(({ state }) => state)).toEqual(['done'])
    expect(project.takes()).toHaveLength(1)
    expect(await project.queue.unseen(project.open)).toEqual([])
    expect(model.requests).toHaveLength(1)
  })

  it('because the folder is gone lays no new folder in its place', async () => {
    const { model, project, letGo } = await startHeld()
    const running = project.run(project.request())
    await until(() => model.requests.length === 1)
    await rename(project.folder, `${project.folder} moved`)
    letGo()
    await running
    expect(existsSync(project.folder)).toBe(false)
  })

  it('nor the app’s own folder is put where the system keeps what passes', async () => {
    const { model, project } = await start([{ kind: 'torn-picture' }])
    writeFileSync(path.resolve(project.folder, '../../data/rescued'), 'in the way')
    const [job] = await project.run(project.request())
    const failure = failureOfJob(job)
    const file = failure?.kind === 'rescued' ? failure.path : ''
    expect(file).toMatch(/framewright-rescued-/)
    expect(readFileSync(file).equals(model.pictures[0]!)).toBe(true)
    rmSync(path.dirname(file), { recursive: true })
  })

  it('because it is torn is kept as it came', async () => {
    const { model, project } = await start([{ kind: 'torn-picture' }])
    const [job] = await project.run(project.request())
    expect(failureOfJob(job)?.kind).toBe('rescued')
    const rescued = filesBelow(path.resolve(project.folder, '../../data/rescued'))
    expect(rescued.some((file) => file.bytes.equals(model.pictures[0]!))).toBe(true)
  })
})
