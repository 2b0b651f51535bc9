import { readFile } from 'node:fs/promises'
import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import type { JobId } from '#shared/document/ids.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { attempt } from '../failures.ts'
import type { ProviderPicture } from '../services.ts'
import type { AdoptContext } from './adoptAnswers.ts'
import { arrivedWith } from './runJob.ts'
import { saveTake } from './saveTake.ts'
import { idsIn } from './wireMedia.ts'

/**
 * Brings a picture that the film could not take when it came into the film, as its job's take. The file stays where it
 * was rescued to. If the film can't take it still, the job stays as it was.
 */
export async function bringIn(
  { open, jobs, platform, renderer }: Omit<AdoptContext, 'providers'>,
  jobId: JobId,
): Promise<Result<Job>> {
  const job = jobs.get(jobId)
  if (job?.state !== 'failed' || job.failure?.kind !== 'rescued')
    return fail({ kind: 'not-found', what: 'A rescued picture of this request' })
  const { path } = job.failure
  // Load-bearing: pressed twice, it is brought in once.
  jobs.took({ ...job, state: 'saving' })
  const bytes = await attempt(() => readFile(path), path)
  const saved = bytes.ok ? await takeIn(bytes.value) : bytes
  jobs.took(saved.ok ? saved.value : job)
  return saved

  async function takeIn(picture: Uint8Array): Promise<Result<Job>> {
    const kept = await Promise.all(idsIn(job!.request).map((id) => open.media.keep(id)))
    const sent = kept.flatMap((row): MediaRow[] => (row.ok ? [row.value] : []))
    const arrived = arrivedWith(platform, { job: job!, picture: asItCame(picture, job!), took: 0, sent, keyMark: '' })
    const done: Job = { ...job!, state: 'done', failure: null, takeId: arrived.takeId }
    const taken = await saveTake(open, arrived, new Date(platform.now()), renderer, done)
    return taken.ok ? ok(done) : taken
  }
}

/** What is known of it without the answer: more takes than one, and the turn to go on from, are not. */
function asItCame(bytes: Uint8Array, { usage }: Job): ProviderPicture {
  return { bytes, more: [], drafts: [], cut: false, rest: false, said: '', finishReason: '', usage: usage ?? null }
}
