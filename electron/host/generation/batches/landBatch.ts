import type { Failure } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { isOver } from '#shared/jobs/jobs.ts'
import type { Platform } from '../../platform.ts'
import type { BatchSeen, OpenFolder, Provider, RawAnswer } from '../../services.ts'
import { keepAnswer } from '../answerFolder.ts'
import type { ProjectJobs } from '../projectJobs.ts'
import { arrivedWith, savePaidPicture, settleAnswer, usedBy } from '../runJob.ts'
import { idsIn } from '../wireMedia.ts'

type BatchRenderer = Parameters<typeof savePaidPicture>[0]['renderer']

export interface Landing {
  readonly open: OpenFolder
  readonly jobs: ProjectJobs
  readonly platform: Platform
  readonly renderer: BatchRenderer
  readonly provider: Provider
  readonly keyMark: string
  released(): boolean
}

/**
 * Lands what a batch that has ended holds, one answer at a time: each is on disk as it came before it is read. Jobs that
 * are over are left alone, so that after a kill the rest lands and nothing lands twice. What has no answer ends with the
 * batch's reason. Returns false if the batch holds answers to nobody's request, or if the film was closed meanwhile.
 */
export async function landBatch(landing: Landing, label: string, seen: BatchSeen): Promise<boolean> {
  const { jobs } = landing
  let clear = true
  for await (const entry of seen.answers()) {
    if (landing.released()) return false
    const job = jobs.get(entry.key)
    if (job?.batch?.label !== label) clear = false
    else if (isOver(job)) continue
    else if ('failure' in entry) await jobs.move(job.id, 'failed', { failure: entry.failure })
    else await landAnswer(landing, job, entry.answer)
  }
  for (const job of openJobs(jobs, label)) await jobs.move(job.id, 'failed', { failure: unanswered(seen) })
  return clear
}

/** Jobs of a batch that have no outcome yet. */
export function openJobs(jobs: ProjectJobs, label: string): Job[] {
  return jobs.list().filter((job) => job.batch?.label === label && job.state === 'sending')
}

async function landAnswer(landing: Landing, job: Job, answer: RawAnswer): Promise<void> {
  const { open, jobs, platform, provider, keyMark } = landing
  const name = { jobId: job.id, attempt: 1 }
  const kept = await keepAnswer(open.folder, platform.folders.data, name, { ...answer, keyMark })
  const file = kept.ok ? kept.value : null
  const read = await provider.read(answer, job.request.model)
  if (read.ok) {
    const took = platform.now() - Date.parse(job.createdAt)
    const arrived = arrivedWith(platform, { job, picture: read.value, took, sent: await sentWith(open, job), keyMark })
    return savePaidPicture(landing, arrived, file)
  }
  const usage = provider.usage?.(answer) ?? null
  const failure = await settleAnswer(read.failure, { file, whole: true })
  await jobs.move(job.id, 'failed', { failure, ...(usage ? usedBy(job, usage) : {}) })
}

async function sentWith(open: OpenFolder, { request }: Job): Promise<MediaRow[]> {
  const rows = await Promise.all(idsIn(request).map((id) => open.media.keep(id)))
  return rows.flatMap((row) => (row.ok ? [row.value] : []))
}

function unanswered({ state, failure }: BatchSeen): Failure {
  if (state === 'failed' && failure) return failure
  const how = state === 'failed' || state === 'expired' || state === 'cancelled' ? state : 'missing'
  return { kind: 'batch-ended', how, said: '', mayBeBilled: how === 'missing' }
}
