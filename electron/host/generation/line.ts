import type { JobId } from '#shared/document/ids.ts'
import { inLine } from '#shared/jobs/jobs.ts'
import type { FilmBatches } from './batches/filmBatches.ts'
import type { KeyGate } from './keyGates.ts'
import type { ProjectJobs } from './projectJobs.ts'
import type { Queued } from './runJob.ts'

/** What waits in an open film, in the order in which it goes. */
export interface Line {
  readonly jobs: ProjectJobs
  readonly waiting: Queued[]
  /** What goes to the service together. */
  readonly batches: FilmBatches
  released: boolean
  /** Sends nothing new. */
  holding: boolean
}

export function goesInBatch(lane: Line, { id }: Queued): boolean {
  return lane.jobs.get(id)?.way === 'batch'
}

/** All that waits for this key to go in a batch. */
export function sendTogether(lane: Line, gate: KeyGate): void {
  const together = lane.waiting.filter((queued) => queued.gate === gate && goesInBatch(lane, queued))
  for (const queued of together) lane.waiting.splice(lane.waiting.indexOf(queued), 1)
  void lane.batches.add(together.map(({ id }) => id))
}

/** Puts what was to go in a batch back in line, for as long as its key is parked. */
export async function parkTogether(lane: Line, ids: readonly JobId[], gate: KeyGate): Promise<void> {
  const closes = lane.released || lane.holding
  // Load-bearing: all of it stands in line before anyone hears that it is parked, and lets it go.
  const written = ids.map((id) => lane.jobs.park(id, gate.parked()))
  if (!closes) lane.waiting.push(...ids.map((id) => ({ id, sent: [], gate })))
  lineUp(lane)
  await Promise.all(written)
  if (closes) for (const id of ids) await lane.jobs.hold(id)
}

/** Ahead of what came after it; held in the film instead if that is closing. */
export async function backInLine(lane: Line, queued: Queued): Promise<void> {
  if (lane.jobs.get(queued.id)?.state !== 'waiting') return
  if (lane.released || lane.holding) return lane.jobs.hold(queued.id)
  lane.waiting.push(queued)
  lineUp(lane)
  const parked = queued.gate.parked()
  // It may have been parked longer, or let go, since.
  if (lane.jobs.get(queued.id)?.parked !== parked) await lane.jobs.park(queued.id, parked)
}

/** Puts what waits in the order of the film's line. */
export function lineUp(lane: Line): void {
  const places = new Map(inLine(lane.jobs.list()).map(({ id }, index) => [id, index]))
  lane.waiting.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
}

/** Queues jobs that are in the ledger, each by its own way; what would go in a batch under a parked key waits too. */
export async function enqueue(lane: Line, jobs: readonly Queued[]): Promise<void> {
  const inBatch = jobs.filter((job) => goesInBatch(lane, job) && job.gate.parked() === null)
  lane.waiting.push(...jobs.filter((job) => !inBatch.includes(job)))
  lineUp(lane)
  await lane.batches.add(inBatch.map(({ id }) => id))
}
