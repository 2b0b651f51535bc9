import { createContext, use, useSyncExternalStore } from 'react'
import type { Jobs, JobsState } from './jobs.ts'

export const JobsContext = createContext<Jobs | null>(null)

export function useJobs(): JobsState & Pick<Jobs, 'take'> {
  const jobs = use(JobsContext)
  if (!jobs) throw new Error('useJobs is used outside an open project')
  const state = useSyncExternalStore(jobs.listen, jobs.state)
  return { ...state, take: jobs.take }
}
