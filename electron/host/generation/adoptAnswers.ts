import { existsSync } from 'node:fs'
import path from 'node:path'
import type { ProjectHandle } from '#shared/contract/model.ts'
import type { Job } from '#shared/contract/model.ts'
import type { MediaRow, ProviderId } from '#shared/document/schema.ts'
import { ANSWERS_FOLDER } from '../project/answersFolder.ts'
import { sha256 } from '../project/mediaStore.ts'
import type { Platform } from '../platform.ts'
import type { OpenFolder, Provider, ProviderPicture, Tell } from '../services.ts'
import { answersIn, letGoOf } from './answerFolder.ts'
import type { KeptAnswer } from './answerFolder.ts'
import { foreignPicture } from './foreignPicture.ts'
import type { ProjectJobs } from './projectJobs.ts'
import { arrivedWith } from './runJob.ts'
import { costOf, saveTake } from './saveTake.ts'

export interface Adopting {
  readonly open: OpenFolder
  readonly jobs: ProjectJobs
  readonly platform: Platform
  readonly providers: Readonly<Record<ProviderId, Provider>>
  readonly tell: Tell
  /** '' where no window has the film yet. */
  handle(): string
}

/**
 * Brings home what had arrived, and was on disk, when the app ended before it could read it: the takes, or the reason why
 * there is none. An answer that no job of this film waits for stays where it is.
 */
export async function adoptAnswers(adopting: Adopting): Promise<void> {
  for (const kept of await answersIn(adopting.open.folder)) {
    const job = adopting.jobs.get(kept.jobId)
    if (!job || !kept.answer.whole || job.failure?.kind === 'rescued') continue
    const read = await adopting.providers[job.request.provider].read(kept.answer, job.request.model)
    if (job.state === 'done') {
      if (read.ok && (await allKept(adopting.open, read.value))) await letGoOf([kept.file])
    } else if (read.ok) await takeIn(adopting, job, kept, read.value)
    else if (job.failure?.kind === 'interrupted') {
      const bad = read.failure.kind === 'bad-answer'
      const failure = bad ? { ...read.failure, kept: kept.file } : read.failure
      await adopting.jobs.bringHome(job.id, { state: 'failed', failure, takeId: null, actualUsd: null })
      if (!bad) await letGoOf([kept.file])
    }
  }
}

async function takeIn(adopting: Adopting, job: Job, kept: KeptAnswer, picture: ProviderPicture): Promise<void> {
  const { open, jobs, platform, tell } = adopting
  const sent: MediaRow[] = []
  for (const { mediaId } of job.request.pictures) {
    const row = await open.media.keep(mediaId)
    if (row.ok) sent.push(row.value)
  }
  const arrived = arrivedWith(platform, { job, picture, took: 0, sent })
  const saved = await saveTake(open, arrived, new Date(platform.now()))
  if (!saved.ok) {
    platform.log(`The answer to job ${job.id} stays as it came: ${saved.failure.kind}`)
    return
  }
  const project = adopting.handle()
  if (project !== '')
    tell({ name: 'board.arrived', value: { project: project as ProjectHandle, writes: saved.value.writes } })
  if (saved.value.all) await letGoOf([kept.file])
  const actualUsd = costOf(job, picture)
  await jobs.bringHome(job.id, { state: 'done', failure: null, takeId: arrived.takeId, actualUsd })
}

async function allKept(open: OpenFolder, { bytes, more }: ProviderPicture): Promise<boolean> {
  for (const each of [bytes, ...more]) {
    const foreign = foreignPicture(each)
    const beside = foreign && path.join(open.folder, ANSWERS_FOLDER, `${sha256(each)}.${foreign.extension}`)
    if (beside ? !existsSync(beside) : (await open.media.read(`media_${sha256(each)}`)) === null) return false
  }
  return true
}
