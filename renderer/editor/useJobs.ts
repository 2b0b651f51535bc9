import { createContext, use, useSyncExternalStore } from 'react'
import type { Job, KeyStatus, Spend } from '#shared/contract/model.ts'
import type { Jobs, JobsState } from './jobs.ts'

export const JobsContext = createContext<Jobs | null>(null)

function useJobsStore(): Jobs {
  const jobs = use(JobsContext)
  if (!jobs) throw new Error('useJobs is used outside an open project')
  return jobs
}

/** What can be done with them. What shows them asks for its part alone: a rush of answers draws nothing else. */
export function useJobs(): Pick<Jobs, 'take' | 'knowKeys'> {
  return useJobsStore()
}

/** All of them, newest first. */
export function useJobList(): readonly Job[] {
  return useJobsState(({ jobs }) => jobs)
}

/** The money spent; null until it is known. */
export function useSpend(): Spend | null {
  return useJobsState(({ spend }) => spend)
}

/** The key in use; null until it was asked for. */
export function useKeyStatus(): KeyStatus | null {
  return useJobsState(({ keys }) => keys)
}

function useJobsState<Part>(part: (state: JobsState) => Part): Part {
  const jobs = useJobsStore()
  return useSyncExternalStore(jobs.listen, () => part(jobs.state()))
}
