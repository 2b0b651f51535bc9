import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { inLine } from '#shared/jobs/jobs.ts'
import type { OpenFolder } from '../services.ts'
import { enqueue } from './line.ts'
import { policyRefusal } from './policy.ts'
import type { SubmitParts } from './submitJobs.ts'
import { idsIn } from './wireMedia.ts'

/**
 * Releases held jobs: all of them, or none if something is in the way that a person can fix. `opening`: nobody asked for
 * it, so that what a person paused stays, and what was parked is parked again.
 */
export async function resumeJobs(
  parts: Omit<SubmitParts, 'platform'>,
  open: OpenFolder,
  opening = false,
): Promise<Result<Job[]>> {
  if (open.refusal) return fail(open.refusal)
  const lane = parts.lanes.of(open)
  const held = inLine(lane.jobs.list()).filter((job) => job.held === true && !(opening && job.paused === true))
  const refused = await whyUnsendable(parts, open, held)
  if (refused) return refused
  for (const job of held) {
    const kept = await Promise.all(idsIn(job.request).map((id) => open.media.keep(id)))
    const { provider } = job.request
    const access = isHosted(provider) ? await parts.credentials.access(open, job.request) : null
    const gate = parts.lanes.gateOf(provider, access?.ok === true ? access.value : null)
    // Load-bearing, after every wait: the job may have been dropped, or released by another call, while its pictures were checked.
    if (lane.jobs.get(job.id)?.held !== true) continue
    if (opening && job.parked) gate.again(job.parked)
    await lane.jobs.letGo(job.id)
    if (gate.parked()) await lane.jobs.park(job.id, gate.parked())
    await enqueue(lane, [{ id: job.id, sent: kept.flatMap((row) => (row.ok ? [row.value] : [])), gate }])
  }
  if (opening) parts.lanes.pump()
  else await parts.lanes.letPass(open)
  return ok(held.map((job) => lane.jobs.get(job.id) ?? job))
}

/**
 * What a person can fix before jobs are released; null if nothing is in the way. Otherwise they keep waiting: if sent,
 * each would fail.
 */
async function whyUnsendable(
  { credentials, trust }: Pick<SubmitParts, 'credentials' | 'trust'>,
  open: OpenFolder,
  held: readonly Job[],
): Promise<Result<never> | null> {
  if (held.length === 0) return null
  const restricted = trust.refusal(open)
  if (restricted) return restricted
  const forbidden = held.map(({ request }) => policyRefusal(open, request.provider)).find((each) => each !== null)
  if (forbidden) return forbidden
  const hosted = held.map(({ request }) => request).filter(({ provider }) => isHosted(provider))
  const asked = new Map(hosted.map((request) => [`${request.provider} ${request.baseUrl}`, request]))
  for (const request of asked.values()) {
    const access = await credentials.access(open, request)
    if (!access.ok) return access
  }
  return null
}
