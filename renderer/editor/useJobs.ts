import { createContext, use, useSyncExternalStore } from 'react'
import type { Jobs, JobsState } from './jobs.ts'
import type { RequestEdits } from './requestDrafts.ts'

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

export interface RequestDraft {
  readonly edits: RequestEdits
  readonly change: (edits: Partial<RequestEdits>) => void
  readonly reset: () => void
}

/** The edits to a panel's next request. */
export function useRequestDraft(panelId: string): RequestDraft {
  const { drafts } = useJobsStore()
  const edits = useSyncExternalStore(drafts.listen, () => drafts.of(panelId))
  return { edits, change: (next) => drafts.change(panelId, next), reset: () => drafts.reset(panelId) }
}
