import type { JobId } from '#shared/document/ids.ts'
import { filmOf } from '#shared/document/board.ts'
import { decidedWords } from '#shared/records/aiPolicy.ts'
import type { OpenFolder } from '../services.ts'
import type { Line } from './line.ts'
import { BY_POLICY, parkedByPolicy, policyForbids } from './policy.ts'

interface PolicyLine extends Line {
  readonly running: ReadonlyMap<JobId, { readonly cancel: AbortController }>
}

/** Takes out of the line what the film's AI policy forbids to send: it waits in the film, with the reason. */
export function holdForbidden(open: OpenFolder, { jobs, waiting }: Pick<Line, 'jobs' | 'waiting'>): void {
  if (!policyForbids(open)) return
  for (const queued of waiting.slice()) {
    const job = jobs.get(queued.id)
    const parked = job && parkedByPolicy(open, job.request.provider)
    if (!parked) continue
    waiting.splice(waiting.indexOf(queued), 1)
    void jobs.hold(job.id, true, parked)
  }
}

/**
 * Keeps what was not sent to the film's AI policy, as it is now and with every change of it, whoever makes it. What the
 * policy forbids waits in the film with the reason; where a model may be asked again it waits there until a person lets
 * it go, since that costs. What is out comes home. Returns what ends this.
 */
export function keepToPolicy(open: OpenFolder, lane: PolicyLine): () => void {
  let known = policyOf(open)
  holdAll(open, lane)
  return open.store.changes.listen(() => {
    const now = policyOf(open)
    if (now === known || lane.released) return
    known = now
    holdAll(open, lane)
  })
}

function policyOf(open: OpenFolder): string {
  const film = filmOf(open.store.board())
  return `${film.aiPolicy} ${decidedWords(film)}`
}

function holdAll(open: OpenFolder, lane: PolicyLine): void {
  const { jobs, running, batches } = lane
  holdForbidden(open, lane)
  batches.holdForbidden()
  for (const job of jobs.list()) {
    const parked = parkedByPolicy(open, job.request.provider)
    if (job.held === true && (parked ?? job.parked?.why.kind === 'policy-off')) void jobs.hold(job.id, true, parked)
    // It waits to be sent again, or its pictures are being made.
    else if (parked && job.state === 'waiting') running.get(job.id)?.cancel.abort(BY_POLICY)
  }
}
