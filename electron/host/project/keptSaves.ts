import type { Job } from '#shared/contract/model.ts'
import { FailureError, failureFrom } from '../failures.ts'
import type { ProjectStore } from '../services.ts'
import type { BoardSaves } from './boardSaves.ts'
import type { ChangeOrder } from './changeOrder.ts'
import type { Folding } from './folding.ts'
import type { HeldBoard } from './heldBoard.ts'
import { writeJob } from './ledger.ts'
import type { WorkQueue } from './workQueue.ts'
import type { SealedRows } from './sealedRows.ts'
import type { Database } from './sqlite.ts'
import type { StoreTransactions } from './storeTransactions.ts'
import type { Transactions } from './transactions.ts'
import type { Trash } from './trash.ts'

export interface KeptSaveParts {
  readonly database: Database
  readonly folder: string
  readonly rows: SealedRows
  readonly trash: Trash
  readonly changes: ChangeOrder
  readonly inTurn: WorkQueue
  readonly writing: Transactions | null
  readonly folding: Folding | null
  readonly held: Pick<HeldBoard, 'read'>
  readonly transactions: StoreTransactions
  readonly saves: BoardSaves
}

/** Every operation that changes an open film; each resolves when it is on disk. */
export type KeptSaves = Pick<ProjectStore, 'save' | 'saveEach' | 'change' | 'saveJob' | 'sweepTrash'>

export function createKeptSaves(parts: KeptSaveParts): KeptSaves {
  const { database, folder, rows, trash, changes, inTurn, writing, folding, held, transactions, saves } = parts

  /** Writes in the queue, then waits outside it for the disk: the next write can run meanwhile. */
  async function kept<T>(work: () => T): Promise<T> {
    const done = await inTurn(() => held.read(work))
    try {
      await writing?.promise()
    } catch (error) {
      throw new FailureError(failureFrom(error, folder))
    }
    folding?.after()
    return done
  }

  const jobs = createJobWrites((every) =>
    kept(() => transactions.runBeside(() => every.forEach((job) => writeJob(database, rows, job)))),
  )

  return {
    async save(writes) {
      await kept(() => saves.save(() => writes))
    },
    saveEach: (writes, from) => changes.once(from, () => kept(() => saves.saveEach(writes, from))),
    change: (make, job) => kept(() => saves.save(make, job && (() => writeJob(database, rows, job)))),
    saveJob: (job) => jobs(job),
    async sweepTrash(workedAt) {
      if (trash.hasExpired(workedAt)) await kept(() => transactions.runBeside(() => trash.sweep(workedAt), false))
    },
  }
}

/**
 * Writes jobs in one transaction that come while another is written: a queue under way changes dozens in a second. If
 * that fails, each by itself, so that none fails for another's sake.
 */
function createJobWrites(write: (jobs: readonly Job[]) => Promise<void>): (job: Job) => Promise<void> {
  let next: { readonly jobs: Job[]; readonly written: Promise<void> } | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function begin(jobs: readonly Job[]): Promise<void> {
    await last
    next = null
    const written = write(jobs)
    last = written.catch(() => undefined)
    await written
  }

  return async (job) => {
    if (!next) {
      const jobs: Job[] = []
      next = { jobs, written: begin(jobs) }
    }
    const { jobs, written } = next
    jobs.push(job)
    try {
      await written
    } catch (error) {
      if (jobs.length === 1) throw error
      await write([job])
    }
  }
}
