import type { Client } from '#shared/contract/client.ts'
import type { Job, KeyStatus, ProjectHandle, Spend } from '#shared/contract/model.ts'
import { createStore } from '#shared/store.ts'

export interface JobsState {
  /** Newest first. */
  readonly jobs: readonly Job[]
  /** null until known. */
  readonly spend: Spend | null
  /** null until asked for. */
  readonly keys: KeyStatus | null
}

/** The project's jobs, the money spent and the key in use, as last reported by the host. */
export interface Jobs {
  readonly state: () => JobsState
  readonly listen: (changed: () => void) => () => void
  /** Adds jobs from an answer that arrived before their events. */
  readonly take: (jobs: readonly Job[]) => void
  readonly knowKeys: (keys: KeyStatus) => void
  readonly dispose: () => void
}

export function createJobs(client: Client, project: ProjectHandle): Jobs {
  const { state, change, listen, clear } = createStore<JobsState>({ jobs: [], spend: null, keys: null })
  let stopped = false

  function become(fields: Partial<JobsState>): void {
    if (!stopped) change(fields)
  }

  /** Reported while the list was loading. */
  let told: { readonly jobs: Job[]; spend: Spend | null } | null = null

  const stop = client.on('job.changed', (event) => {
    if (event.project !== project) return
    told?.jobs.push(event.job)
    if (told) told.spend = event.spend
    become({ jobs: merged(state().jobs, [event.job]), spend: sameOr(state().spend, event.spend) })
  })

  async function load(): Promise<void> {
    const newer: typeof told = { jobs: [], spend: null }
    told = newer
    const [list, spend] = await Promise.all([
      client.call('jobs.list', { project }),
      client.call('spend.read', { project }),
    ])
    if (told === newer) told = null
    const jobs = list.ok ? merged(merged(state().jobs, list.value.jobs), newer.jobs) : state().jobs
    become({ jobs, spend: newer.spend ?? (spend.ok ? spend.value : state().spend) })
  }
  void load()
  const stopMissed = client.on('events.missed', () => {
    void load()
    // What ended meanwhile is on the list now, and is nothing to be told of at the next opening.
    void client.call('jobs.unseen', { project })
  })

  return {
    state,
    listen,
    take(jobs) {
      const unknown = jobs.filter((job) => !state().jobs.some((known) => known.id === job.id))
      if (unknown.length > 0) become({ jobs: merged(state().jobs, unknown) })
    },
    knowKeys: (keys) => become({ keys }),
    dispose() {
      stopped = true
      stop()
      stopMissed()
      clear()
    },
  }
}

/** The older of two equal sums, so that nothing is drawn anew for it. */
function sameOr(older: Spend | null, newer: Spend): Spend {
  const parts = Object.keys(newer) as (keyof Spend)[]
  return older !== null && parts.every((part) => older[part] === newer[part]) ? older : newer
}

function merged(older: readonly Job[], newer: readonly Job[]): Job[] {
  const byId = new Map(older.map((job) => [job.id, job]))
  for (const job of newer) byId.set(job.id, job)
  return [...byId.values()].toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
}

/** Still running: neither done, failed nor cancelled. */
export function isUnderWay(job: Job): boolean {
  return job.state === 'waiting' || job.state === 'sending' || job.state === 'saving'
}
