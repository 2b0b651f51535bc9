import { isHosted } from '../generation/providers/providerOf.ts'
import type { Job, Spend } from '../contract/model.ts'

type JobState = Job['state']

/**
 * Legal transitions of a job. `sending` goes back to `waiting` when the service asks to wait; what arrived is saved or
 * rescued.
 */
const MOVES: Readonly<Record<JobState, readonly JobState[]>> = {
  waiting: ['sending', 'failed', 'cancelled'],
  sending: ['waiting', 'saving', 'failed', 'cancelled'],
  saving: ['done', 'failed'],
  done: [],
  failed: [],
  cancelled: [],
}

export function isOver(job: Pick<Job, 'state'>): boolean {
  return MOVES[job.state].length === 0
}

/** The job in its next state. Throws on an illegal transition, which is a bug in the caller. */
export function moveJob(job: Job, state: JobState, fields: Partial<Omit<Job, 'id' | 'state'>> = {}): Job {
  if (!MOVES[job.state].includes(state)) throw new Error(`a job that is ${job.state} can't become ${state}`)
  const { held: _held, ...moved } = job
  return { ...moved, waitUntil: null, ...fields, state }
}

/** The request was sent and no picture was stored: it may have been generated, and billed, all the same. */
export function mayBeBilled(job: Job): boolean {
  if (!isHosted(job.request.provider) || job.failure === null) return false
  const { failure } = job
  return failure.kind === 'bad-answer' || ('mayBeBilled' in failure && failure.mayBeBilled === true)
}

/** Total cost of a film's jobs. If an answer reported no usage, its estimate counts as the actual cost. */
export function spendOf(jobs: Iterable<Job>, capUsd: number | null): Spend {
  const spend = { actualUsd: 0, mayBeBilledUsd: 0, reservedUsd: 0 }
  for (const job of jobs) {
    const estimate = job.estimateUsd ?? 0
    if (!isOver(job)) spend.reservedUsd += estimate
    else if (job.state === 'done' || job.failure?.kind === 'rescued') spend.actualUsd += job.actualUsd ?? estimate
    else if (mayBeBilled(job)) spend.mayBeBilledUsd += estimate
  }
  return { capUsd, ...spend }
}
