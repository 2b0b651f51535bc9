import type { Client } from '#shared/contract/client.ts'
import type { Job, ProjectHandle, Spend } from '#shared/contract/model.ts'

export interface JobsState {
  /** Newest first. */
  readonly jobs: readonly Job[]
  /** null until it is known. */
  readonly spend: Spend | null
}

/** The project's jobs and what was spent, as the host last told. */
export interface Jobs {
  readonly state: () => JobsState
  readonly listen: (changed: () => void) => () => void
  /** Takes in jobs that an answer brought before their events did. */
  readonly take: (jobs: readonly Job[]) => void
  readonly dispose: () => void
}

export function createJobs(client: Client, project: ProjectHandle): Jobs {
  let state: JobsState = { jobs: [], spend: null }
  const listeners = new Set<() => void>()
  let stopped = false

  function become(next: JobsState): void {
    if (stopped) return
    state = next
    for (const changed of listeners) changed()
  }

  const stop = client.on('job.changed', (event) => {
    if (event.project === project) become({ jobs: merged(state.jobs, [event.job]), spend: event.spend })
  })

  async function load(): Promise<void> {
    const [list, spend] = await Promise.all([
      client.call('jobs.list', { project }),
      client.call('spend.read', { project }),
    ])
    // What an event told meanwhile is newer than the list.
    const jobs = list.ok ? merged(list.value.jobs, state.jobs) : state.jobs
    become({ jobs, spend: state.spend ?? (spend.ok ? spend.value : null) })
  }
  void load()

  return {
    state: () => state,
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    take(jobs) {
      const unknown = jobs.filter((job) => !state.jobs.some((known) => known.id === job.id))
      if (unknown.length > 0) become({ ...state, jobs: merged(state.jobs, unknown) })
    },
    dispose() {
      stopped = true
      stop()
      listeners.clear()
    },
  }
}

function merged(older: readonly Job[], newer: readonly Job[]): Job[] {
  const byId = new Map(older.map((job) => [job.id, job]))
  for (const job of newer) byId.set(job.id, job)
  return [...byId.values()].toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
}

/** Still on its way: neither done nor failed nor cancelled. */
export function isUnderWay(job: Job): boolean {
  return job.state === 'waiting' || job.state === 'sending' || job.state === 'saving'
}
