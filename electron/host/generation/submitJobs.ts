import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Job, Spend } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { panelOf } from '#shared/document/select.ts'
import { estimateUsd } from '#shared/generation/models.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { attempt } from '../failures.ts'
import type { Platform } from '../platform.ts'
import { picturesMissing } from '../project/pictureWatch.ts'
import type { Credentials, OpenFolder } from '../services.ts'
import type { FilmTrust } from '../trust/filmTrust.ts'
import { checkRequest } from './checkRequest.ts'
import type { Lane, Lanes } from './lanes.ts'
import { newJobs } from './newJobs.ts'
import { policyRefusal } from './policy.ts'
import { capFailure } from './runJob.ts'

export interface SubmitParts {
  readonly platform: Platform
  readonly credentials: Credentials
  readonly trust: Pick<FilmTrust, 'refusal'>
  readonly lanes: Lanes
}

export interface Submitted {
  /** Sets the handle under which windows are notified. */
  readonly handle: string
  readonly panelId: PanelId
  readonly request: GenerationRequest
  /** Number of pictures to generate. */
  readonly count: number
}

/** Turns a request into jobs, writes them to the ledger and queues them. */
export async function submitJobs(parts: SubmitParts, open: OpenFolder, submitted: Submitted): Promise<Result<Job[]>> {
  if (open.access !== 'write') return fail({ kind: 'read-only', path: open.folder })
  const { handle, panelId, request, count } = submitted
  const lane = parts.lanes.of(open)
  const ready = await prepare(parts, open, () => lane.jobs.spend(), submitted)
  if (!ready.ok) return ready
  if (lane.released) return fail({ kind: 'interrupted', mayBeBilled: false })
  const jobs = newJobs(parts.platform, panelId, request, { count, made: open.store.highestTakeNumber(panelId) })
  const added = await attempt(() => lane.jobs.add(jobs, handle), open.folder)
  if (!added.ok) return added
  if (lane.released) return endUnsent(lane, jobs)
  lane.handle = handle
  lane.waiting.push(...jobs.map((job) => ({ id: job.id, sent: ready.value })))
  parts.lanes.pump(open, lane)
  return ok(jobs)
}

/** Every check that can refuse a job before it exists. Returns the rows of its pictures, which are in media/ afterwards. */
async function prepare(
  { credentials, trust }: SubmitParts,
  open: OpenFolder,
  spend: () => Spend,
  { panelId, request, count }: Submitted,
): Promise<Result<MediaRow[]>> {
  const board = open.store.board()
  if (!panelOf(board, panelId)) return fail({ kind: 'not-found', what: 'The panel' })
  const restricted = trust.refusal(open)
  if (restricted) return restricted
  const forbidden = policyRefusal(open, request.provider)
  if (forbidden) return forbidden
  const checked = checkRequest(request)
  if (!checked.ok) return checked
  const access = isHosted(request.provider) ? await credentials.access(open, request) : null
  if (access?.ok === false) return access
  const over = overCap(filmOf(board).capUsd, spend(), request, count)
  if (over) return fail(over)
  return keepPictures(open, request)
}

function overCap(capUsd: number | null, spend: Spend, request: GenerationRequest, count: number): Failure | null {
  const { actualUsd, mayBeBilledUsd, reservedUsd } = spend
  const price = estimateUsd(request)
  return capFailure(capUsd, actualUsd + mayBeBilledUsd + reservedUsd, price === null ? null : price * count)
}

/** A paid request is never sent without one of its pictures. */
async function keepPictures(open: OpenFolder, request: GenerationRequest): Promise<Result<MediaRow[]>> {
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

/** The project was released while they were being recorded. */
async function endUnsent(lane: Lane, jobs: readonly Job[]): Promise<Result<never>> {
  const failure: Failure = { kind: 'interrupted', mayBeBilled: false }
  for (const job of jobs) await lane.jobs.move(job.id, 'failed', { failure })
  return fail(failure)
}

function lostIn(open: OpenFolder): (picture: { mediaId: string }) => boolean {
  return ({ mediaId }) => open.media.lost(mediaId) !== null
}
