import { fail } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import type { JobId } from '#shared/document/ids.ts'
import { spendOf } from '#shared/jobs/jobs.ts'
import type { GenerationQueue } from '../services.ts'
import type { FilmTrust } from '../trust/filmTrust.ts'
import { BY_PERSON, createLanes } from './lanes.ts'
import type { Lane, LaneParts } from './lanes.ts'
import { changePictures } from './changePictures.ts'
import { earlierShown } from './earlierTurns.ts'
import { endedJobs } from './endedJobs.ts'
import { lineHandling } from './lineHandling.ts'
import { requestPictures } from './requestPictures.ts'
import { resumeJobs } from './resumeJobs.ts'
import { submitJobs } from './submitJobs.ts'
import { planMany, submitMany } from './submitMany.ts'

export interface QueueParts extends LaneParts {
  readonly trust: Pick<FilmTrust, 'refusal'>
}

/**
 * Sends requests and saves takes. Every job is in the project's ledger before anything is sent; nothing that may have
 * been billed is requested twice; everything paid for is on disk before it is shown.
 */
export function createQueue(parts: QueueParts): GenerationQueue {
  const { platform, credentials, trust, providers } = parts
  const lanes = createLanes(parts)
  const sending = { platform, credentials, trust, lanes, renderer: parts.renderer }

  return {
    submit: (open, handle, panelId, request, count, way) =>
      submitJobs(sending, open, { handle, panelId, request, count, way }),

    plan: (open, asked) => planMany(sending, open, asked),

    submitMany: (open, asked, signal) => submitMany(sending, open, asked, signal),

    cancel: (open, jobId) => cancelJob(lanes.known(open), jobId),

    jobs(open, handle) {
      if (open.access !== 'write') return open.store.jobs()
      const lane = lanes.of(open)
      if (handle !== undefined) {
        lane.handle = handle
        lane.jobs.belongTo(handle)
      }
      return lane.jobs.list()
    },

    ...endedJobs(parts, lanes),

    spend: (open) =>
      open.access === 'write'
        ? lanes.of(open).jobs.spend()
        : spendOf(open.store.jobs(), filmOf(open.store.board()).capUsd),

    async test(open, asked) {
      const access = await credentials.access(open, asked)
      if (!access.ok) return access
      const provider = providers[asked.provider]
      if (!provider) return fail({ kind: 'provider-unknown', provider: asked.provider })
      return provider.test(access.value, new AbortController().signal)
    },

    ...requestPictures(parts.renderer),

    changePictures: (open, asked) => changePictures(open, parts.renderer, asked),

    async earlier(open, request) {
      const access = await credentials.access(open, request)
      return earlierShown(open, request, (access.ok && access.value.keyMark) || '')
    },

    resume: (open, opening) => resumeJobs(sending, open, opening),

    ...lineHandling(lanes),

    release: (open) => lanes.release(open),
  }
}

async function cancelJob(lane: Lane | undefined, jobId: JobId): Promise<void> {
  if (lane && (await lane.batches.cancel(jobId))) return
  const at = lane?.waiting.findIndex((each) => each.id === jobId) ?? -1
  if (lane && at >= 0) {
    lane.waiting.splice(at, 1)
    await lane.jobs.move(jobId, 'cancelled', { failure: { kind: 'cancelled' } })
  } else if (lane?.jobs.get(jobId)?.held === true) {
    await lane.jobs.move(jobId, 'cancelled', { failure: { kind: 'cancelled' } })
  }
  lane?.running.get(jobId)?.cancel.abort(BY_PERSON)
}
