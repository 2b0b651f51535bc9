import type { Job, Spend } from '../contract/model.ts'
import { dollars } from '../records/micros.ts'
import { chargeOf } from './jobs.ts'

/** What `spendOf` says, kept up as jobs change: a film with thousands of them is told it with each step of each. */
export interface RunningSpend {
  /** Call for every job that is new, changed (with what it was) or gone (without what it is). */
  change(before: Job | undefined, after: Job | undefined): void
  spend(capUsd: number | null): Spend
  /** US dollars spent or out, without jobs that still wait and without this one. */
  committedUsd(except: Job | undefined): number
}

export function createRunningSpend(): RunningSpend {
  const sums = { free: 0, reserved: 0, paid: 0, 'may-be-billed': 0, none: 0 }
  let waits = 0

  function add(job: Job | undefined, sign: 1 | -1): void {
    if (!job) return
    const { charge, micros } = chargeOf(job)
    sums[charge] += sign * micros
    if (job.state === 'waiting') waits += sign * micros
  }

  return {
    change(before, after) {
      add(before, -1)
      add(after, 1)
    },
    spend: (capUsd) => ({
      capUsd,
      actualUsd: dollars(sums.paid),
      mayBeBilledUsd: dollars(sums['may-be-billed']),
      reservedUsd: dollars(sums.reserved),
    }),
    committedUsd(except) {
      const own = except && except.state !== 'waiting' ? chargeOf(except).micros : 0
      return dollars(sums.paid + sums['may-be-billed'] + sums.reserved - waits - own)
    },
  }
}
