import { describe, expect, it } from 'vitest'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { checkProject } from '#host/project/checkProject.ts'
import type { Job } from '#shared/contract/model.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { startBatches, until } from '../support/generationStart.ts'
import type { BatchScript } from '../support/fakeModelBatches.ts'
import { errorAnswer } from '../support/fakeModelAnswers.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import type { FakeScript } from '../support/fakeModel.ts'
import { HANDLE } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'

/** Every fourth is refused, or fails. */
const QUARTER: FakeScript = (_request, index): FakeAnswer =>
  index % 4 !== 3
    ? { kind: 'picture' }
    : index % 8 === 3
      ? { kind: 'finish', reason: 'IMAGE_SAFETY' }
      : { kind: 'error', status: 500 }

async function ask(project: GenerationProject, count: number): Promise<Job[]> {
  const jobs: Job[] = []
  for (let left = count; left > 0; left -= 8) {
    const asked = await project.queue.submit(
      project.open,
      HANDLE,
      project.panelId,
      project.request(),
      Math.min(8, left),
      'batch',
    )
    if (!asked.ok) throw new Error(JSON.stringify(asked.failure))
    jobs.push(...asked.value)
  }
  return jobs
}

/** Every job has ended, three quarters of them with a take of their own, and the film is whole. */
async function landed(project: GenerationProject, made: number, failed: number): Promise<void> {
  const jobs = project.queue.jobs(project.open)
  const takes = project.takes()
  expect(jobs.map(({ state }) => state).toSorted()).toEqual([
    ...Array.from({ length: made }, () => 'done'),
    ...Array.from({ length: failed }, () => 'failed'),
  ])
  expect(takes).toHaveLength(made)
  expect(new Set(takes.map(({ mediaId }) => mediaId)).size).toBe(made)
  expect(jobs.flatMap(({ takeId }) => takeId ?? []).toSorted()).toEqual(takes.map(({ id }) => id).toSorted())
  expect((await checkProject(project.open)).problems).toEqual([])
  // What lies on disk to read answers from goes once they have landed.
  const left = (): string[] =>
    readdirSync(path.join(project.folder, 'answers')).filter((name) => /part|answer$/.test(name))
  await until(() => left().length === 0)
}

