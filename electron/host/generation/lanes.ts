import type { Job } from '#shared/contract/model.ts'
import type { JobId } from '#shared/document/ids.ts'
import type { Platform } from '../platform.ts'
import type { Credentials, OpenFolder, PanelRenderer, Providers, Tell } from '../services.ts'
import { adoptAnswers } from './adoptAnswers.ts'
import { createProjectJobs } from './projectJobs.ts'
import type { ProjectJobs } from './projectJobs.ts'
import { RETRY_RULES } from './retry.ts'
import type { RetryRules } from './retry.ts'
import { runJob } from './runJob.ts'
import type { Queued } from './runJob.ts'

export interface LaneParts {
  readonly platform: Platform
  readonly credentials: Credentials
  readonly providers: Providers
  readonly renderer: PanelRenderer
  readonly tell: Tell
  readonly rules?: RetryRules
}

/** Maximum parallel requests per project. */
const AT_ONCE = 2

/** The jobs of one open project. */
export interface Lane {
  readonly jobs: ProjectJobs
  readonly waiting: Queued[]
  readonly running: Map<JobId, { readonly cancel: AbortController; readonly done: Promise<void> }>
  handle: string
  released: boolean
  /** Sends nothing new. */
  holding: boolean
  /** Resolves when leftover answers have been recovered. */
  adopted: Promise<void>
}

/** One lane per project that is open for writing and has used jobs. */
export interface Lanes {
  /** Creates it if needed, and recovers leftover answers found on disk. */
  of(open: OpenFolder): Lane
  known(open: OpenFolder): Lane | undefined
  all(): Lane[]
  /** Runs waiting jobs, up to the limit of parallel requests. */
  pump(open: OpenFolder, lane: Lane): void
  /** Ends the project's jobs: what was out is written down as interrupted, what had not left waits in the film. */
  release(open: OpenFolder): Promise<void>
}

export function createLanes(parts: LaneParts): Lanes {
  const { platform, providers, tell } = parts
  const lanes = new Map<OpenFolder, Lane>()

  function begin(open: OpenFolder): Lane {
    const jobs = createProjectJobs(open, tell, () => platform.now())
    const lane = emptyLane(jobs)
    lanes.set(open, lane)
    lane.adopted = adoptAnswers({ open, jobs, platform, providers, renderer: parts.renderer }).catch((error: unknown) =>
      platform.log(`An answer can't be brought home: ${String(error)}`, {
        says: 'An answer could not be brought home',
        fault: error,
      }),
    )
    return lane
  }

  return {
    of: (open) => lanes.get(open) ?? begin(open),
    known: (open) => lanes.get(open),
    all: () => [...lanes.values()],
    pump: (open, lane) => pump(parts, open, lane),
    async release(open) {
      const lane = lanes.get(open)
      if (!lane) return
      lane.released = true
      await lane.adopted
      await holdWaiting(lane)
      for (const { cancel } of lane.running.values()) cancel.abort()
      await allEnded(lane)
      lanes.delete(open)
    },
  }
}

function emptyLane(jobs: ProjectJobs): Lane {
  return {
    jobs,
    waiting: [],
    running: new Map(),
    handle: '',
    released: false,
    holding: false,
    adopted: Promise.resolve(),
  }
}

function pump(parts: LaneParts, open: OpenFolder, lane: Lane): void {
  while (!lane.released && !lane.holding && lane.running.size < AT_ONCE) {
    const next = lane.waiting.shift()
    if (!next) return
    const cancel = new AbortController()
    const done = run(parts, open, lane, next, cancel.signal).finally(() => {
      lane.running.delete(next.id)
      pump(parts, open, lane)
    })
    lane.running.set(next.id, { cancel, done })
  }
}

function run(parts: LaneParts, open: OpenFolder, lane: Lane, next: Queued, signal: AbortSignal): Promise<void> {
  const { platform, credentials, providers, renderer, tell, rules = RETRY_RULES } = parts
  const running = {
    open,
    platform,
    credentials,
    providers,
    renderer,
    tell,
    jobs: lane.jobs,
    handle: lane.handle,
    signal,
    rules,
    released: () => lane.released,
    holding: () => lane.released || lane.holding,
  }
  return runJob(running, next).catch((error: unknown) =>
    platform.log(`A job ended badly: ${String(error)}`, { says: 'A job ended badly', fault: error }),
  )
}

/** Jobs that may cost money if ended now. */
export function outOf(lane: Lane): Job[] {
  return [...lane.running.keys()].flatMap((id) => {
    const job = lane.jobs.get(id)
    return job && job.state !== 'waiting' ? [job] : []
  })
}

/** Holds unsent jobs, and resolves when all requests in flight have ended. */
export async function settle(lane: Lane): Promise<void> {
  lane.holding = true
  await lane.adopted
  await holdWaiting(lane)
  // A job waiting for a retry has nothing in flight.
  for (const [id, { cancel }] of lane.running) if (lane.jobs.get(id)?.state === 'waiting') cancel.abort()
  await allEnded(lane)
  lane.holding = false
}

async function holdWaiting(lane: Lane): Promise<void> {
  for (const { id } of lane.waiting.splice(0)) await lane.jobs.hold(id)
}

async function allEnded(lane: Lane): Promise<void> {
  await Promise.all([...lane.running.values()].map(({ done }) => done))
}
