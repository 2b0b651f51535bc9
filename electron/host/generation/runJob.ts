import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Job } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Usage } from '#shared/document/recipe.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { actualUsd } from '#shared/generation/models.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { wasAnswered } from '#shared/jobs/disclosureOf.ts'
import { onceMoreOut } from '#shared/jobs/jobs.ts'
import { attempt } from '../failures.ts'
import type { Platform } from '../platform.ts'
import type {
  Access,
  Credentials,
  OpenFolder,
  PanelRenderer,
  ProviderListener,
  ProviderPicture,
  ProviderRequest,
  Providers,
  RawAnswer,
  Tell,
} from '../services.ts'
import { keepAnswer, deleteAnswers } from './answerFolder.ts'
import type { AnswerRoom, AnswerRooms } from './answerRoom.ts'
import { earlierTurns } from './earlierTurns.ts'
import { canReach } from './canReach.ts'
import type { KeyGate } from './keyGates.ts'
import { learn } from './lesson.ts'
import { BY_POLICY, isRuledOut, parkedByCap, parkedByPolicy, policyRefusal } from './policy.ts'
import type { ProjectJobs } from './projectJobs.ts'
import { rescueAll } from './rescue.ts'
import { pause, waitBefore } from './retry.ts'
import type { RetryRules } from './retry.ts'
import { costOf, saveTake } from './saveTake.ts'
import type { Arrived } from './saveTake.ts'
import { wirePictures } from './wirePictures.ts'

/** What a job needs while it runs. */
export interface RunningJob {
  readonly open: OpenFolder
  readonly handle: string
  readonly jobs: ProjectJobs
  readonly platform: Platform
  readonly credentials: Credentials
  readonly providers: Providers
  readonly renderer: Pick<PanelRenderer, 'picture' | 'edit'>
  readonly tell: Tell
  readonly rules: RetryRules
  readonly gate: KeyGate
  readonly rooms: AnswerRooms
  /** A whole answer of so many bytes is here: the next request may go while it is brought to disk. */
  landed(bytes: number): void
  /** More jobs of its key wait, or are out. */
  others(): boolean
  /** Aborted by cancel and by release. */
  readonly signal: AbortSignal
  /** The project is being closed. */
  released(): boolean
  /** Jobs not yet sent should be held in the film. */
  holding(): boolean
}

export interface Queued {
  readonly id: Job['id']
  /** The request's pictures, stored in media/. */
  readonly sent: readonly MediaRow[]
  readonly gate: KeyGate
}

/** Retry interval for a picture that could not be saved anywhere and is held in memory. */
const HOLD_MS = 5000
/** An answer of more bytes than any refusal. */
const OF_A_PICTURE = 65_536
/** Minimum interval between progress events. */
const PROGRESS_MS = 100

/**
 * Runs one job from waiting to its end. Resolves to true if it waits on with the others of its key instead. Never
 * rejects for anything a job can meet.
 */
export async function runJob(running: RunningJob, queued: Queued): Promise<boolean> {
  const { jobs, signal } = running
  const job = jobs.get(queued.id)!
  const pictures = await attempt(() => wirePictures(running.open.media, running.renderer, job.request))
  const ready = pictures.ok ? pictures.value : pictures
  if (!ready.ok) return ended(running, job.id, ready.failure)
  const request: ProviderRequest = {
    request: job.request,
    words: wordsOf(job.request),
    pictures: ready.value,
    staging: job.request.staging,
  }
  for (let attempts = 1; ; attempts += 1) {
    const started = performance.now()
    const room = running.rooms.open()
    const heard: StoredAnswer = { attempts, file: null, whole: true, usage: null, keyMark: '', room }
    const result = await send(running, job, request, heard)
    if (result.ok) {
      const arrived = arrivedWith(running.platform, {
        job,
        picture: result.value,
        took: Math.round(performance.now() - started),
        sent: queued.sent,
        keyMark: heard.keyMark,
      })
      running.gate.succeeded()
      await savePaidPicture(running, arrived, heard.file)
      // Not after a failure: a request that was given up may still be received.
      room.giveBack()
      return false
    }
    const failure = await settleAnswer(result.failure, heard)
    if (isRuledOut(failure)) return waitsOn(running, job, parkedByCap(failure))
    const wait = signal.aborted ? null : waitBefore(failure, attempts, running.rules)
    const lesson = { failure, waitMs: wait, others: running.others(), isBack: () => canReach(running, job) }
    const parks = !signal.aborted && learn(running.gate, lesson)
    if (!parks && wait === null) return ended(running, job.id, failure, heard.usage)
    const sent = wasAnswered(failure) ? onceMoreOut(jobs.get(job.id)!) : {}
    if (parks || wait === null) return jobs.park(job.id, running.gate.parked(), sent).then(() => true)
    const turn = await standBy(running, job.id, { wait, sent })
    if (turn === 'parked') return true
    if (turn === 'forbidden') return waitsOn(running, job)
    if (turn === 'cancelled') return ended(running, job.id, { kind: 'cancelled' })
  }
}

