import type { Job } from '#shared/contract/model.ts'
import { safeJob } from '#shared/jobs/safeJob.ts'
import { FailureError } from '../failures.ts'
import { keepToBudget } from './rowBudget.ts'
import type { SealedRows } from './sealedRows.ts'
import { prepared } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/** Reads the ledger, skipping unreadable rows: `check` reports them, and the others still count what was spent. */
export function readJobs(database: Database, folder: string): Job[] {
  keepToBudget(database, folder, 'job')
  const rows = database.prepare('SELECT id, data FROM job ORDER BY seq').all() as unknown as {
    id: string
    data: string
  }[]
  return rows.flatMap(({ id, data }) => {
    const job = safeJob(parseJson(data))
    return job?.id === id ? [job] : []
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const SEQ = 'SELECT coalesce((SELECT seq FROM job WHERE id = ?), (SELECT max(seq) FROM job) + 1, 1) AS seq'

/** A job keeps its position in the ledger when it is written again. */
export function writeJob(database: Database, rows: SealedRows, job: Job): void {
  const place = prepared(database, SEQ).get(job.id) as { seq: number }
  rows.put('job', [place.seq, job.id, JSON.stringify(safeJob(job) ?? refused(job))])
}

/** A bug in the caller: nothing is written that could not be read back. */
function refused(job: Job): never {
  throw new FailureError({ kind: 'fault', detail: `the job ${job.id} is not one` })
}
