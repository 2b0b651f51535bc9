import path from 'node:path'
import type { Failure } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import type { JobId } from '#shared/document/ids.ts'
import { attempt } from '../../failures.ts'
import type { Platform } from '../../platform.ts'
import { ANSWERS_FOLDER } from '../../project/answersFolder.ts'
import type { Access, Credentials, OpenFolder, PanelRenderer, ProviderBatches, Providers } from '../../services.ts'
import { pause } from '../retry.ts'
import type { KeyGate } from '../keyGates.ts'
import type { ProjectJobs } from '../projectJobs.ts'
import { BATCH_RULES } from './batchRules.ts'
import type { BatchRules } from './batchRules.ts'
import { createGathering } from './gathering.ts'
import type { Gatherer } from './gathering.ts'
import { holdBatch, holdForbidden } from './holdBatch.ts'
import { landBatch, openJobs } from './landBatch.ts'
import { gateOfBatch, isOthersKey, isOutOfHand, markAnswered, parkAll, parkBatch, withKey } from './keyOfBatch.ts'
import type { BatchGates } from './keyOfBatch.ts'
import { submitBatch } from './submitBatch.ts'

export interface BatchParts {
  readonly open: OpenFolder
  readonly jobs: ProjectJobs
  readonly platform: Platform
  readonly credentials: Credentials
  readonly providers: Providers
  readonly renderer: Pick<PanelRenderer, 'picture' | 'edit'>
  readonly gates: BatchGates
  readonly rules?: BatchRules | undefined
}

/** The batches of an open film. */
export interface FilmBatches extends Gatherer {
  /** Takes up what an earlier run left with the service. */
  begin(): void
  /**
   * Whether the job is in a batch; the batch is cancelled once that is asked for all of its jobs. Where the key that it
   * went with is gone the job is given up, though it may be billed.
   */
  cancel(id: JobId): Promise<boolean>
  /** What was not sent waits in the film instead, with the reason, where the film's AI policy forbids it. */
  holdForbidden(): void
  /** Stops looking; what is with the service stays there. */
  release(): Promise<void>
}

/** A batch under way, as this run knows it. Its times are of a clock that nobody sets (`performance.now`). */
interface Batch {
  readonly label: string
  /** Nothing was sent under this label: it may be. */
  unsent: boolean
  /** When this run began to look for it by its label, ms. */
  soughtSince: number
  sent: number
  /** When the service was first found to know nothing of it, ms; null while it does. */
  goneSince: number | null
  /** Before this time, ms, the service wants to hear nothing of it. */
  notBefore: number
}

/** Times that a batch is sent which the service does not have. */
const MOST_SENT = 5

export function createFilmBatches(parts: BatchParts): FilmBatches {
  const { jobs, platform, rules = BATCH_RULES } = parts
  const batches = new Map<string, { batch: Batch; done: Promise<void> }>()
  const ending = new AbortController()
  const unwanted = new Set<string>()
  const following = { signal: ending.signal, unwanted, rules }

  function follow(label: string, unsent: boolean, ready: Promise<boolean>): void {
    const batch: Batch = { label, unsent, soughtSince: performance.now(), sent: 0, goneSince: null, notBefore: 0 }
    const done = ready
      .then((on) => (on ? followBatch(parts, batch, following) : undefined))
      .catch((error: unknown) => logFault(platform, error))
      .finally(() => batches.delete(label))
    batches.set(label, { batch, done })
  }

  return {
    ...createGathering({ ...parts, ...following }, (label, ready) => follow(label, true, ready)),
    begin() {
      const left = jobs.list().flatMap((job) => (job.batch && job.state === 'sending' ? [job.batch.label] : []))
      for (const label of new Set(left)) if (!batches.has(label)) follow(label, false, Promise.resolve(true))
    },
    async cancel(id) {
      const job = jobs.get(id)
      if (job?.state !== 'sending' || !job.batch) return false
      unwanted.add(id)
      const isSent = batches.get(job.batch.label)?.batch.unsent !== true
      const failure: Failure = { kind: 'cancelled', mayBeBilled: isSent }
      if ((!isSent || (await isOutOfHand(parts, job))) && jobs.get(id)?.state === 'sending')
        await jobs.move(id, 'cancelled', { failure })
      return true
    },
    holdForbidden() {
      for (const { batch } of batches.values()) if (batch.unsent) void holdForbidden(parts, batch.label)
    },
    async release() {
      ending.abort()
      await Promise.all([...batches.values()].map(({ done }) => done))
    },
  }
}

