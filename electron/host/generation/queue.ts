import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import type { JobId, PanelId } from '#shared/document/ids.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { panelOf } from '#shared/document/select.ts'
import { spendOf } from '#shared/jobs/jobs.ts'
import { estimateUsd } from '#shared/generation/models.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { attempt } from '../failures.ts'
import type { Platform } from '../platform.ts'
import { picturesMissing } from '../project/pictureWatch.ts'
import type { Credentials, GenerationQueue, OpenFolder, PanelRenderer, Providers, Tell } from '../services.ts'
import type { FilmTrust } from '../trust/filmTrust.ts'
import { adoptAnswers } from './adoptAnswers.ts'
import { checkRequest } from './checkRequest.ts'
import { newJobs } from './newJobs.ts'
import { createProjectJobs } from './projectJobs.ts'
import type { ProjectJobs } from './projectJobs.ts'
import { RETRY_RULES } from './retry.ts'
import type { RetryRules } from './retry.ts'
import { capFailure, runJob } from './runJob.ts'
import type { Queued } from './runJob.ts'
import { sketchOf } from './sketchOf.ts'

export interface QueueParts {
  readonly platform: Platform
  readonly credentials: Credentials
  readonly trust: Pick<FilmTrust, 'refusal'>
  readonly providers: Providers
  readonly renderer: PanelRenderer
  readonly tell: Tell
  readonly rules?: RetryRules
}

/** Requests of one project that may be out at a time. */
const AT_ONCE = 2

/** The jobs of one open project. */
interface Lane {
  readonly jobs: ProjectJobs
  readonly waiting: Queued[]
  readonly running: Map<JobId, { readonly cancel: AbortController; readonly done: Promise<void> }>
  handle: string
  released: boolean
  /** Nothing new is sent. */
  holding: boolean
  /** Ends when what was found on disk is brought home. */
  adopted: Promise<void>
}

/**
 * Sends requests and brings takes home. What was submitted is in the project's ledger before anything leaves; what may
 * have been billed is never asked for twice; what was paid for is on disk before it is shown.
 */
