import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Job, Spend } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { GenerationRequest, RequestPicture } from '#shared/document/recipe.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { panelOf } from '#shared/document/select.ts'
import { estimateUsd } from '#shared/generation/estimate.ts'
import type { Way } from '#shared/generation/models.ts'
import { turnsAhead } from '#shared/generation/turns.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { attempt } from '../failures.ts'
import type { Platform } from '../platform.ts'
import { picturesMissing } from '../project/pictureWatch.ts'
import type { Credentials, OpenFolder, PanelRenderer } from '../services.ts'
import type { FilmTrust } from '../trust/filmTrust.ts'
import { checkRequest } from './checkRequest.ts'
import { enqueue } from './line.ts'
import type { Lane, Lanes } from './lanes.ts'
import type { KeyGate } from './keyGates.ts'
import { newJobs } from './newJobs.ts'
import { policyRefusal } from './policy.ts'
import { capFailure } from './runJob.ts'
import { idsIn, isWire, wireMedia } from './wireMedia.ts'

export interface SubmitParts {
  readonly platform: Platform
  readonly credentials: Credentials
  readonly trust: Pick<FilmTrust, 'refusal'>
  readonly lanes: Lanes
  readonly renderer: Pick<PanelRenderer, 'picture'>
}

export interface Submitted {
  /** Sets the handle under which windows are notified. */
  readonly handle: string
  readonly panelId: PanelId
  readonly request: GenerationRequest
  /** Number of pictures to generate. */
  readonly count: number
  readonly way?: Way | undefined
}

/** A request with the bytes that will leave, and the rows of its pictures, which are in media/. */
interface Prepared {
  readonly request: GenerationRequest
  readonly rows: MediaRow[]
}

interface Passed extends Prepared {
  /** What each picture is estimated to cost. */
  readonly usd: number | null
  readonly gate: KeyGate
}

/** Turns a request into jobs, writes them to the ledger and queues them. */
export async function submitJobs(parts: SubmitParts, open: OpenFolder, submitted: Submitted): Promise<Result<Job[]>> {
  if (open.refusal) return fail(open.refusal)
  const { handle, panelId, count, way } = submitted
  const lane = parts.lanes.of(open)
  const ready = await prepare(parts, open, () => lane.jobs.spend(), submitted)
  if (!ready.ok) return ready
  if (lane.released) return fail({ kind: 'interrupted', mayBeBilled: false })
  const { request, rows, usd, gate } = ready.value
  // Once all that takes time is there: another window may have asked meanwhile.
  const over = overCap(filmOf(open.store.board()).capUsd, lane.jobs.spend(), usd, count)
  if (over) return fail(over)
  const jobs = newJobs(parts.platform, panelId, request, {
    count,
    way,
    usd,
    made: open.store.highestTakeNumber(panelId),
  })
  const added = await attempt(() => lane.jobs.add(jobs, handle), open.folder)
  if (!added.ok) return added
  if (lane.released) return endUnsent(lane, jobs)
  lane.handle = handle
  // A person who asks again, with nothing left in line, wants to see whether it works now.
  if (!lane.waiting.some((queued) => queued.gate === gate)) gate.open()
  await enqueue(
    lane,
    jobs.map((job) => ({ id: job.id, sent: rows, gate })),
  )
  const parked = gate.parked()
  const inLine = jobs.filter(({ id }) => lane.jobs.get(id)?.state === 'waiting')
  if (parked) for (const job of inLine) await lane.jobs.park(job.id, parked)
  parts.lanes.pump()
  return ok(jobs)
}

/** Every check that can refuse a job before it exists. */
async function prepare(
  { credentials, trust, renderer, lanes }: SubmitParts,
  open: OpenFolder,
  spend: () => Spend,
  { panelId, request, count, way }: Submitted,
): Promise<Result<Passed>> {
  const board = open.store.board()
  if (!panelOf(board, panelId)) return fail({ kind: 'not-found', what: 'The panel' })
  const restricted = trust.refusal(open)
  if (restricted) return restricted
  const forbidden = policyRefusal(open, request.provider)
  if (forbidden) return forbidden
  const checked = checkRequest(request, way)
  if (!checked.ok) return checked
  const access = isHosted(request.provider) ? await credentials.access(open, request) : null
  if (access?.ok === false) return access
  const usd = estimateUsd(request, way, turnsAhead(board, request))
  const over = overCap(filmOf(board).capUsd, spend(), usd, count)
  if (over) return fail(over)
  const kept = await keepPictures(open, renderer, request)
  return kept.ok ? ok({ ...kept.value, usd, gate: lanes.gateOf(request.provider, access?.value ?? null) }) : kept
}

function overCap(capUsd: number | null, spend: Spend, price: number | null, count: number): Failure | null {
  const { actualUsd, mayBeBilledUsd, reservedUsd } = spend
  return capFailure(capUsd, actualUsd + mayBeBilledUsd + reservedUsd, price === null ? null : price * count)
}

/**
 * A paid request is never sent without one of its pictures. Each is kept with the bytes that leave in its place, which
 * the request names from here on.
 */
async function keepPictures(
  open: OpenFolder,
  renderer: SubmitParts['renderer'],
  request: GenerationRequest,
): Promise<Result<Prepared>> {
  const missing = await picturesMissing(open, idsIn(request))
  if (missing) return fail({ ...missing, names: request.pictures.filter(lostIn(open)).map(({ label }) => label) })
  const kept: Prepared = { request, rows: [] }
  const pictures: RequestPicture[] = []
  for (const picture of request.pictures) {
    const wire = await wireOf(open, renderer, picture)
    if (!wire.ok) return wire
    for (const id of new Set([picture.mediaId, wire.value.id])) {
      const row = await open.media.keep(id)
      if (!row.ok) return row
      kept.rows.push(row.value)
    }
    pictures.push({ ...picture, wire: wire.value.id })
  }
  return ok({ ...kept, request: { ...request, pictures } })
}

/** What a person was shown, or what they would have been shown. */
async function wireOf(
  open: OpenFolder,
  renderer: SubmitParts['renderer'],
  picture: RequestPicture,
): Promise<Result<MediaRow>> {
  if (picture.wire === undefined) return wireMedia(open, renderer, picture)
  const shown = await open.media.keep(picture.wire)
  if (!shown.ok || isWire(shown.value)) return shown
  return fail({ kind: 'request-unfit', detail: `the picture ${picture.label} is larger than what is sent` })
}

/** The project was released while they were being recorded. */
async function endUnsent(lane: Lane, jobs: readonly Job[]): Promise<Result<never>> {
  const failure: Failure = { kind: 'interrupted', mayBeBilled: false }
  for (const job of jobs) await lane.jobs.move(job.id, 'failed', { failure })
  return fail(failure)
}

function lostIn(open: OpenFolder): (picture: RequestPicture) => boolean {
  return ({ mediaId, wire }) => [mediaId, wire ?? mediaId].some((id) => open.media.lost(id) !== null)
}