function logFault(platform: Platform, fault: unknown): void {
  platform.log(`A batch can't be followed: ${String(fault)}`, { says: 'A job ended badly', fault })
}

interface Following {
  readonly signal: AbortSignal
  readonly unwanted: ReadonlySet<string>
  readonly rules: BatchRules
}

/** No service is waited for longer before it is asked again. */
const MOST_REST_MS = 3_600_000

/** Sends a batch, or finds it, and looks at it until everything in it has landed. */
async function followBatch(parts: BatchParts, batch: Batch, following: Following): Promise<void> {
  const { platform } = parts
  let wait = following.rules.firstLookMs
  while (!following.signal.aborted) {
    const step = await attempt(() => advance(parts, batch, following))
    if (step.ok && step.value === 'over') return
    if (!step.ok) logFault(platform, step.failure.kind)
    if (step.ok && step.value === 'at once') continue
    const rest = Math.min(MOST_REST_MS, Math.max(wait, batch.notBefore - performance.now()))
    if (!(await pause(rest, following.signal))) return
    wait = Math.min(following.rules.mostLookMs, wait * 1.5)
  }
}

type Step = 'over' | 'later' | 'at once'

async function advance(parts: BatchParts, batch: Batch, following: Following): Promise<Step> {
  const { open, jobs, credentials, providers } = parts
  const [first] = openJobs(jobs, batch.label)
  if (!first) return 'over'
  const { request } = first
  const provider = providers[request.provider]
  const access = await credentials.access(open, request)
  const gate = gateOfBatch(parts, first, access)
  if (batch.unsent && gate.parked()) {
    await parkAll(parts, gate, openJobs(jobs, batch.label))
    return 'over'
  }
  // A key may come back: what was paid for waits for it.
  if (!provider?.batches || !access.ok)
    return batch.unsent && !access.ok ? parkOrEnd(parts, batch, { gate, failure: access.failure }) : 'later'
  const asking = { parts, batch, following, batches: provider.batches, access: access.value, gate }
  if (first.batch?.name) return look(asking, first.batch.name)
  return batch.unsent ? send(asking) : seek(asking)
}

interface With {
  readonly parts: BatchParts
  readonly batch: Batch
  readonly following: Following
  readonly batches: ProviderBatches
  readonly access: Access
  readonly gate: KeyGate
}

async function endAll({ jobs }: BatchParts, { label }: Batch, failure: Failure): Promise<Step> {
  for (const job of openJobs(jobs, label)) await jobs.move(job.id, 'failed', { failure })
  return 'over'
}

/** Nothing was sent: what all of the key's requests would meet parks them; what is this batch's own ends it. */
async function parkOrEnd(
  parts: BatchParts,
  batch: Batch,
  { gate, failure }: { readonly gate: KeyGate; readonly failure: Failure },
): Promise<Step> {
  const jobs = openJobs(parts.jobs, batch.label)
  return (await parkBatch(parts, gate, { jobs, failure })) ? 'over' : endAll(parts, batch, failure)
}

async function send(asking: With): Promise<Step> {
  return (await withKey(asking.parts, asking.gate, () => sendNow(asking))) ?? 'later'
}

async function sendNow(asking: With): Promise<Step> {
  const { parts, batch, following, gate } = asking
  const unwritten = await markAll(asking, { name: '', state: 'asked' })
  if (unwritten) return endAll(parts, batch, unwritten)
  batch.sent += 1
  batch.unsent = false
  const sent = await submitBatch({ ...asking, ...parts, label: batch.label, signal: following.signal })
  if (sent.ok) {
    if (sent.value !== null) {
      gate.succeeded()
      return named(asking, sent.value)
    }
    batch.unsent = true
    return 'at once'
  }
  const { failure } = sent
  batch.soughtSince = performance.now()
  if (following.signal.aborted) return 'later'
  if ('mayBeBilled' in failure && failure.mayBeBilled === true) return 'later'
  if (failure.kind === 'service-down') return 'later'
  batch.unsent = true
  if (failure.kind === 'policy-off') return holdBatch(parts, batch.label)
  const jobs = openJobs(parts.jobs, batch.label)
  if (await parkBatch(parts, gate, { jobs, failure })) return 'over'
  if (!['rate-limited', 'no-network'].includes(failure.kind) || batch.sent > MOST_SENT * 4)
    return endAll(parts, batch, failure)
  await markAnswered(parts.jobs, jobs, failure)
  if ('waitSeconds' in failure) batch.notBefore = performance.now() + (failure.waitSeconds ?? 0) * 1000
  return 'later'
}

