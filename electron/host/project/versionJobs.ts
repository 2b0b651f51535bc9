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

/** Work on whole databases, which takes as long as the film is large: each is asked for by name and answered by value. */
export interface VersionJobs {
  compare: { job: VersionJob; answer: ComparedFilms }
  restore: { job: RestoreJob; answer: Restoring }
  snapshot: { job: SnapshotJob; answer: TakenSnapshot | null }
  /** Of a film that is not open: what is wrong with it. */
  problems: { job: ProblemsJob; answer: string[] }
  /** Of a film that is open: all that `checkDatabase` finds. */
  check: { job: LookJob; answer: CheckReport }
  /** Of a film that is open, and that nobody writes meanwhile: what is wrong with it, null where it is whole. */
  look: { job: LookJob; answer: string | null }
  /** The newest snapshot that is whole. */
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