/** In the film, with the reason, until a person lets it go. */
async function waitsOn({ open, jobs }: RunningJob, { id, request }: Job, capped?: Job['parked']): Promise<false> {
  await jobs.hold(id, true, capped ?? parkedByPolicy(open, request.provider))
  return false
}

/** How long a request whose key is parked waits before it looks again. */
const LOOK_AGAIN_MS = 1000

/** Waits to send again: as long as this request must, and as long as its key is parked meanwhile. */
async function standBy(
  running: RunningJob,
  id: Job['id'],
  { wait, sent }: { readonly wait: number; readonly sent: Pick<Job, 'timesOut'> },
): Promise<'go' | 'cancelled' | 'parked' | 'forbidden'> {
  const { open, jobs, gate, platform, signal } = running
  let until = platform.now() + wait
  let rest = wait
  await jobs.move(id, 'waiting', { waitUntil: new Date(until).toISOString(), progress: null, ...sent })
  if (parkedByPolicy(open, jobs.get(id)!.request.provider)) return 'forbidden'
  for (;;) {
    if (!(await pause(rest, signal))) return 'cancelled'
    const parked = gate.parked()
    if (parked === null) return 'go'
    until = parked.until === null ? 0 : Date.parse(parked.until)
    if (parked.why.kind === 'rate-limited' && until <= platform.now()) return 'go'
    // Where the clock was set back, its key is free long before that time.
    rest = Math.min(until - platform.now(), LOOK_AGAIN_MS)
    if (parked.why.kind === 'rate-limited' && until > 0) continue
    await jobs.park(id, parked)
    return 'parked'
  }
}

async function ended(...end_: Parameters<typeof end>): Promise<false> {
  await end(...end_)
  return false
}

/** What was stored of one attempt's answer. */
interface StoredAnswer {
  readonly attempts: number
  /** null: no answer arrived. */
  file: string | null
  whole: boolean
  /** The tokens it reports, if it holds no picture. */
  usage: Usage | null
  keyMark: string
  /** Where it lies in memory. */
  readonly room: AnswerRoom
}

export function arrivedWith(platform: Platform, parts: Omit<Arrived, 'takeId' | 'moreIds'>): Arrived {
  return {
    ...parts,
    takeId: platform.newId('take'),
    moreIds: parts.picture.more.map(() => platform.newId('take')),
  }
}

/** Failures after which the answer file is kept: it may hold a picture that was not recognised, or was truncated. */
const KEPT: readonly Failure['kind'][] = ['bad-answer', 'broke-off', 'timed-out', 'cancelled', 'fault']

/** Deletes an answer without a picture. For one that is kept, the failure says where. */
export async function settleAnswer(
  failure: Failure,
  { file, whole }: Pick<StoredAnswer, 'file' | 'whole'>,
): Promise<Failure> {
  if (file === null) return failure
  if (KEPT.includes(failure.kind) && !(failure.kind === 'timed-out' && whole)) return keptAs(failure, file)
  await deleteAnswers([file])
  return failure
}

/** The failure with the file in which its answer is kept. */
export function keptAs(failure: Failure, file: string): Failure {
  const tells = failure.kind === 'bad-answer' || failure.kind === 'broke-off' || failure.kind === 'timed-out'
  return tells ? { ...failure, kept: file } : failure
}

/** Sends one request. The ledger says `sending` before a byte leaves; if it can't be written, nothing is sent. */
async function send(
  running: RunningJob,
  job: Job,
  request: ProviderRequest,
  heard: StoredAnswer,
): Promise<Result<ProviderPicture>> {
  const { open, jobs, credentials, providers, platform } = running
  const access: Result<Access> = isHosted(job.request.provider)
    ? await credentials.access(open, job.request)
    : ok({ key: null, baseUrl: '' })
  const provider = providers[job.request.provider]
  if (running.signal.aborted) return fail({ kind: 'cancelled' })
  if (!access.ok) return access
  if (!provider) return fail({ kind: 'provider-unknown', provider: job.request.provider })
  heard.keyMark = access.value.keyMark ?? ''
  const earlier = await earlierTurns(open, running.renderer, job.request, heard.keyMark)
  if (!earlier.ok) return earlier
  // Once all that takes time is there: another window may have changed either meanwhile.
  const forbidden = policyRefusal(open, job.request.provider)
  if (forbidden) return forbidden
  const over = capFailure(filmOf(open.store.board()).capUsd, jobs.committedUsd(job.id), job.estimateUsd)
  if (over) return fail(over)
  const unwritten = await jobs.move(job.id, 'sending')
  if (unwritten) return fail(unwritten)
  let told = -PROGRESS_MS
  let came: RawAnswer | null = null
  const ears: ProviderListener = {
    room: (bytes) => heard.room.take(bytes),
    progress(part) {
      if (performance.now() - told < PROGRESS_MS) return
      told = performance.now()
      jobs.progress(job.id, part)
    },
    async arrived(answer) {
      came = answer
      if (answer.whole && answer.status === 200 && answer.body.byteLength > OF_A_PICTURE)
        running.landed(answer.body.byteLength)
      const name = { jobId: job.id, attempt: heard.attempts }
      const kept = await keepAnswer(open.folder, platform.folders.data, name, { ...answer, keyMark: heard.keyMark })
      heard.whole = answer.whole
      if (kept.ok) heard.file = kept.value
      else
        platform.log(`The answer to job ${job.id} can't be written down: ${kept.failure.kind}`, {
          says: 'An answer could not be written down',
          fault: kept.failure,
        })
    },
  }
  const whole = { ...request, earlier: earlier.value }
  const made = await attempt(() => provider.make(whole, access.value, running.signal, ears))
  const result = made.ok ? made.value : made
  if (!result.ok && came) heard.usage = provider.usage?.(came) ?? null
  return result
}

