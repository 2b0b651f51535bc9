import { describe, expect, it } from 'vitest'
import type { Client } from '#shared/contract/client.ts'
import type { Job, LostPicture, ProjectHandle, Spend } from '#shared/contract/model.ts'
import type { Trouble } from '#shared/contract/trouble.ts'
import { makeTake } from '../../tests/support/film.ts'
import { watchTrouble } from './filmTrouble.ts'
import { createJobs, isUnderWay } from './jobs.ts'
import { createLostPictures } from './lostPictures.ts'

const HERE = 'open_here0000' as ProjectHandle
const ELSEWHERE = 'open_there000' as ProjectHandle

/** A host that answers and reports what the test tells it to, when it tells it to. */
function host() {
  const answers = new Map<string, (value: unknown) => void>()
  const ears = new Map<string, (value: never) => void>()
  const client: Client = {
    call: (method) =>
      new Promise((done) => {
        answers.set(method, (value) => done({ ok: true, value } as never))
      }),
    on(name, heard) {
      ears.set(name, heard)
      return () => void ears.delete(name)
    },
  }
  return {
    client,
    answer: async (method: string, value: unknown) => {
      answers.get(method)!(value)
      await new Promise((done) => setImmediate(done))
    },
    tell: (name: string, value: object) => ears.get(name)!(value as never),
  }
}

const { request } = makeTake('panel_000000000001' as never, `media_${'0'.repeat(64)}` as never, 1).recipe
const job: Job = {
  id: 'job_000000000001' as Job['id'],
  panelId: 'panel_000000000001' as Job['panelId'],
  state: 'sending',
  request,
  way: 'now',
  progress: null,
  waitUntil: null,
  failure: null,
  takeId: null,
  estimateUsd: 0.1,
  actualUsd: null,
  createdAt: '2026-03-04T10:00:00.000Z',
  endedAt: null,
}
const done: Job = { ...job, state: 'done' }
const spent = (actualUsd: number): Spend => ({ capUsd: null, actualUsd, mayBeBilledUsd: 0, reservedUsd: 0 })

describe('the jobs that a window knows', () => {
  it('are as the host told last, whatever an older answer says', async () => {
    const { client, answer, tell } = host()
    const jobs = createJobs(client, HERE)
    tell('job.changed', { project: HERE, job: done, spend: spent(0.2) })
    await answer('jobs.list', { jobs: [job] })
    await answer('spend.read', spent(0.1))
    expect(jobs.state()).toMatchObject({ jobs: [{ state: 'done' }], spend: { actualUsd: 0.2 } })
    jobs.take([job])
    expect(jobs.state().jobs).toEqual([done])
  })

  it('are those of its own film', () => {
    const { client, tell } = host()
    const jobs = createJobs(client, HERE)
    tell('job.changed', { project: ELSEWHERE, job, spend: spent(9) })
    expect(jobs.state()).toMatchObject({ jobs: [], spend: null })
  })

  it('are under way until their take is on disk', () => {
    const states = ['waiting', 'sending', 'saving', 'done', 'failed', 'cancelled'] as const
    expect(states.filter((state) => isUnderWay({ ...job, state }))).toEqual(['waiting', 'sending', 'saving'])
  })
})

describe('the lost pictures that a window knows', () => {
  it('are those of its own film, and each that is lost or there again is named', () => {
    const { client, tell } = host()
    const changed: string[][] = []
    const pictures = createLostPictures(client, HERE, (ids) => void changed.push([...ids]))
    const lost = { id: 'media_a', how: 'missing' } as unknown as LostPicture
    tell('pictures.lost', { project: ELSEWHERE, lost: [lost] })
    expect([pictures.all(), changed]).toEqual([[], []])
    tell('pictures.lost', { project: HERE, lost: [lost] })
    expect(pictures.how('media_a')).toBe('missing')
    tell('pictures.lost', { project: HERE, lost: [] })
    expect([pictures.how('media_a'), changed]).toEqual([null, [['media_a'], ['media_a']]])
  })
})

describe('a window whose way to the host was broken', () => {
  it('knows the jobs as they are now, and no older word of one that was told meanwhile', async () => {
    const { client, answer, tell } = host()
    const jobs = createJobs(client, HERE)
    await answer('jobs.list', { jobs: [job] })
    await answer('spend.read', spent(0.1))
    tell('events.missed', {})
    const other: Job = { ...job, id: 'job_000000000002' as Job['id'] }
    tell('job.changed', { project: HERE, job: { ...other, state: 'done' }, spend: spent(0.3) })
    await answer('jobs.list', { jobs: [done, other] })
    await answer('spend.read', spent(0.2))
    expect(jobs.state().jobs.map(({ state }) => state)).toEqual(['done', 'done'])
    expect(jobs.state().spend).toEqual(spent(0.3))
  })
})

describe('the trouble that a window knows', () => {
  const gone: Trouble = { kind: 'gone', path: '/film', movedTo: null }

  it('ends with word that the film is well, when what was not saved is tried once more', async () => {
    const { client, answer, tell } = host()
    let tried = 0
    const trouble = watchTrouble(client, HERE, () => (tried += 1))
    await answer('projects.watch', { trouble: gone })
    expect(trouble.now()).toEqual(gone)
    tell('project.trouble', { project: ELSEWHERE, trouble: null })
    expect([trouble.now(), tried]).toEqual([gone, 0])
    tell('project.trouble', { project: HERE, trouble: null })
    expect([trouble.now(), tried]).toEqual([null, 1])
  })

  it('is not brought back by an answer that word of its end overtook', async () => {
    const { client, answer, tell } = host()
    const trouble = watchTrouble(client, HERE, () => undefined)
    tell('project.trouble', { project: HERE, trouble: null })
    await answer('projects.watch', { trouble: gone })
    expect(trouble.now()).toBeNull()
  })
})
