import type { Failure, Result } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import type { JobId } from '#shared/document/ids.ts'
import { wasAnswered } from '#shared/jobs/disclosureOf.ts'
import { onceMoreOut } from '#shared/jobs/jobs.ts'
import type { Access, Credentials, OpenFolder, Providers } from '../../services.ts'
import type { KeyGate } from '../keyGates.ts'
import { learn } from '../lesson.ts'
import type { ProjectJobs } from '../projectJobs.ts'
import { canReach } from '../canReach.ts'

/** What batches share with all other requests of their key. */
export interface BatchGates {
  gateOf(provider: string, access: Access): KeyGate
  /** More of the key's jobs wait, or are out. */
  others(gate: KeyGate): boolean
  /** Back in the film's line, parked with the others of the key; they go together again when it may be used. */
  park(ids: readonly JobId[], gate: KeyGate): Promise<void>
  /** The key has room again. */
  pump(): void
}

export interface KeyParts {
  readonly open: OpenFolder
  readonly jobs: ProjectJobs
  readonly credentials: Credentials
  readonly providers: Providers
  readonly gates: BatchGates
}

/** The gate of the key that a job's batch goes with; one of its own where there is no key. */
export function gateOfBatch({ gates }: KeyParts, { request }: Job, access: Result<Access>): KeyGate {
  return gates.gateOf(request.provider, access.ok ? access.value : { key: null, baseUrl: request.baseUrl })
}

/** Parks what would be met by the same failure, as single requests are. Returns whether it did. */
export async function parkBatch(
  parts: KeyParts,
  gate: KeyGate,
  { jobs, failure }: { readonly jobs: readonly Job[]; readonly failure: Failure },
): Promise<boolean> {
  const [first] = jobs
  if (!first) return false
  const others = jobs.length > 1 || parts.gates.others(gate)
  if (!learn(gate, { failure, waitMs: null, others, isBack: () => canReach(parts, first) })) return false
  await markAnswered(parts.jobs, jobs, failure)
  await parkAll(parts, gate, jobs)
  return true
}

/** What was sent and answered stays sent, though nothing was made of it. */
export async function markAnswered(jobs: ProjectJobs, together: readonly Job[], failure: Failure): Promise<void> {
  if (wasAnswered(failure)) await Promise.all(together.map((job) => jobs.mark(job.id, onceMoreOut(job))))
}

export function parkAll({ gates }: KeyParts, gate: KeyGate, jobs: readonly Job[]): Promise<void> {
  return gates.park(
    jobs.map(({ id }) => id),
    gate,
  )
}

/** Sends with the key, or returns null: its first request has not been answered yet, and may prove it wrong. */
export async function withKey<T>({ gates }: KeyParts, gate: KeyGate, send: () => Promise<T>): Promise<T | null> {
  if (!gate.isTried() && gate.out() > 0) return null
  gate.enter()
  try {
    return await send()
  } finally {
    gate.leave()
    gates.pump()
  }
}

/**
 * Whether nobody can speak for a batch any more: the key that it was sent with is gone, or another one is in its place.
 */
export async function isOutOfHand({ open, credentials }: KeyParts, { request, batch }: Job): Promise<boolean> {
  const access = await credentials.access(open, request)
  return !access.ok || isOthersKey(batch?.keyMark, access.value)
}

export function isOthersKey(sentWith = '', { keyMark = '' }: Access): boolean {
  return sentWith !== '' && keyMark !== '' && sentWith !== keyMark
}
