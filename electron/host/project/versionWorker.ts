import { parentPort } from 'node:worker_threads'
import type { Result } from '#shared/contract/failure.ts'
import { doVersionWork } from './versionJobs.ts'
import { openDatabase } from './sqlite.ts'
import type { VersionJobs, VersionWork } from './versionJobs.ts'

/** Requests to the thread and its answers. */
export interface VersionAsk {
  readonly number: number
  readonly work: VersionWork
  readonly job: VersionJobs[VersionWork]['job']
}
export interface VersionAnswer {
  readonly number: number
  readonly result: Result<unknown>
}

// Load-bearing: if this runtime supplies no SQLite to threads, this throws and ends the thread, and the work runs on
// the caller's; otherwise every request would be answered with a failure.
openDatabase(':memory:', false).close()

parentPort?.on('message', ({ number, work, job }: VersionAsk) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage({ number, result: doVersionWork(work, job) } satisfies VersionAnswer)
})
