import { describe, expect, it } from 'vitest'
import type { Failure } from '../contract/failure.ts'
import type { Job } from '../contract/model.ts'
import { isOver, mayBeBilled, moveJob, spendOf } from './jobs.ts'

function job(fields: Partial<Job> = {}): Job {
  return {
    id: 'job_000000000001' as Job['id'],
    panelId: 'panel_000000000001' as Job['panelId'],
    state: 'waiting',
    request: { provider: 'gemini' } as Job['request'],
    way: 'now',
    progress: null,
    waitUntil: null,
    failure: null,
    takeId: null,
    estimateUsd: 0.04,
    actualUsd: null,
    createdAt: '2026-03-04T10:00:00.000Z',
    endedAt: null,
    ...fields,
  }
}

function failed(failure: Failure, fields: Partial<Job> = {}): Job {
  return job({ state: 'failed', failure, ...fields })
}

describe('a job', () => {
  it('moves as it may and no other way', () => {
    const saving = moveJob(moveJob(job(), 'sending'), 'saving')
    expect(isOver(saving)).toBe(false)
    expect(isOver(moveJob(saving, 'done'))).toBe(true)
    expect(() => moveJob(job(), 'saving')).toThrow("a job that is waiting can't become saving")
    expect(() => moveJob(saving, 'cancelled')).toThrow(/saving/)
    expect(() => moveJob(moveJob(saving, 'done'), 'sending')).toThrow(/done/)
  })

  it('forgets a wait when it moves on', () => {
    const waits = moveJob(moveJob(job(), 'sending'), 'waiting', { waitUntil: '2026-03-04T10:00:09.000Z' })
    expect(waits.waitUntil).toBe('2026-03-04T10:00:09.000Z')
    expect(moveJob(waits, 'sending').waitUntil).toBeNull()
  })
})

describe('spend', () => {
  it.each<[Failure, boolean]>([
    [{ kind: 'timed-out', mayBeBilled: true }, true],
    [{ kind: 'timed-out', mayBeBilled: false }, false],
    [{ kind: 'interrupted', mayBeBilled: true }, true],
    [{ kind: 'cancelled', mayBeBilled: true }, true],
    [{ kind: 'cancelled' }, false],
    [{ kind: 'bad-answer', detail: '' }, true],
    [{ kind: 'refused', reason: 'SAFETY', said: '' }, false],
    [{ kind: 'service-down', status: 500 }, false],
  ])('after %o may be billed: %s', (failure, billed) => {
    expect(mayBeBilled(failed(failure))).toBe(billed)
    expect(mayBeBilled(failed(failure, { request: { provider: 'stand-in' } as Job['request'] }))).toBe(false)
  })

  it('adds up what was paid, what may be, and what is out', () => {
    const jobs = [
      job({ state: 'done', actualUsd: 0.05 }),
      job({ state: 'done' }),
      failed({ kind: 'rescued', path: '/x', why: '' }, { actualUsd: 0.06 }),
      failed({ kind: 'timed-out', mayBeBilled: true }),
      failed({ kind: 'no-network', detail: '' }),
      job({ state: 'sending' }),
      job(),
    ]
    const spend = spendOf(jobs, 3)
    expect(spend.capUsd).toBe(3)
    expect(spend.actualUsd).toBeCloseTo(0.15)
    expect(spend.mayBeBilledUsd).toBeCloseTo(0.04)
    expect(spend.reservedUsd).toBeCloseTo(0.08)
  })
})
