import type { Result } from '#shared/contract/failure.ts'
import type { WholeSnapshot } from '#shared/contract/trouble.ts'
import type { CheckReport } from '#shared/contract/model.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { ComparedFilms } from '#shared/versions/compareFilms.ts'
import { failureFrom } from '../failures.ts'
import { checkFilm } from './checkDatabase.ts'
import { compareVersion, restoreVersion } from './versions.ts'
import type { RestoreJob, Restoring, VersionJob } from './versions.ts'
import { problemsOf } from './examine.ts'
import type { ProblemsJob } from './examine.ts'
import { lookThroughFilm } from './soundness.ts'
import type { LookJob } from './soundness.ts'
import { findWhole } from './snapshotFiles.ts'
import type { WholeJob } from './snapshotFiles.ts'
import { takeSnapshot } from './takeSnapshot.ts'
import type { SnapshotJob, TakenSnapshot } from './takeSnapshot.ts'

/** Work on whole databases, whose duration grows with the film: each is requested by name, with values in and out. */
export interface VersionJobs {
  compare: { job: VersionJob; answer: ComparedFilms }
  restore: { job: RestoreJob; answer: Restoring }
  snapshot: { job: SnapshotJob; answer: TakenSnapshot | null }
  /** For a film that is not open: what is wrong with it. */
  problems: { job: ProblemsJob; answer: string[] }
  /** For an open film: everything that `checkDatabase` finds. */
  check: { job: LookJob; answer: CheckReport }
  /** For an open film that nobody writes meanwhile: what is wrong with it, null if it is intact. */
  look: { job: LookJob; answer: string | null }
  /** The newest intact snapshot. */
  whole: { job: WholeJob; answer: WholeSnapshot | null }
}

export type VersionWork = keyof VersionJobs

const WORK: { readonly [W in VersionWork]: (job: VersionJobs[W]['job']) => VersionJobs[W]['answer'] } = {
  compare: compareVersion,
  restore: restoreVersion,
  snapshot: takeSnapshot,
  problems: problemsOf,
  check: checkFilm,
  look: lookThroughFilm,
  whole: findWhole,
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
