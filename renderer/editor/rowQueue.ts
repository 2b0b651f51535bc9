import type { RefusedRow } from '#shared/contract/methods.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { addWrite, combineWrites, keyOfWrite, oneForEachRow } from '#shared/document/rowWrite.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'

interface Held {
  readonly write: RowWrite
  readonly answer: RefusedRow
}

/**
 * What is not on disk yet: waiting, being sent, or refused. Keyed by row, so that a row changed twice is written once.
 */
export interface RowQueue {
  readonly add: (writes: readonly RowWrite[]) => void
  /** True while anything is waiting or being sent. */
  readonly isWaiting: () => boolean
  /**
   * The next batch to send, with its number, from 1. A batch that got no answer is sent again unchanged, under the same
   * number: it may have arrived.
   */
  readonly next: () => { readonly writes: RowWrite[]; readonly number: number }
  /**
   * The batch of this number is on disk except for these rows, which are kept as they are now unless they changed
   * meanwhile. Nothing if it was overtaken.
   */
  readonly arrived: (refused: readonly RefusedRow[], number: number) => void
  /**
   * What is being sent and all that waits, as one batch with the next number, which may arrive before the one that is
   * on its way: it takes its place. Null if nothing waits, or more than a batch can hold.
   */
  readonly overtake: () => { readonly writes: RowWrite[]; readonly number: number } | null
  /** The batch of this number is the last that was begun. */
  readonly isLatest: (number: number) => boolean
  /** Why rows were refused that have not changed since. */
  readonly answers: () => RefusedRow[]
  /** Rows that wait for another go with it: the children of a refused row can be saved once it can. */
  readonly release: () => void
  /** Everything that is not on disk. */
  readonly unsaved: () => RowWrite[]
  /** Of that, what is not being sent. */
  readonly unsent: () => RowWrite[]
}

export function createRowQueue(): RowQueue {
  let pending = new Map<string, RowWrite>()
  /** What is being sent, or failed to be. */
  let sent = new Map<string, RowWrite>()
  const held = new Map<string, Held>()
  let number = 0

  const heldRows = (): RowWrite[] => [...held.values()].map(({ write }) => write)
  const unsent = (): RowWrite[] => [...heldRows(), ...pending.values()]

  function release(): void {
    pending = oneForEachRow(unsent())
    held.clear()
  }

  return {
    add(writes) {
      if (held.size > 0 && writes.some((write) => held.has(keyOfWrite(write)))) release()
      for (const write of writes) addWrite(pending, write)
    },
    isWaiting: () => pending.size > 0 || sent.size > 0,
    next() {
      if (sent.size === 0) {
        sent = new Map([...pending].toSorted(parentsFirst).slice(0, LIMITS.writes))
        for (const key of sent.keys()) pending.delete(key)
        number += 1
      }
      return { writes: [...sent.values()], number }
    },
    arrived(refused, of) {
      if (of !== number) return
      for (const answer of refused) {
        const key = keyOfWrite(answer)
        const write = sent.get(key)
        const newer = pending.get(key)
        if (write && newer) pending.set(key, combineWrites(write, newer))
        else if (write) held.set(key, { write, answer })
      }
      sent = new Map()
    },
    overtake() {
      const whole = oneForEachRow([...sent.values(), ...pending.values()])
      if (pending.size === 0 || whole.size > LIMITS.writes) return null
      sent = new Map([...whole].toSorted(parentsFirst))
      pending = new Map()
      number += 1
      return { writes: [...sent.values()], number }
    },
    isLatest: (of) => of === number,
    answers: () => [...held.values()].map(({ answer }) => answer),
    release,
    unsaved: () => [...oneForEachRow([...heldRows(), ...sent.values(), ...pending.values()]).values()],
    unsent,
  }
}

/** If a step needs more than one save, no row is sent before its parent. */
function parentsFirst([, a]: readonly [string, RowWrite], [, b]: readonly [string, RowWrite]): number {
  return TABLE_NAMES.indexOf(a.table) - TABLE_NAMES.indexOf(b.table)
}
