import { setImmediate } from 'node:timers/promises'
import type { ManyAgreed, ManyAsked, ManyPlan, ManySubmitted } from '#shared/contract/many.ts'
import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { panelOf } from '#shared/document/select.ts'
import type { MadeBeside } from '#shared/generation/besidePictures.ts'
import { askedModel, baseUrlOf } from '#shared/generation/compose.ts'
import { takesPictures } from '#shared/generation/models.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { manyPlan, requestOf } from '#shared/jobs/manyPlan.ts'
import { policyAllows } from '#shared/records/aiPolicy.ts'
import type { OpenFolder, PanelRenderer } from '../services.ts'
import { contactSheetOf, stagingOf } from './besideOf.ts'
import { isDrawn, sketchOf } from './sketchOf.ts'
import { submitJobs } from './submitJobs.ts'
import type { SubmitParts } from './submitJobs.ts'

type ManyParts = Omit<SubmitParts, 'renderer'> & { readonly renderer: PanelRenderer }

/** See `jobs.plan`. Fails with what stands in the way of every panel alike: a film that is not trusted, a missing key. */
export async function planMany(parts: ManyParts, open: OpenFolder, asked: ManyAsked): Promise<Result<ManyPlan>> {
  if (open.refusal) return fail(open.refusal)
  const restricted = parts.trust.refusal(open)
  if (restricted) return restricted
  const keyless = await whyNoKey(parts, open, asked)
  if (keyless) return keyless
  const drawn = await drawnPanels(open, asked.panelIds)
  const { jobs } = parts.lanes.of(open)
  const underWay = new Set(jobs.list().flatMap((job) => (isOver(job) ? [] : [job.panelId])))
  return ok(manyPlan(open.store.board(), asked, { drawn: ({ id }) => drawn.has(id), underWay, spend: jobs.spend() }))
}

/** An address that was typed for this is approved with the answer to the plan. */
async function whyNoKey({ credentials }: ManyParts, open: OpenFolder, asked: ManyAsked): Promise<Result<never> | null> {
  const film = filmOf(open.store.board())
  const { provider } = askedModel(film, asked)
  if (!isHosted(provider) || asked.baseUrl !== undefined || !policyAllows(film, provider)) return null
  const access = await credentials.access(open, { provider, baseUrl: baseUrlOf(film, provider, asked) })
  return access.ok ? null : access
}

/** See `jobs.submitMany`. */
export async function submitMany(
  parts: ManyParts,
  open: OpenFolder,
  asked: ManyAgreed,
  signal: AbortSignal,
): Promise<Result<ManySubmitted>> {
  const planned = await planMany(parts, open, asked)
  if (!planned.ok) return planned
  const { made, way, usd } = planned.value
  if (usd !== null && usd > (asked.agreedUsd ?? usd) * 1.001 + 1e-9) return fail(CHANGED)
  const done: ManySubmitted = { jobs: [], refused: [] }
  // Drawings take a while: what is asked for together goes in one batch all the same.
  const gathered = parts.lanes.of(open).batches.keepGathering()
  for (const named of made) {
    const request = signal.aborted ? fail(CANCELLED) : await composed(parts, open, asked, named.panelId, signal)
    const { project: handle, count } = asked
    const sent = request.ok
      ? await submitJobs(parts, open, { handle, panelId: named.panelId, request: request.value, count, way })
      : request
    if (sent.ok) done.jobs.push(...sent.value)
    else done.refused.push({ ...named, failure: sent.failure })
  }
  gathered()
  return ok(done)
}

const CANCELLED: Failure = { kind: 'cancelled' }
const CHANGED: Failure = {
  kind: 'request-unfit',
  detail: 'the film has changed since, and it would cost more than was agreed to',
}

/** Read a panel at a time: a film's drawings take a while, and others want the thread. */
async function drawnPanels(open: OpenFolder, panelIds: readonly PanelId[]): Promise<ReadonlySet<string>> {
  const drawn = new Set<string>()
  let turn = performance.now()
  for (const id of panelIds) {
    const panel = panelOf(open.store.board(), id)
    if (panel && isDrawn(open, id, panel.requestPictures.notes)) drawn.add(id)
    if (performance.now() - turn < TURN_MS) continue
    await setImmediate()
    turn = performance.now()
  }
  return drawn
}

/** Milliseconds of work between two yields to the event loop. */
const TURN_MS = 24

/** A panel's request with its pictures, made as they will be sent. */
async function composed(
  { renderer }: ManyParts,
  open: OpenFolder,
  asked: ManyAsked,
  panelId: PanelId,
  signal: AbortSignal,
): Promise<Result<GenerationRequest>> {
  const board = open.store.board()
  const panel = panelOf(board, panelId)
  if (!panel) return fail({ kind: 'not-found', what: 'The panel' })
  const whose = askedModel(filmOf(board), asked)
  if (!isHosted(whose.provider) || !takesPictures(whose)) return ok(requestOf(board, panel, asked, NO_PICTURES))
  const sketch = await sketchOf(open, renderer, panelId, panel.requestPictures.notes)
  if (!sketch.ok) return sketch
  const made = await madeBeside(open, renderer, panel, signal)
  if (!made.ok) return made
  return ok(requestOf(open.store.board(), panel, asked, { sketch: sketch.value?.id ?? null, made: made.value }))
}

const NO_PICTURES = { sketch: null, made: {} }

/** What the artist chose to send along and the host has to make. */
async function madeBeside(
  open: OpenFolder,
  renderer: PanelRenderer,
  { id, requestPictures: { beside } }: PanelRow,
  signal: AbortSignal,
): Promise<Result<MadeBeside>> {
  const contact = beside.includes('contact') ? await contactSheetOf(open, renderer, id) : ok(null)
  if (!contact.ok) return contact
  const staging = beside.includes('staging') ? await stagingOf(open, id, signal) : ok(null)
  if (!staging.ok) return staging
  return ok({ contact: contact.value?.id ?? null, staging: staging.value?.id ?? null })
}
