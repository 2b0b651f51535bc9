import type { Failure } from '#shared/contract/failure.ts'
import { FailureError } from '../failures.ts'
import type { HeldBoard } from './heldBoard.ts'
import type { RowWriter } from './rowWriter.ts'
import type { Transactions } from './transactions.ts'

export interface StoreTransactionParts {
  readonly folder: string
  /** The initial failure for every write; null if the film is writable. */
  readonly refusal: Failure | null
  readonly writing: Transactions | null
  readonly writer: Pick<RowWriter, 'ended'>
  readonly held: Pick<HeldBoard, 'forget' | 'wroteBeside'>
  /** Throws where another process has taken the lock of the film. */
  holdLock(this: void): void
}

/** The store's transactions, as long as the film may be written. */
export interface StoreTransactions {
  /** The failure for every write; null if the film is writable. */
  refusal(): Failure | null
  /** Makes every later write fail with this. */
  refuse(failure: Failure): void
  /** Throws that failure, if there is one. */
  mayWrite(): void
  /** `counts`: a person would miss it if it were lost. */
  run(work: () => void, counts?: boolean): void
  /** For rows outside the board. */
  runBeside(work: () => void, counts?: boolean): void
}

export function createStoreTransactions(parts: StoreTransactionParts): StoreTransactions {
  const { folder, writing, writer, held } = parts
  let { refusal } = parts

  function run(work: () => void, counts = true): void {
    if (refusal || !writing) throw new FailureError(refusal ?? { kind: 'read-only', path: folder })
    parts.holdLock()
    writing.look()
    try {
      writing.run(work, counts)
      writer.ended(true)
    } catch (error) {
      writer.ended(false)
      // It may be on disk all the same, unacknowledged.
      held.forget()
      throw error
    }
  }

  return {
    refusal: () => refusal,
    refuse(failure) {
      refusal = failure
    },
    mayWrite() {
      if (refusal) throw new FailureError(refusal)
    },
    run,
    runBeside(work, counts = true) {
      run(work, counts)
      held.wroteBeside()
    },
  }
}
