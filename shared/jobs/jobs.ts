import { isHosted } from '../generation/providers/providerOf.ts'
import type { Job, Spend } from '../contract/model.ts'

type JobState = Job['state']

/** What a job may become. `sending` goes back to `waiting` when the service asks to wait; what arrived is saved or rescued. */
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

/** The job in its next state. A move that is not legal is a fault of the caller and throws. */
export function moveJob(job: Job, state: JobState, fields: Partial<Omit<Job, 'id' | 'state'>> = {}): Job {
  if (!MOVES[job.state].includes(state)) throw new Error(`a job that is ${job.state} can't become ${state}`)
  const { held: _held, ...moved } = job
  return { ...moved, waitUntil: null, ...fields, state }
}

/** The request left and no picture was kept: it may have been made, and billed, all the same. */
export function mayBeBilled(job: Job): boolean {
  if (!isHosted(job.request.provider) || job.failure === null) return false
  const { failure } = job
  return failure.kind === 'bad-answer' || ('mayBeBilled' in failure && failure.mayBeBilled === true)
}

/** What the jobs of a film cost. Where an answer named no usage, its estimate stands in for the actual cost. */
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