describe('a batch', () => {
  it('of a few goes in one request, costs half, and lands every picture and every failure', async () => {
    const { model, project } = await startBatches(QUARTER)
    await ask(project, 16)
    await project.settled()
    await landed(project, 12, 4)
    expect(model.batches.made.map(({ byFile }) => byFile)).toEqual([false])
    await until(() => model.batches.there().length === 0)
    const done = project.queue.jobs(project.open).filter(({ state }) => state === 'done')
    expect(done[0]).toMatchObject({
      estimateUsd: 0.01804,
      actualUsd: Math.round((1290 * 1.5 + 1120 * 30 + 94 * 7.5) / 2) / 1e6,
    })
    expect(
      project.queue
        .jobs(project.open)
        .flatMap(({ failure }) => failure?.kind ?? [])
        .toSorted(),
    ).toEqual(['refused', 'refused', 'service-down', 'service-down'])
    expect(model.requests.filter(({ path: at }) => at.endsWith(':generateContent'))).toHaveLength(0)
  })

  it('of many goes as a file, in pieces that are taken up where one broke off', async () => {
    const { model, project } = await startBatches(QUARTER, {
      breaks: (step, times) => step === 'upload' && times === 0,
    })
    await ask(project, 32)
    await project.settled()
    await landed(project, 24, 8)
    expect(model.batches.made.map(({ byFile }) => byFile)).toEqual([true])
  })

  it.each<[string, BatchScript, string]>([
    ['failed', { end: 'FAILED', error: { code: 13, message: 'Internal error.' }, has: () => false }, 'service-down'],
    ['expired', { end: 'EXPIRED', has: (index) => index === 0 }, 'batch-ended'],
    ['came back with less than was asked', { has: (index) => index === 0 }, 'batch-ended'],
  ])('that %s ends each of its requests by itself', async (_name, script, kind) => {
    const { project } = await startBatches([{ kind: 'picture' }], script)
    await ask(project, 3)
    const jobs = await project.settled()
    const made = script.has?.(0) === true ? 1 : 0
    await landed(project, made, 3 - made)
    expect(new Set(jobs.flatMap(({ failure }) => failure?.kind ?? []))).toEqual(new Set([kind]))
  })

  it.each<[string, NonNullable<BatchScript['breaks']>]>([
    ['never reached the service', (step, times) => step === 'create' && times === 0],
    ['was taken, and its name lost', (step, times) => step === 'created' && times === 0],
    ['can not be looked at for a while', (step, times) => step === 'look' && times < 3],
  ])('that %s is asked for once', async (_name, breaks) => {
    const { model, project } = await startBatches([{ kind: 'picture' }], { breaks })
    await ask(project, 4)
    await project.settled()
    await landed(project, 4, 0)
    expect(model.batches.made).toHaveLength(1)
  })

  it('that the service does not know any more ends as perhaps billed, and is not asked for again', async () => {
    const { model, project } = await startBatches([{ kind: 'picture' }], { looks: 1e9, hides: (looks) => looks > 2 })
    await ask(project, 3)
    const jobs = await project.settled()
    await landed(project, 0, 3)
    expect(jobs.map(({ failure }) => failure)).toEqual(
      jobs.map(() => ({ kind: 'batch-ended', how: 'missing', said: '', mayBeBilled: true })),
    )
    expect(model.batches.made).toHaveLength(1)
  })

  it('waits for the key that it was sent with, which another one can not speak for', async () => {
    const { model, project } = await startBatches([{ kind: 'picture' }], {
      looks: 3,
      hides: (_looks, key) => key !== FAKE_KEY,
    })
    await ask(project, 2)
    await until(() => project.queue.jobs(project.open).every(({ batch }) => batch?.state === 'running'))
    project.useKey('another-key-of-the-studio')
    // Far longer than after which a batch that is not there is given up.
    await setTimeout(700)
    expect(project.queue.jobs(project.open).map(({ state }) => state)).toEqual(['sending', 'sending'])
    project.useKey(FAKE_KEY)
    await project.settled()
    await landed(project, 2, 0)
    expect(model.batches.made).toHaveLength(1)
  })

  it('that is told to wait is sent again after that delay, not before', async () => {
    const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '1.2s' }
    const { model, project } = await startBatches([{ kind: 'picture' }], {
      refuses: (times) => (times === 0 ? errorAnswer(429, 'Slow down.', [retryInfo]) : null),
    })
    await ask(project, 2)
    await project.settled()
    await landed(project, 2, 0)
    const sent = model.requests.filter(({ path: at }) => at.endsWith(':batchGenerateContent'))
    expect(sent).toHaveLength(2)
    expect(sent[1]!.at - sent[0]!.at).toBeGreaterThanOrEqual(1150)
  })

  it('whose key went with nobody to speak for it can be given up, and may be billed', async () => {
    const { model, project } = await startBatches([{ kind: 'picture' }], { looks: 1e9 })
    const jobs = await ask(project, 2)
    await until(() => project.queue.jobs(project.open).every(({ batch }) => batch?.state === 'running'))
    project.useKey('')
    for (const { id } of jobs) await project.queue.cancel(project.open, id)
    const over = await project.settled()
    expect(over.map(({ state, failure }) => [state, failure])).toEqual(
      over.map(() => ['cancelled', { kind: 'cancelled', mayBeBilled: true }]),
    )
    expect(model.batches.made).toHaveLength(1)
  })

  it('ends with what there is once all of it is cancelled', async () => {
    const { model, project } = await startBatches([{ kind: 'picture' }], { looks: 1e9 })
    const jobs = await ask(project, 2)
    await until(() => model.batches.made.length === 1)
    for (const { id } of jobs) await project.queue.cancel(project.open, id)
    await project.settled()
    await landed(project, 0, 2)
  })

  it('goes on after the film was closed and opened, and lands once', async () => {
    const { model, project } = await startBatches(QUARTER, { looks: 4 })
    await ask(project, 8)
    for (let open = 0; open < 4; open += 1) {
      await project.queue.release(project.open)
      await project.reopen()
      project.queue.jobs(project.open, HANDLE)
    }
    await project.settled()
    await landed(project, 6, 2)
    expect(model.batches.made).toHaveLength(1)
    expect(project.queue.jobs(project.open).every(isOver)).toBe(true)
  })
})
