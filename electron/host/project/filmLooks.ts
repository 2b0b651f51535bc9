import type { Failure } from '#shared/contract/failure.ts'
import type { Line } from './line.ts'
import { damageInPieces } from './soundness.ts'
import type { Database } from './sqlite.ts'
import type { StoreTransactions } from './storeTransactions.ts'
import { placeFailure } from './transactions.ts'
import type { Transactions } from './transactions.ts'
import type { VersionThread } from './versionThread.ts'

export interface FilmLookParts {
  readonly database: Database
  readonly folder: string
  readonly inTurn: Line
  readonly writing: Transactions | null
  readonly transactions: StoreTransactions
  /** Throws where another process has taken the lock of the film. */
  holdLock(this: void): void
}

/** Whether an open film is whole and its files are those that were opened: damage that is found stands against every save after it. */
export interface FilmLooks {
  /** At any moment: throws where the database is not the file that was opened. */
  checkName(): void
  /** Before a copy: it takes along how far the film has come. */
  noteState(): void
  /** Why nothing is written, or what was done to the film's files from outside, as it seems at this moment. */
  trouble(): Failure | null
  /**
   * Looks the whole database through before the next save, on `elsewhere` where this runtime can. Damage is answered, and
   * refuses every save after it.
   */
  lookThrough(elsewhere: Pick<VersionThread, 'ask'>): Promise<string | null>
  /** Whether the film's files are those that were opened, as they were left: looked at in turn, so that nothing of ours is under way. */
  lookAtPlace(): Promise<Failure | null>
}

export function createFilmLooks(parts: FilmLookParts): FilmLooks {
  const { database, folder, inTurn, writing, transactions } = parts
  const lookHere = async (): Promise<string | null> => (await damageInPieces(database))[0] ?? null
  const placeInTurn = (): Promise<Failure | null> =>
    // Closing takes the log away.
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
        // What it could not even begin to look at is looked at here, where the film is open.
        const first = answer.ok ? answer.value : await lookHere()
        if (first === null) return null
        const detail = first.replace(/\.$/, '')
        transactions.refuse({ kind: 'damaged', path: folder, detail })
        return detail
      }),
    async lookAtPlace() {
      if ((await placeInTurn()) === null) return null
      // What a disk that is slow, or failed, does to the log is known once that has ended, and is no one else's doing.
      await writing?.synced()
      return placeInTurn()
    },
  }
}
