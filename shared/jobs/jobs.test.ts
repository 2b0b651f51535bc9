import { describe, expect, it } from 'vitest'
import type { Failure } from '../contract/failure.ts'
import type { Job } from '../contract/model.ts'
import {
  askedAgain,
  chargeOf,
  inLine,
  isBilledAllTheSame,
  isOver,
  mayBeBilled,
  moveJob,
  movedInLine,
  spendOf,
} from './jobs.ts'

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

describe('a job that is cancelled or asked for again', () => {
  const batch = { label: 'b', name: '', state: 'asked' as const }
  it.each<[string, Partial<Job>, boolean]>([
    ['waits', {}, false],
    ['is out', { state: 'sending' }, true],
    ['is over', { state: 'done' }, false],
    ['is made here', { state: 'sending', request: { provider: 'stand-in' } as Job['request'] }, false],
    ['gathers for a batch', { state: 'sending', batch }, false],
    ['went with a batch that the service did not name', { state: 'sending', batch: { ...batch, keyMark: 'ab' } }, true],
    ['is in a batch', { state: 'sending', batch: { ...batch, name: 'batches/1', state: 'pending' } }, true],
  ])('that %s may be billed all the same, or not', (_what, fields, billed) => {
    expect(isBilledAllTheSame(job(fields))).toBe(billed)
  })

  it('goes the way that it went before: what went in a batch costs half', () => {
    expect(askedAgain(job({ way: 'batch', state: 'cancelled' })).way).toBe('batch')
    expect(askedAgain(job()).way).toBe('now')
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
      // Its tokens are billed, at a price that nobody here knows.
      failed(
        { kind: 'refused', reason: 'SAFETY', said: '' },
        { usage: { promptTokens: 90, imageTokens: 0, textTokens: 9, thoughtTokens: 0 }, estimateUsd: null },
      ),
      failed({ kind: 'no-network', detail: '' }),
      job({ state: 'sending' }),
      job(),
    ]
    const spend = spendOf(jobs, 3)
    expect(chargeOf(jobs[4]!)).toEqual({ charge: 'paid', micros: 0 })
    expect(spend.capUsd).toBe(3)
    expect(spend.actualUsd).toBeCloseTo(0.15)
    expect(spend.mayBeBilledUsd).toBeCloseTo(0.04)
    expect(spend.reservedUsd).toBeCloseTo(0.08)
  })
})

function named(...ids: readonly string[]): Job[] {
  return ids.map((id) => job({ id: id as Job['id'] }))
}

/** The ids in line after these moves. */
function after(jobs: readonly Job[], ...moves: readonly [id: string, before: string | null][]): string {
  let now = jobs
  for (const [id, before] of moves) {
    const moved = movedInLine(now, id, before)
    now = now.map((each) => moved.find((other) => other.id === each.id) ?? each)
  }
  return inLine(now)
    .map(({ id }) => id)
    .join('')
}

describe('the line', () => {
  it('is as it was asked for, and as it was moved', () => {
    const jobs = [job({ id: 'x' as Job['id'], state: 'sending' }), ...named('a', 'b', 'c', 'd')]
    expect(after(jobs)).toBe('abcd')
    expect(after(jobs, ['d', 'a'])).toBe('dabc')
    expect(after(jobs, ['a', null])).toBe('bcda')
    expect(after(jobs, ['d', 'a'], ['b', 'd'], ['c', 'b'])).toBe('cbda')
    expect(after(jobs, ['a', 'a'], ['x', 'a'], ['gone', null])).toBe('abcd')
  })

  it('takes in at its end what is asked for later', () => {
    const moved = movedInLine(named('a', 'b'), 'b', 'a')
    expect(inLine([...moved.toReversed(), ...named('c')]).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  })

  it('writes no more than what moves', () => {
    const first = movedInLine(named('a', 'b', 'c'), 'c', 'b')
    expect(first).toHaveLength(3)
    const line = inLine(first)
    expect(movedInLine(line, 'b', 'c').map(({ id, turn }) => [id, turn])).toEqual([
      ['b', 1],
      ['c', 2],
    ])
  })
})
