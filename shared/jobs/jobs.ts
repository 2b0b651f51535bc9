import { isHosted } from '../generation/providers/providerOf.ts'
import type { Job, Spend } from '../contract/model.ts'
import { dollars, micros } from '../records/micros.ts'

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

/** The service has it, not as part of a batch: if it were ended now, its picture would be lost and may be billed. */
export function isOut({ state, batch, request }: Job): boolean {
  return (state === 'sending' || state === 'saving') && !batch && isHosted(request.provider)
}

/**
 * Whether it may be billed though it is cancelled now: the service has it, by itself or in a batch, or may have got the
 * batch without saying so. A batch that still gathers was sent with no key.
 */
export function isBilledAllTheSame(job: Job): boolean {
  if (job.state === 'waiting' || isOver(job) || !isHosted(job.request.provider)) return false
  const { batch } = job
  return !batch || batch.state !== 'asked' || batch.name !== '' || batch.keyMark !== undefined
}

/** How often the service got it and made nothing of it, before it was sent last. */
export function timesOut({ timesOut: times, wasOut }: Pick<Job, 'timesOut' | 'wasOut'>): number {
  return times ?? (wasOut === true ? 1 : 0)
}

/** The same after it was sent once more, and answered with nothing. */
export function onceMoreOut(job: Job): Pick<Job, 'timesOut'> & { readonly timesOut: number } {
  return { timesOut: timesOut(job) + 1 }
}

/** What asks for the same again, in the same way: not what goes in a batch at its full price. */
export function askedAgain({
  panelId,
  request,
  way = 'now',
}: Job): Pick<Job, 'panelId' | 'request'> & Required<Pick<Job, 'way'>> {
  return { panelId, request, way }
}

/** The job in its next state. Throws on an illegal transition, which is a bug in the caller. */
export function moveJob(job: Job, state: JobState, fields: Partial<Omit<Job, 'id' | 'state'>> = {}): Job {
  if (!MOVES[job.state].includes(state)) throw new Error(`a job that is ${job.state} can't become ${state}`)
  const { held: _held, paused: _paused, parked: _parked, ...moved } = job
  return { ...moved, waitUntil: null, ...fields, state }
}

/** The request was sent and no picture was stored: it may have been generated, and billed, all the same. */
export function mayBeBilled(job: Job): boolean {
  if (!isHosted(job.request.provider) || job.failure === null) return false
  const { failure } = job
  return failure.kind === 'bad-answer' || ('mayBeBilled' in failure && failure.mayBeBilled === true)
}

/**
 * What a job's money is: `free` of a built-in generator; `reserved` while it is under way; `paid`; `may-be-billed`;
 * `none`, since nothing was made.
 */
export type Charge = 'free' | 'reserved' | 'paid' | 'may-be-billed' | 'none'

/** A job's charge, and its amount in millionths of a dollar: whole numbers, so that sums in any grouping agree. */
export function chargeOf(job: Job): { readonly charge: Charge; readonly micros: number } {
  const estimate = micros(job.estimateUsd ?? 0)
  if (!isHosted(job.request.provider)) return { charge: 'free', micros: 0 }
  if (!isOver(job)) return { charge: 'reserved', micros: estimate }
  // If a picture's answer reported no usage, its estimate counts as the actual cost.
  if (job.state === 'done' || job.failure?.kind === 'rescued')
    return { charge: 'paid', micros: job.actualUsd === null ? estimate : micros(job.actualUsd) }
  // An answer without a picture that told its tokens: they are billed, also where nobody here knows at what price.
  if (job.actualUsd !== null || job.usage) return { charge: 'paid', micros: micros(job.actualUsd ?? 0) }
  return mayBeBilled(job) ? { charge: 'may-be-billed', micros: estimate } : { charge: 'none', micros: 0 }
}

/** Total cost of a film's jobs. */
export function spendOf(jobs: Iterable<Job>, capUsd: number | null): Spend {
  const sums = { free: 0, reserved: 0, paid: 0, 'may-be-billed': 0, none: 0 }
  for (const job of jobs) {
    const { charge, micros: amount } = chargeOf(job)
    sums[charge] += amount
  }
  return {
    capUsd,
    actualUsd: dollars(sums.paid),
    mayBeBilledUsd: dollars(sums['may-be-billed']),
    reservedUsd: dollars(sums.reserved),
  }
}

/** What was not sent yet, in the order in which it will be. `jobs`: in the order in which they were asked for. */
export function inLine(jobs: readonly Job[]): Job[] {
  const unsent = jobs.filter(({ state }) => state === 'waiting')
  return unsent.toSorted((a, b) => (a.turn === b.turn ? 0 : turnOf(a) - turnOf(b)))
}

function turnOf({ turn = Infinity }: Job): number {
  return turn
}

/** The jobs whose place in line changes, with their new one, as one of them is moved to before another or to the end. */
export function movedInLine(jobs: readonly Job[], jobId: string, before: string | null): Job[] {
  const line = inLine(jobs)
  const moved = line.find(({ id }) => id === jobId)
  if (!moved || jobId === before) return []
  const others = line.filter((job) => job !== moved)
  const at = others.findIndex(({ id }) => id === before)
  const next = others.toSpliced(at < 0 ? others.length : at, 0, moved)
  return next.flatMap((job, turn) => (job.turn === turn ? [] : [{ ...job, turn }]))
}