/** The name is on disk before the batch is first looked at. */
async function named(asking: With, name: string): Promise<Step> {
  return (await markAll(asking, { name, state: 'pending' })) ? 'at once' : 'later'
}

/** Writes down how far the batch is, and under which key. */
async function markAll(
  { parts: { jobs }, batch: { label }, access: { keyMark = '' } }: With,
  far: Pick<NonNullable<Job['batch']>, 'name' | 'state'>,
): Promise<Failure | null> {
  const now = { label, ...far, ...(keyMark === '' ? {} : { keyMark }) }
  const written = await Promise.all(openJobs(jobs, label).map((job) => jobs.mark(job.id, { batch: now })))
  return written.find((failure) => failure !== null) ?? null
}

/** The key is another one than the batch was sent with: what it says of the batch says nothing. */
function isOthers({ parts, batch, access }: With): boolean {
  return isOthersKey(openJobs(parts.jobs, batch.label)[0]?.batch?.keyMark, access)
}

/** Whether the batch was taken is not known: the service's list says. It is sent again only if it never was. */
async function seek(asking: With): Promise<Step> {
  const { parts, batch, following, batches, access } = asking
  const siblings = parts.jobs.list().flatMap((job) => (job.batch?.label === batch.label ? [job.batch.name] : []))
  const known = siblings.find((name) => name !== '')
  if (known !== undefined) {
    await named(asking, known)
    return 'at once'
  }
  if (isOthers(asking)) return 'later'
  const found = await batches.find(batch.label, access, following.signal)
  if (!found.ok) return found.failure.kind === 'bad-answer' ? endAll(parts, batch, LOST) : 'later'
  if (found.value !== null) {
    await named(asking, found.value)
    return 'at once'
  }
  if (performance.now() - batch.soughtSince < following.rules.settleMs) return 'later'
  if (batch.sent >= MOST_SENT) return endAll(parts, batch, LOST)
  batch.unsent = true
  return 'at once'
}

const LOST: Failure = { kind: 'batch-ended', how: 'missing', said: '', mayBeBilled: true }

/** A service may not know at once what it has just taken: only what stays unknown is lost. */
async function gone(asking: With): Promise<Step> {
  const { parts, batch, following } = asking
  if (isOthers(asking)) return 'later'
  const now = performance.now()
  batch.goneSince ??= now
  return now - batch.goneSince < following.rules.settleMs ? 'later' : endAll(parts, batch, LOST)
}

async function look(asking: With, name: string): Promise<Step> {
  const { parts, batch, following, batches, access } = asking
  const { open, jobs } = parts
  const { signal, unwanted } = following
  const seen = await batches.see(name, path.join(open.folder, ANSWERS_FOLDER), access, signal)
  if (!seen.ok) return seen.failure.kind === 'model-unknown' ? gone(asking) : 'later'
  batch.goneSince = null
  const { state } = seen.value
  if (state === 'pending' || state === 'running') {
    await seen.value.close()
    if (openJobs(jobs, batch.label).some((job) => job.batch?.state !== state || job.batch.name !== name))
      await markAll(asking, { name, state })
    if (openJobs(jobs, batch.label).every((job) => unwanted.has(job.id))) await batches.cancel(name, access, signal)
    return 'later'
  }
  const provider = parts.providers[openJobs(jobs, batch.label)[0]!.request.provider]!
  const landing = { ...parts, provider, keyMark: access.keyMark ?? '', released: () => signal.aborted }
  const clear = await landBatch(landing, batch.label, seen.value)
  if (signal.aborted) return 'later'
  if (!clear) return 'over'
  await seen.value.close()
  await batches.remove(name, access, signal)
  return 'over'
}
