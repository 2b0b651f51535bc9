import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import path from 'node:path'
import type { Job } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { ANSWERS_FOLDER } from '../../project/answersFolder.ts'
import type { Access, OpenFolder, PanelRenderer, ProviderBatches, ProviderRequest } from '../../services.ts'
import { earlierTurns } from '../earlierTurns.ts'
import { parkedByCap, policyRefusal } from '../policy.ts'
import type { ProjectJobs } from '../projectJobs.ts'
import { capFailure } from '../runJob.ts'
import { wirePictures } from '../wirePictures.ts'
import { openJobs } from './landBatch.ts'

interface Submitting {
  readonly open: OpenFolder
  readonly jobs: ProjectJobs
  readonly renderer: Pick<PanelRenderer, 'picture'>
  readonly batches: ProviderBatches
  readonly access: Access
  readonly label: string
  readonly signal: AbortSignal
}

/**
 * Sends the jobs of a batch. Returns its name; null if one of them can't be sent, which has failed then, and nothing
 * was sent.
 */
export async function submitBatch(submitting: Submitting): Promise<Result<string | null>> {
  const { open, jobs, batches, access, label, signal } = submitting
  const [first] = openJobs(jobs, label)
  if (!first) return ok(null)
  const forbidden = policyRefusal(open, first.request.provider)
  if (forbidden) return forbidden
  await holdOverCap(submitting)
  const asked = openJobs(jobs, label)
  if (asked.length === 0) return ok(null)
  let broken: { readonly job: Job; readonly failure: Failure } | null = null
  const requests = asked.map((job) => ({
    key: job.id,
    async make() {
      const made = await requestOf(submitting, job)
      if (!made.ok) broken = { job, failure: made.failure }
      return made
    },
  }))
  const folder = path.join(open.folder, ANSWERS_FOLDER)
  const sent = await batches.submit({ label, model: first.request.model, folder, requests }, access, signal)
  const failed = broken as { readonly job: Job; readonly failure: Failure } | null
  if (sent.ok || failed === null) return sent
  await jobs.move(failed.job.id, 'failed', { failure: failed.failure })
  return ok(null)
}

/** The cap may have been lowered, or others may have spent, since these were asked for: what is beyond it waits. */
async function holdOverCap({ open, jobs, label }: Submitting): Promise<void> {
  const asked = openJobs(jobs, label)
  const { capUsd } = filmOf(open.store.board())
  let spentUsd = asked.reduce((sum, { estimateUsd }) => sum - (estimateUsd ?? 0), jobs.committedUsd(''))
  for (const { id, estimateUsd } of asked) {
    const failure = capFailure(capUsd, spentUsd, estimateUsd)
    if (failure) await jobs.hold(id, true, parkedByCap(failure))
    else spentUsd += estimateUsd ?? 0
  }
}

async function requestOf({ open, renderer, access }: Submitting, { request }: Job): Promise<Result<ProviderRequest>> {
  const pictures = await wirePictures(open.media, renderer, request)
  if (!pictures.ok) return fail(pictures.failure)
  const earlier = await earlierTurns(open, renderer, request, access.keyMark ?? '')
  if (!earlier.ok) return fail(earlier.failure)
  const { staging } = request
  return ok({ request, words: wordsOf(request), pictures: pictures.value, staging, earlier: earlier.value })
}