/** Why the film's cap forbids sending a job; null if it may be sent. */
export function capFailure(capUsd: number | null, spentUsd: number, estimateUsd: number | null): Failure | null {
  if (capUsd === null || estimateUsd === 0) return null
  if (estimateUsd === null) return { kind: 'price-unknown', capUsd }
  return spentUsd + estimateUsd > capUsd + 1e-9 ? { kind: 'over-cap', capUsd, spentUsd, estimateUsd } : null
}

/**
 * Never drops a paid picture: saves it in the project, else in the rescue folder, else holds it in memory until one of
 * them works.
 */
export async function savePaidPicture(
  running: Pick<RunningJob, 'open' | 'jobs' | 'platform' | 'renderer' | 'released'>,
  arrived: Arrived,
  file: string | null,
): Promise<void> {
  const { open, jobs, platform } = running
  const { id } = arrived.job
  const { usage } = arrived.picture
  const cost = { actualUsd: costOf(arrived.job, arrived.picture), ...(usage ? { usage } : {}) }
  jobs.pass(id, 'saving', { takeId: arrived.takeId, ...cost, progress: null })
  for (;;) {
    const done = jobs.moved(id, 'done')
    const saved = await saveTake(open, arrived, new Date(platform.now()), running.renderer, done)
    if (saved.ok) {
      jobs.took(done)
      if (file !== null && saved.value.all) await deleteAnswers([file])
      return
    }
    const film = filmOf(open.store.board()).title
    const rescued = await rescueAll(arrived, film, platform.folders.data, new Date(platform.now()))
    if (rescued.ok) {
      const failure: Failure = { kind: 'rescued', path: rescued.value, why: sentence(saved.failure) }
      const unwritten = await jobs.move(id, 'failed', { failure, takeId: null })
      // Where the film can't say that it was rescued, its next opening finds the answer and takes it in.
      if (file !== null && !arrived.picture.rest && !unwritten) await deleteAnswers([file])
      return
    }
    platform.log(`A take of job ${id} can't be saved anywhere yet: ${saved.failure.kind}, ${rescued.failure.kind}`, {
      says: 'A take can not be saved anywhere yet',
      fault: saved.failure,
    })
    if (running.released()) {
      await jobs.move(id, 'failed', { failure: saved.failure, takeId: null })
      return
    }
    await new Promise((resolve) => setTimeout(resolve, HOLD_MS))
  }
}

/**
 * Records how a job ended without a picture: interrupted if release stopped it, cancelled if a person did. What its
 * answer used is billed all the same.
 */
async function end(running: RunningJob, id: Job['id'], failure: Failure, usage: Usage | null = null): Promise<void> {
  const used = usage ? usedBy(running.jobs.get(id)!, usage) : {}
  if (failure.kind !== 'cancelled')
    return void (await running.jobs.move(id, 'failed', { failure, progress: null, ...used }))
  const billed = failure.mayBeBilled === true
  if (!billed && running.signal.reason === BY_POLICY) return void (await waitsOn(running, running.jobs.get(id)!))
  if (!billed && running.holding()) return running.jobs.hold(id)
  if (running.released()) {
    const interrupted: Failure = { kind: 'interrupted', mayBeBilled: billed }
    return void (await running.jobs.move(id, 'failed', { failure: interrupted, progress: null }))
  }
  await running.jobs.move(id, 'cancelled', { failure, progress: null })
}

/** The tokens of an answer, and what they cost. */
export function usedBy(job: Job, usage: Usage): Pick<Job, 'usage' | 'actualUsd'> {
  return { usage, actualUsd: actualUsd(job.request, usage, job.way) }
}
