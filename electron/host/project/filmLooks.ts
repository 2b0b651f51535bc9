import type { Failure } from '#shared/contract/failure.ts'
import type { WorkQueue } from './workQueue.ts'
import { damageInPieces } from './soundness.ts'
import type { Database } from './sqlite.ts'
import type { StoreTransactions } from './storeTransactions.ts'
import { placeFailure } from './transactions.ts'
import type { Transactions } from './transactions.ts'
import type { VersionThread } from './versionThread.ts'

export interface FilmLookParts {
  readonly database: Database
  readonly folder: string
  readonly inTurn: WorkQueue
  readonly writing: Transactions | null
  readonly transactions: StoreTransactions
  /** Throws where another process has taken the lock of the film. */
  holdLock(this: void): void
}

/** Checks that an open film is intact and its files are those that were opened: any damage found blocks all later saves. */
export interface FilmLooks {
  /** Safe at any time: throws if the database is not the file that was opened. */
  checkName(): void
  /** Call before a copy: stores the film's revision for it. */
  noteState(): void
  /** Why nothing can be written, or what was done to the film's files from outside, as known now. */
  trouble(): Failure | null
  /**
   * Checks the whole database before the next save, on `elsewhere` if this runtime can. Damage is returned, and every
   * later save is refused.
   */
  lookThrough(elsewhere: Pick<VersionThread, 'ask'>): Promise<string | null>
  /** Checks, in the write queue, that the film's files are those that were opened, as they were left. */
  lookAtPlace(): Promise<Failure | null>
}

export function createFilmLooks(parts: FilmLookParts): FilmLooks {
  const { database, folder, inTurn, writing, transactions } = parts
  const lookHere = async (): Promise<string | null> => (await damageInPieces(database))[0] ?? null
  const placeInTurn = (): Promise<Failure | null> =>
    // Closing removes the log.
    inTurn(() => (database.isOpen ? placeFailure(writing, folder, parts.holdLock) : null))

  return {
    checkName: () => writing?.checkName(),
    noteState() {
      if (!transactions.refusal()) writing?.noteState()
    },
    trouble: () => transactions.refusal() ?? placeFailure(writing, folder),
    lookThrough: (elsewhere) =>
      inTurn(async () => {
        const answer = await elsewhere.ask('look', { folder }, lookHere)
        // If the check could not even start elsewhere, it runs here, where the film is open.
        const first = answer.ok ? answer.value : await lookHere()
        if (first === null) return null
        const detail = first.replace(/\.$/, '')
        transactions.refuse({ kind: 'damaged', path: folder, detail })
        return detail
      }),
    async lookAtPlace() {
      if ((await placeInTurn()) === null) return null
      // What a slow or failing disk does to the log is known only once that has ended, and is nobody else's doing.
      await writing?.synced()
      return placeInTurn()
    },
  }
}
