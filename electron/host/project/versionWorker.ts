import { parentPort } from 'node:worker_threads'
import type { Result } from '#shared/contract/failure.ts'
import { doVersionWork } from './versionJobs.ts'
import type { VersionJobs, VersionWork } from './versionJobs.ts'

/** What the thread is asked and answers. */
export interface VersionAsk {
  readonly number: number
  readonly work: VersionWork
  readonly job: VersionJobs[VersionWork]['job']
}
export interface VersionAnswer {
  readonly number: number
  readonly result: Result<unknown>
}

parentPort?.on('message', ({ number, work, job }: VersionAsk) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage({ number, result: doVersionWork(work, job) } satisfies VersionAnswer)
})
