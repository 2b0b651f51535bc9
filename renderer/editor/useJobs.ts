import { createContext, use, useSyncExternalStore } from 'react'
import type { Jobs, JobsState } from './jobs.ts'

export const JobsContext = createContext<Jobs | null>(null)

function useJobsStore(): Jobs {
  const jobs = use(JobsContext)
  if (!jobs) throw new Error('useJobs is used outside an open project')
  return jobs
}

export function useJobs(): JobsState & Pick<Jobs, 'take' | 'knowKeys'> {
  const jobs = useJobsStore()
  const state = useSyncExternalStore(jobs.listen, jobs.state)
  return { ...state, take: jobs.take, knowKeys: jobs.knowKeys }
}
