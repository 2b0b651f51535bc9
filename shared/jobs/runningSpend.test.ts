import { expect, it } from 'vitest'
import type { Job } from '../contract/model.ts'
import { spendOf } from './jobs.ts'
import { createRunningSpend } from './runningSpend.ts'

const STATES = ['waiting', 'sending', 'saving', 'done', 'failed', 'cancelled'] as const
const FAILURES = [null, { kind: 'timed-out', mayBeBilled: true }, { kind: 'cancelled' }] as const

/** As many kinds as there are: what it is made of depends on its number alone. */
function job(number: number): Job {
  return {
    id: `job_${String(number % 7)}`,
    state: STATES[number % 6]!,
    request: { provider: number % 5 === 0 ? 'stand-in' : 'gemini' },
    failure: number % 6 > 3 ? FAILURES[number % 3] : null,
    estimateUsd: number % 4 === 0 ? null : (number % 11) / 100,
    actualUsd: number % 3 === 0 ? (number % 13) / 100 : null,
  } as Job
}

it('is what all jobs come to, whatever became of them and in whatever order', () => {
  const jobs = new Map<string, Job>()
  const running = createRunningSpend()
  for (let step = 0; step < 400; step += 1) {
    const next = job(step * 31 + Math.floor(step / 7))
    running.change(jobs.get(next.id), next)
    jobs.set(next.id, next)
    if (step % 9 === 0) {
      running.change(next, undefined)
      jobs.delete(next.id)
    }
    expect(running.spend(3)).toEqual(spendOf(jobs.values(), 3))
    const except = [...jobs.values()][step % Math.max(1, jobs.size)]
    const out = spendOf(
      [...jobs.values()].filter((each) => each !== except && each.state !== 'waiting'),
      null,
    )
    expect(running.committedUsd(except)).toBeCloseTo(out.actualUsd + out.mayBeBilledUsd + out.reservedUsd, 9)
  }
})
