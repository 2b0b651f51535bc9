import { expect, it } from 'vitest'
import type { Job } from '../contract/model.ts'
import { NO_RUN, nextRun } from './queueRun.ts'

const request = { provider: 'gemini' } as Job['request']

function jobs(...states: readonly (Job['state'] | 'parked' | 'held' | 'refused')[]): Job[] {
  return states.map((state, at) => {
    const job = { id: `job_${at}`, request, failure: null }
    if (state === 'parked')
      return { ...job, state: 'waiting', parked: { why: { kind: 'bad-key' }, until: null } } as Job
    if (state === 'held') return { ...job, state: 'waiting', held: true } as Job
    return state === 'refused'
      ? ({ ...job, state: 'failed', failure: { kind: 'refused', reason: 'SAFETY', said: '' } } as Job)
      : ({ ...job, state } as Job)
  })
}

it('a run says how far it is, and once what it came to', () => {
  const began = nextRun(NO_RUN, jobs('done', 'sending', 'waiting', 'waiting', 'waiting'))
  expect(began).toMatchObject({ part: 0, ended: '' })
  const half = nextRun(began, jobs('done', 'done', 'refused', 'sending', 'waiting'))
  expect(half).toMatchObject({ part: 0.5, ended: '' })
  const over = nextRun(half, jobs('done', 'done', 'refused', 'failed', 'done'))
  expect(over).toMatchObject({ part: null, ended: '2 takes landed, 1 refused, 1 failed' })
  expect(nextRun(over, jobs('done', 'done', 'refused', 'failed', 'done')).ended).toBe('')
})

it('does not wait for what waits for a person, and has nothing to say of what a person did', () => {
  const began = nextRun(NO_RUN, jobs('sending', 'waiting', 'held'))
  expect(nextRun(began, jobs('done', 'parked', 'held')).ended).toBe('1 take landed, 1 parked')
  expect(nextRun(began, jobs('cancelled', 'cancelled', 'held')).ended).toBe('')
  expect(nextRun(NO_RUN, jobs('parked', 'held', 'done'))).toMatchObject({ part: null, ended: '' })
})

it('is one run while more is asked for', () => {
  const began = nextRun(NO_RUN, jobs('sending'))
  const more = nextRun(began, jobs('done', 'waiting', 'waiting'))
  expect(more.part).toBeCloseTo(1 / 3)
  expect(nextRun(more, jobs('done', 'done', 'done')).ended).toBe('3 takes landed')
})