export function createQueue(parts: QueueParts): GenerationQueue {
  const { platform, credentials, providers, tell } = parts
  const lanes = new Map<OpenFolder, Lane>()

  function laneOf(open: OpenFolder): Lane {
    const known = lanes.get(open)
    if (known) return known
    const jobs = createProjectJobs(open, tell, () => platform.now())
    const lane: Lane = {
      jobs,
      waiting: [],
      running: new Map(),
      handle: '',
      released: false,
      holding: false,
      adopted: Promise.resolve(),
    }
    lanes.set(open, lane)
    lane.adopted = adoptAnswers({ open, jobs, platform, providers }).catch((error: unknown) =>
      platform.log(`An answer can't be brought home: ${String(error)}`, {
        says: 'An answer could not be brought home',
        fault: error,
      }),
    )
    return lane
  }

  function pump(open: OpenFolder, lane: Lane): void {
    while (!lane.released && !lane.holding && lane.running.size < AT_ONCE) {
      const next = lane.waiting.shift()
      if (!next) return
      const cancel = new AbortController()
      const done = runJob(
        {
          open,
          platform,
          credentials,
          providers,
          renderer: parts.renderer,
          tell,
          jobs: lane.jobs,
          handle: lane.handle,
          signal: cancel.signal,
          rules: parts.rules ?? RETRY_RULES,
          released: () => lane.released,
          holding: () => lane.released || lane.holding,
        },
        next,
      )
        .catch((error: unknown) =>
          platform.log(`A job ended badly: ${String(error)}`, { says: 'A job ended badly', fault: error }),
        )
        .finally(() => {
          lane.running.delete(next.id)
          pump(open, lane)
        })
      lane.running.set(next.id, { cancel, done })
    }
  }

  return {
    async submit(open, handle, panelId, request, count) {
      if (open.access !== 'write') return fail({ kind: 'read-only', path: open.folder })
      const lane = laneOf(open)
      const ready = await prepare(open, lane, panelId, request, count)
      if (!ready.ok) return ready
      if (lane.released) return fail({ kind: 'interrupted', mayBeBilled: false })
      const jobs = newJobs(platform, panelId, request, { count, made: open.store.highestTakeNumber(panelId) })
      const added = await attempt(() => lane.jobs.add(jobs, handle), open.folder)
      if (!added.ok) return added
      if (lane.released) return endUnsent(lane, jobs)
      lane.handle = handle
      lane.waiting.push(...jobs.map((job) => ({ id: job.id, sent: ready.value })))
      pump(open, lane)
      return ok(jobs)
    },

    async cancel(open, jobId) {
      const lane = lanes.get(open)
      const at = lane?.waiting.findIndex((each) => each.id === jobId) ?? -1
      if (lane && at >= 0) {
        lane.waiting.splice(at, 1)
        await lane.jobs.move(jobId, 'cancelled', { failure: { kind: 'cancelled' } })
      } else if (lane?.jobs.get(jobId)?.held === true) {
        await lane.jobs.move(jobId, 'cancelled', { failure: { kind: 'cancelled' } })
      }
      lane?.running.get(jobId)?.cancel.abort()
    },

    jobs(open, handle) {
      if (open.access !== 'write') return open.store.jobs()
      const lane = laneOf(open)
      if (handle !== undefined) {
        lane.handle = handle
        lane.jobs.belongTo(handle)
      }
      return lane.jobs.list()
    },

    spend: (open) =>
      open.access === 'write'
        ? laneOf(open).jobs.spend()
        : spendOf(open.store.jobs(), filmOf(open.store.board()).capUsd),

    async test(open, asked) {
      const access = await credentials.access(open, asked)
      if (!access.ok) return access
      const provider = providers[asked.provider]
      if (!provider) return fail({ kind: 'provider-unknown', provider: asked.provider })
      return provider.test(access.value, new AbortController().signal)
    },

    sketch: (open, panelId) => sketchOf(open, parts.renderer, panelId),

    underWay: () => [...lanes.values()].reduce((sum, lane) => sum + outOf(lane).length, 0),

    settle: async (open) => {
      const which = open ? [lanes.get(open)].filter((lane) => lane !== undefined) : [...lanes.values()]
      await Promise.all(which.map(settle))
      if (open && which[0]) pump(open, which[0])
    },

    async resume(open) {
      if (open.access !== 'write') return fail({ kind: 'read-only', path: open.folder })
      const lane = laneOf(open)
      const held = lane.jobs.list().filter((job) => job.held === true)
      const refused = await whyUnsendable(open, held)
      if (refused) return refused
      for (const job of held) {
        const kept = await Promise.all(job.request.pictures.map(({ mediaId }) => open.media.keep(mediaId)))
        // Load-bearing: it was dropped, or let go by a second word, while its pictures were looked for.
        if (lane.jobs.get(job.id)?.held !== true) continue
        await lane.jobs.letGo(job.id)
        lane.waiting.push({ id: job.id, sent: kept.flatMap((row) => (row.ok ? [row.value] : [])) })
      }
      pump(open, lane)
      return ok(held.map((job) => lane.jobs.get(job.id) ?? job))
    },

    async release(open) {
      const lane = lanes.get(open)
      if (!lane) return
      lane.released = true
      await lane.adopted
      for (const { id } of lane.waiting.splice(0)) await lane.jobs.hold(id)
      for (const { cancel } of lane.running.values()) cancel.abort()
      await Promise.all([...lane.running.values()].map(({ done }) => done))
      lanes.delete(open)
    },
  }

  /** What a person can mend before anything is let go; null where nothing stands in the way. Refused, they go on waiting: sent, each would fail. */
  async function whyUnsendable(open: OpenFolder, held: readonly Job[]): Promise<Result<never> | null> {
    if (held.length === 0) return null
    const restricted = parts.trust.refusal(open)
    if (restricted) return restricted
    const hosted = held.map(({ request }) => request).filter(({ provider }) => isHosted(provider))
    const asked = new Map(hosted.map((request) => [`${request.provider} ${request.baseUrl}`, request]))
    for (const request of asked.values()) {
      const access = await credentials.access(open, request)
      if (!access.ok) return access
    }
    return null
  }

  /** All that can stop a job before it is one. Gives the rows of its pictures, which are in media/ from here on. */
  async function prepare(
    open: OpenFolder,
    lane: Lane,
    panelId: PanelId,
    request: GenerationRequest,
    count: number,
  ): Promise<Result<MediaRow[]>> {
    const board = open.store.board()
    const film = filmOf(board)
    if (!panelOf(board, panelId)) return fail({ kind: 'not-found', what: 'The panel' })
    const restricted = parts.trust.refusal(open)
    if (restricted) return restricted
    const checked = checkRequest(request)
    if (!checked.ok) return checked
    const access = isHosted(request.provider) ? await credentials.access(open, request) : null
    if (access?.ok === false) return access
    const { actualUsd, mayBeBilledUsd, reservedUsd } = lane.jobs.spend()
    const price = estimateUsd(request)
    const spent = actualUsd + mayBeBilledUsd + reservedUsd
    const over = capFailure(film.capUsd, spent, price === null ? null : price * count)
    if (over) return fail(over)
    // A paid request never goes without one of its pictures.
    const missing = await picturesMissing(
      open,
      request.pictures.map((picture) => picture.mediaId),
    )
    if (missing) return fail({ ...missing, names: request.pictures.filter(lostIn(open)).map(({ label }) => label) })
    const rows: MediaRow[] = []
    for (const { mediaId } of request.pictures) {
      const kept = await open.media.keep(mediaId)
      if (!kept.ok) return kept
      rows.push(kept.value)
    }
    return ok(rows)
  }
}

/** What may cost money if it is ended now. */
function outOf(lane: Lane): Job[] {
  return [...lane.running.keys()].flatMap((id) => {
    const job = lane.jobs.get(id)
    return job && job.state !== 'waiting' ? [job] : []
  })
}

/** Holds what has not left, and ends when all that is out has come. */
async function settle(lane: Lane): Promise<void> {
  lane.holding = true
  await lane.adopted
  for (const { id } of lane.waiting.splice(0)) await lane.jobs.hold(id)
  // A job that was asked to come back later has nothing out.
  for (const [id, { cancel }] of lane.running) if (lane.jobs.get(id)?.state === 'waiting') cancel.abort()
  await Promise.all([...lane.running.values()].map(({ done }) => done))
  lane.holding = false
}

/** The project was let go of while they were written down. */
async function endUnsent(lane: Lane, jobs: readonly Job[]): Promise<Result<never>> {
  const failure: Failure = { kind: 'interrupted', mayBeBilled: false }
  for (const job of jobs) await lane.jobs.move(job.id, 'failed', { failure })
  return fail(failure)
}

function lostIn(open: OpenFolder): (picture: { mediaId: string }) => boolean {
  return ({ mediaId }) => open.media.lost(mediaId) !== null
}
