import type { JobId } from '#shared/document/ids.ts'
import type { ProjectJobs } from '../projectJobs.ts'
import { pause } from '../retry.ts'
import { MOST_TOGETHER, labelFor } from './batchRules.ts'
import type { BatchRules } from './batchRules.ts'

/** Puts what is asked for shortly one after the other into one batch. */
export interface Gatherer {
  /** Waiting jobs to send together; in the ledger as asked when this resolves, so that they go also after a crash. */
  add(ids: readonly JobId[]): Promise<void>
  /** More will be added shortly: what gathers is not sent before the returned function is called. */
  keepGathering(): () => void
}

interface GatheringParts {
  readonly jobs: Pick<ProjectJobs, 'get' | 'move'>
  /** Aborted when the film is closed. */
  readonly signal: AbortSignal
  readonly rules: BatchRules
}

/** A batch that still gathers: when it got its last request, and how many it has. */
interface Gathering {
  readonly label: string
  readonly at: number
  readonly size: number
}

/** Puts jobs that agree in model and address together until none has come for a while. `begun`: a batch has its first. */
export function createGathering(
  { jobs, signal, rules }: GatheringParts,
  begun: (label: string, ready: Promise<boolean>) => void,
): Gatherer {
  const groups = new Map<string, Gathering>()
  let kept = 0

  /** false if the film was closed meanwhile. */
  async function gathered(kind: string, label: string): Promise<boolean> {
    for (;;) {
      const group = groups.get(kind)
      if (group?.label !== label) return true
      const rest = kept > 0 ? rules.gatherMs : group.at + rules.gatherMs - performance.now()
      if (rest <= 0) return groups.delete(kind)
      if (!(await pause(rest, signal))) return false
    }
  }

  function keepGathering(): () => void {
    kept += 1
    return () => {
      kept -= 1
    }
  }

  async function add(ids: readonly JobId[]): Promise<void> {
    // A slow disk, which is waited for, does not split what is asked for at once.
    const gathering = keepGathering()
    for (const id of ids) {
      const job = jobs.get(id)
      if (job?.state !== 'waiting') continue
      const kind = [job.request.provider, job.request.model, job.request.baseUrl].join(' ')
      const group = groups.get(kind)
      const joined = group && group.size < MOST_TOGETHER ? group : null
      const label = joined?.label ?? labelFor(job)
      groups.set(kind, { label, at: performance.now(), size: (joined?.size ?? 0) + 1 })
      const unwritten = await jobs.move(id, 'sending', { batch: { label, name: '', state: 'asked' } })
      if (unwritten) await jobs.move(id, 'failed', { failure: unwritten })
      if (!joined) begun(label, gathered(kind, label))
    }
    gathering()
  }

  return { add, keepGathering }
}
