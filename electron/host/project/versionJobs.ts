import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { ComparedFilms } from '#shared/versions/compareFilms.ts'
import { failureFrom } from '../failures.ts'
import { compareVersion, restoreVersion } from './versions.ts'
import type { RestoreJob, Restoring, VersionJob } from './versions.ts'
import { takeSnapshot } from './takeSnapshot.ts'
import type { SnapshotJob, TakenSnapshot } from './takeSnapshot.ts'

/** Work on whole databases, which takes as long as the film is large: each is asked for by name and answered by value. */
export interface VersionJobs {
  compare: { job: VersionJob; answer: ComparedFilms }
  restore: { job: RestoreJob; answer: Restoring }
  snapshot: { job: SnapshotJob; answer: TakenSnapshot | null }
}

export type VersionWork = keyof VersionJobs

const WORK: { readonly [W in VersionWork]: (job: VersionJobs[W]['job']) => VersionJobs[W]['answer'] } = {
  compare: compareVersion,
  restore: restoreVersion,
  snapshot: takeSnapshot,
}

/** Never throws. */
export function doVersionWork<W extends VersionWork>(
  work: W,
  job: VersionJobs[W]['job'],
): Result<VersionJobs[W]['answer']> {
  try {
    return ok(WORK[work](job))
  } catch (error) {
    return fail(failureFrom(error, job.folder))
  }
}
