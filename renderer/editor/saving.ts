import type { RefusedRow } from '#shared/contract/methods.ts'
import { addWrite, followedBy, keyOfWrite, oneForEachRow } from '#shared/document/rowWrite.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { createListeners } from '#shared/store.ts'

/** `held`: all is on disk but some rows that can't be stored as they are. */
export type SavingState = 'saved' | 'saving' | 'held' | 'failed'

/** What the host made of a save: null where nothing of it was saved, else the rows that it refused. */
export type SaveAnswer = readonly RefusedRow[] | null

/** Brings writes to disk in order. "Saved" is said only when the host has said so of everything. */
export interface Saving {
  readonly state: () => SavingState
  /** Rows that the host refused and that have not changed since. The same list until that changes. */
  readonly refused: () => readonly RefusedRow[]
  readonly add: (writes: readonly RowWrite[]) => void
  /** Tries again what failed and what was refused. */
  readonly retry: () => void
  /** Everything that is not on disk yet. */
  readonly unsaved: () => readonly RowWrite[]
  /** Of that, what is not on its way either. */
  readonly unsent: () => readonly RowWrite[]
  /** The same, to be kept in another place: `kept` says that all of it is there. */
  readonly handOver: () => { readonly rows: readonly RowWrite[]; readonly kept: (place: string) => void }
  /** Where all that was ever added is kept beside the film; null where there is none, or something was added since. */
  readonly copy: () => string | null
  /**
   * Resolves when nothing is left to save; false where the last try failed, a row was refused, or the disk has not taken it in
   * `PATIENCE_MS`: what is on its way then goes on, and is saved whenever it arrives.
   */
  readonly settle: () => Promise<boolean>
  readonly listen: (changed: () => void) => () => void
}

/** Milliseconds that anyone who closes, copies or prints waits for the disk before they are asked. */
export const PATIENCE_MS = 8000

/** Gestures that end within this many ms travel together; far below the 300 ms in which each must be on disk. */
const GATHER_MS = 20

interface Held {
  readonly write: RowWrite
  readonly answer: RefusedRow
}

/** `number`, from 1, is that of the writes: those that may have arrived are sent again as they were, under the same one. */
export type SendWrites = (writes: RowWrite[], number: number) => Promise<SaveAnswer>

export function createSaving(send: SendWrites): Saving {
  /** By row, so that a row changed twice is written once. */
  let pending = new Map<string, RowWrite>()
  /** What is on its way, or failed there. */
  let sent = new Map<string, RowWrite>()
  let number = 0
  const held = new Map<string, Held>()
  let refused: readonly RefusedRow[] = []
  let state: SavingState = 'saved'
  let running: Promise<boolean> | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let changes = 0
  let copy: string | null = null
  const listeners = createListeners()

  function become(next: SavingState): void {
    const list = [...held.values()].map(({ answer }) => answer)
    const same = list.length === refused.length && list.every((each, at) => each === refused[at])
    if (state === next && same) return
    if (!same) refused = list
    state = next
    listeners.tell()
  }

  /** Refused rows are kept as they are now, unless they changed while they were on their way. */
  function hold(answers: readonly RefusedRow[]): void {
    for (const answer of answers) {
      const key = keyOfWrite(answer)
      const write = sent.get(key)
      const newer = pending.get(key)
      if (write && newer) pending.set(key, followedBy(write, newer))
      else if (write) held.set(key, { write, answer })
    }
  }

  const isWaiting = (): boolean => pending.size > 0 || sent.size > 0

  function nextBatch(): void {
    if (sent.size > 0) return
    sent = new Map([...pending].toSorted(parentsFirst).slice(0, LIMITS.writes))
    for (const key of sent.keys()) pending.delete(key)
    number += 1
  }

  async function flush(): Promise<boolean> {
    while (isWaiting()) {
      nextBatch()
      // A fault on the way saves nothing, and must not be tried again without end.
      const answers = await send([...sent.values()], number).catch(() => null)
      if (answers === null) {
        become('failed')
        return false
      }
      hold(answers)
      sent = new Map()
    }
    become(held.size > 0 ? 'held' : 'saved')
    return held.size === 0
  }

  function start(): Promise<boolean> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    running ??= flush().finally(() => {
      running = null
      if (isWaiting() && state === 'saving') void start()
    })
    return running
  }

  /** Rows that wait for another go with it: what hung under a refused row can be kept once that can. */
  function release(): void {
    pending = oneForEachRow(unsent())
    held.clear()
  }

  function add(writes: readonly RowWrite[]): void {
    changes += 1
    copy = null
    if (writes.some((write) => held.has(keyOfWrite(write)))) release()
    for (const write of writes) addWrite(pending, write)
    become('saving')
    timer ??= setTimeout(() => void start(), GATHER_MS)
  }

  function unsent(): RowWrite[] {
    return [...[...held.values()].map(({ write }) => write), ...pending.values()]
  }

  function unsaved(): RowWrite[] {
    const refusedRows = [...held.values()].map(({ write }) => write)
    return [...oneForEachRow([...refusedRows, ...sent.values(), ...pending.values()]).values()]
  }

  return {
    state: () => state,
    refused: () => refused,
    add,
    retry() {
      release()
      if (!isWaiting()) return
      become('saving')
      void start()
    },
    unsaved,
    unsent,
    handOver() {
      const asOf = changes
      return {
        rows: unsaved(),
        kept(place) {
          if (asOf !== changes) return
          copy = place
          listeners.tell()
        },
      }
    },
    copy: () => copy,
    async settle() {
      let patience: ReturnType<typeof setTimeout> | undefined
      const over = new Promise<boolean>((done) => {
        patience = setTimeout(() => done(false), PATIENCE_MS)
      })
      try {
        while (isWaiting() || running) if (!(await Promise.race([start(), over]))) return false
        return held.size === 0
      } finally {
        clearTimeout(patience)
      }
    },
    listen: listeners.listen,
  }
}

/** Where a step is more than one save can hold, no row goes before what it hangs under. */
function parentsFirst([, a]: readonly [string, RowWrite], [, b]: readonly [string, RowWrite]): number {
  return TABLE_NAMES.indexOf(a.table) - TABLE_NAMES.indexOf(b.table)
}
