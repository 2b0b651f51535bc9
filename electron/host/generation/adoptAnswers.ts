import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Job } from '#shared/contract/model.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Usage } from '#shared/document/recipe.ts'
import type { MediaRow, TakeRow } from '#shared/document/schema.ts'
import { takeOf, takesOf } from '#shared/document/select.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import { sha256 } from '../project/mediaStore.ts'
import type { Platform } from '../platform.ts'
import type { OpenFolder, PanelRenderer, ProviderPicture, Providers, RawAnswer } from '../services.ts'
import { answersOf, besideName, deleteAnswers, openAnswer, sweepPictures } from './answerFolder.ts'
import { foreignPicture } from './foreignPicture.ts'
import type { ProjectJobs } from './projectJobs.ts'
import { arrivedWith, keptAs, usedBy } from './runJob.ts'
import { costOf, keepDrafts, saveTake } from './saveTake.ts'
import { idsIn } from './wireMedia.ts'

export interface AdoptContext {
  readonly open: OpenFolder
  readonly jobs: ProjectJobs
  readonly platform: Platform
  readonly providers: Providers
  readonly renderer: Pick<PanelRenderer, 'edit'>
}

/**
 * Recovers answers that had been saved to disk when the app ended before reading them: adds their takes, or the reason
 * why there are none. Answers that belong to no job of this film are left alone. If killed midway, the next opening
 * recovers the rest, each once.
 */
export async function adoptAnswers(adopting: AdoptContext): Promise<void> {
  const { open, jobs, platform, providers } = adopting
  const found = answersOf(open.folder, platform.folders.data, (id) => jobs.get(id) !== undefined)
  await sweepPictures(open.folder)
  for (const left of found) {
    const kept = await openAnswer(left)
    const job = jobs.get(left.jobId)
    // A job still waiting has yet to be sent again: an earlier answer does not count for it.
    if (!kept || !job || !isOver(job) || job.failure?.kind === 'rescued') continue
    const provider = providers[job.request.provider]
    // From a newer Framewright, which can read it.
    if (!provider) continue
    const read = await provider.read(kept.answer, job.request.model)
    if (!read.ok)
      await explain(adopting, job, kept, { failure: read.failure, usage: provider.usage?.(kept.answer) ?? null })
    else if (job.state === 'done') await letGoWhereKept(open, kept.file, read.value, job.takeId)
    else await takeIn(adopting, job, kept, read.value)
  }
}

interface Opened {
  readonly file: string
  readonly answer: RawAnswer
}

/** Takes the reason for a missing picture from the answer, if the job only knows that it was interrupted. */
async function explain(
  { jobs }: AdoptContext,
  job: Job,
  { file, answer }: Opened,
  { failure, usage }: { readonly failure: Failure; readonly usage: Usage | null },
): Promise<void> {
  if (job.failure?.kind !== 'interrupted' || !answer.whole) return
  const kept = keptAs(failure, file)
  const used = usage ? usedBy(job, usage) : { actualUsd: null }
  await jobs.bringHome(job.id, { state: 'failed', failure: kept, takeId: null, ...used })
  if (kept === failure) await deleteAnswers([file])
}

async function takeIn(adopting: AdoptContext, job: Job, kept: Opened, picture: ProviderPicture): Promise<void> {
  const { open, jobs, platform } = adopting
  const { file, answer } = kept
  const actualUsd = costOf(job, picture)
  const known = takeOfJob(adopting, job, picture)
  if (known) {
    await jobs.bringHome(job.id, { state: 'done', failure: null, takeId: known.id, actualUsd })
    return letGoWhereKept(open, file, picture, known.id)
  }
  const sent: MediaRow[] = []
  for (const id of idsIn(job.request)) {
    const row = await open.media.keep(id)
    if (row.ok) sent.push(row.value)
  }
  const arrived = arrivedWith(platform, { job, picture, took: 0, sent, keyMark: answer.keyMark ?? '' })
  // Load-bearing: after a kill in a later step, the take is found by this id and not added twice.
  await jobs.bringHome(job.id, { state: 'saving', failure: null, takeId: arrived.takeId, actualUsd })
  const saved = await saveTake(open, arrived, new Date(platform.now()), adopting.renderer)
  if (!saved.ok) {
    platform.log(`The answer to job ${job.id} stays as it came: ${saved.failure.kind}`, {
      says: 'An answer stays as it came',
      fault: saved.failure,
    })
    return jobs.bringHome(job.id, { state: job.state, failure: job.failure, takeId: null, actualUsd: job.actualUsd })
  }
  await jobs.bringHome(job.id, { state: 'done', failure: null, takeId: arrived.takeId, actualUsd })
  if (saved.value.all) await deleteAnswers([file])
}

/** A take with these bytes on the job's panel that no other job made: saved when the ledger could not be written. */
function takeOfJob({ open, jobs }: AdoptContext, job: Job, { bytes }: ProviderPicture): TakeRow | undefined {
  const hash = sha256(bytes)
  const claimed = new Set(jobs.list().map(({ takeId }) => takeId))
  return takesOf(open.store.board(), job.panelId).find(
    ({ id, mediaId, recipe }) =>
      !claimed.has(id) && ((recipe.setIn?.mediaId ?? mediaId) === `media_${hash}` || recipe.said.includes(hash)),
  )
}

async function letGoWhereKept(
  open: OpenFolder,
  file: string,
  picture: ProviderPicture,
  takeId: Job['takeId'],
): Promise<void> {
  if (picture.rest) return
  const take = takeId && takeOf(open.store.board(), takeId)
  // All there is of what the model said beside its picture.
  if (picture.turn && take && !take.recipe.answer) return
  for (const bytes of [picture.bytes, ...picture.more]) {
    const kept = foreignPicture(bytes)
      ? existsSync(path.join(open.folder, besideName(bytes)))
      : (await open.media.read(`media_${sha256(bytes)}`)) !== null
    if (!kept) return
  }
  if (await keepDrafts(open.folder, picture.drafts)) await deleteAnswers([file])
}
