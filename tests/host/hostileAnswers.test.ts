import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isOver } from '#shared/jobs/jobs.ts'
import { checkProject } from '#host/project/checkProject.ts'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { fakePicture, usageFor } from '../support/fakeModelAnswers.ts'
import { HANDLE, generationProject } from '../support/generationProject.ts'
import { start, startHeld, until } from '../support/generationStart.ts'
import { value } from '../support/value.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** 80 in the long run. */
const MEGABYTES = Number(process.env['FRAMEWRIGHT_PICTURE_MB'] ?? 8)

describe('a picture', () => {
  it(`of ${MEGABYTES} MB is a take, its bytes untouched`, async () => {
    const bytes = Buffer.concat([await fakePicture('21:9', 1), Buffer.alloc(MEGABYTES * 1e6, 7)])
    const model = await startFakeModel([{ kind: 'picture', bytes }])
    const project = await generationProject(model.url, {}, 170_000)
    try {
      const [job] = await project.run(project.request())
      expect(job).toMatchObject({ state: 'done', failure: null })
      expect(hashOf((await project.open.media.read(project.takes()[0]!.mediaId))!)).toBe(hashOf(bytes))
    } finally {
      await project.close()
      await model.close()
    }
  })

  it('that is a GIF is a take, its bytes kept', async () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64')
    const parts = [{ inlineData: { mimeType: 'image/gif', data: gif.toString('base64') } }]
    const body = { candidates: [{ content: { parts }, finishReason: 'STOP' }], ...usageFor('1K') }
    const { model, project } = await start([{ kind: 'raw', body }])
    const [job] = await project.run(project.request())
    expect(job).toMatchObject({ state: 'done', failure: null })
    expect(model.requests).toHaveLength(1)
    const { mediaId, recipe } = project.takes()[0]!
    expect(recipe.said + hashOf((await project.open.media.read(mediaId))!)).toContain(hashOf(gif))
    expect((await checkProject(project.open)).problems).toEqual([])
  })
})

/** The clock of this computer, not the timers, which no clock moves. */
function moveClock(byMs: number): void {
  const real = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => real() + byMs)
}

describe('a clock', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('that is set back while a request is out costs no picture, and the take took no less than nothing', async () => {
    const { model, project, letGo } = await startHeld()
    const running = project.run(project.request())
    await until(() => model.requests.length === 1)
    moveClock(-3 * 86_400_000)
    letGo()
    const [job] = await running
    expect(job).toMatchObject({ state: 'done', failure: null })
    expect(project.takes()[0]!.recipe.took).toBeGreaterThanOrEqual(0)
    expect((await checkProject(project.open)).problems).toEqual([])
  })

  it('that is set back before a film is opened again leaves its key alone for no longer than the service asked', async () => {
    const { project } = await start([{ kind: 'rate-limited', retryDelay: '40s' }])
    value(await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 3))
    await until(() => project.queue.jobs(project.open).every(({ parked }) => parked))
    await project.queue.release(project.open)
    moveClock(-30 * 86_400_000)
    await project.reopen()
    value(await project.queue.resume(project.open, true))
    const parked = project.queue.jobs(project.open).flatMap((job) => job.parked ?? [])
    expect(parked).toHaveLength(3)
    for (const { until: time } of parked) expect(Date.parse(time!) - Date.now()).toBeLessThan(151_000)
  })

  it('that is set back while a delay of the service is waited out makes nobody wait for longer', async () => {
    const { model, project } = await start([{ kind: 'rate-limited', retryDelay: '0.3s' }, { kind: 'picture' }])
    const running = project.run(project.request(), 3)
    await until(() => project.queue.jobs(project.open).some(({ parked, waitUntil }) => parked ?? waitUntil))
    moveClock(-86_400_000)
    for (const job of await running) expect(job.state).toBe('done')
    expect(model.requests.length).toBeGreaterThan(3)
  })
})

it('a key that is changed while others wait is what they go with: a wrong one ends after one request, and nothing is lost', async () => {
  const wrong = `${FAKE_KEY}x`
  const { model, project } = await start(() => ({ kind: 'picture', afterMs: 60 }))
  const running = project.run(project.request(), 9)
  await until(() => model.requests.length >= 4)
  project.useKey(wrong)
  const jobs = () => project.queue.jobs(project.open)
  const parked = () => jobs().filter(({ parked: by }) => by?.why.kind === 'bad-key').length
  await until(() => parked() > 0 && jobs().every((job) => isOver(job) || job.parked))
  expect(model.requests.filter(({ headers }) => headers['x-goog-api-key'] === wrong)).toHaveLength(1)
  expect(project.takes().length + parked()).toBe(9)
  project.useKey(FAKE_KEY)
  await project.queue.resume(project.open)
  for (const job of await running) expect(job.state).toBe('done')
  expect(project.takes()).toHaveLength(9)
})
