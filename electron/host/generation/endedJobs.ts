import { fail } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import type { GenerationQueue } from '../services.ts'
import { bringIn } from './bringIn.ts'
import type { Lane, LaneParts, Lanes } from './lanes.ts'

/** What can still be said of, or done with, a job that has ended. */
export function endedJobs(
  { platform, renderer }: Pick<LaneParts, 'platform' | 'renderer'>,
  lanes: Pick<Lanes, 'of'>,
): Pick<GenerationQueue, 'unseen' | 'bringIn'> {
  return {
    unseen: (open) => (open.access === 'write' ? unseenJobs(lanes.of(open)) : Promise.resolve([])),
    bringIn: (open, jobId) =>
      open.refusal
        ? Promise.resolve(fail(open.refusal))
        : bringIn({ open, jobs: lanes.of(open).jobs, platform, renderer }, jobId),
  }
}

async function unseenJobs({ jobs, adopted }: Lane): Promise<Job[]> {
  await adopted
  const unseen = jobs.list().filter((job) => job.unseen === true)
  await Promise.all(unseen.map(({ id }) => jobs.mark(id, { unseen: false })))
  return unseen
}
