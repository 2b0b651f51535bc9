import type { RefusedRow } from '#shared/contract/methods.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { createListeners } from '#shared/store.ts'
import { afterFrame } from './afterFrame.ts'
import { createRowQueue } from './rowQueue.ts'
import type { RowQueue } from './rowQueue.ts'

/** `held`: everything is on disk except rows that can't be stored as they are. */
export type SavingState = 'saved' | 'saving' | 'held' | 'failed'

/** The host's answer to a save: null if nothing was saved, else the rows that it refused. */
export type SaveAnswer = readonly RefusedRow[] | null

/** Writes to disk in order. Says "saved" only once the host has confirmed everything. */
export interface Saving {
  readonly state: () => SavingState
  /** Refused rows that have not changed since. The same list until that changes. */
  readonly refused: () => readonly RefusedRow[]
  /** `later`: thousands of rows that are not shown yet, to be sent once `soon` is called, or with whatever is sent first. */
  readonly add: (writes: readonly RowWrite[], when?: 'later') => void
  /** Sends what waits once the window has shown what has changed by now. */
  readonly soon: () => void
  /** Retries what failed and what was refused. */
  readonly retry: () => void
  /** Everything that is not on disk yet. */
  readonly unsaved: () => readonly RowWrite[]
  /** Of that, what is not being sent either. */
  readonly unsent: () => readonly RowWrite[]
  /** The same, to be kept elsewhere: call `kept` once all of it is there. */
  readonly handOver: () => { readonly rows: readonly RowWrite[]; readonly kept: (place: string) => void }
  /** Where everything ever added is kept beside the film; null if nowhere, or if something was added since. */
  readonly copy: () => string | null
  /**
   * Resolves when nothing is left to save; false if the last try failed, a row was refused, or the disk took longer
   * than `PATIENCE_MS`: what is being sent then goes on, and is saved whenever it arrives.
   */
  readonly settle: () => Promise<boolean>
  /** The page is going: sends now what waits for the answer to an earlier save. */
  readonly hurry: () => void
  readonly listen: (changed: () => void) => () => void
}

/** Milliseconds that closing, copying or printing waits for the disk before the person is asked. */
export const PATIENCE_MS = 8000

/**
 * Gestures that end within this many ms are saved together, once they are seen: writing out 1,000 rows takes as long as
 * showing them. Far below the 300 ms within which each must be on disk.
 */
const GATHER_MS = 20

/**
 * `number`, from 1, identifies the writes: those that may have arrived are sent again unchanged, under the same number.
 */
export type SendWrites = (writes: RowWrite[], number: number) => Promise<SaveAnswer>

export function createSaving(send: SendWrites): Saving {
  const queue = createRowQueue()
  const listeners = createListeners()
  let refused: readonly RefusedRow[] = []
  let state: SavingState = 'saved'
  let changes = 0
  let copy: string | null = null

  function become(next: SavingState): void {
    const list = queue.answers()
    const same = list.length === refused.length && list.every((each, at) => each === refused[at])
    if (state === next && same) return
    if (!same) refused = list
    state = next
    listeners.tell()
  }

  const isHeld = (): boolean => queue.answers().length > 0
  const sending = createSending(queue, send, (saved) => become(saved ? (isHeld() ? 'held' : 'saved') : 'failed'))

  return {
    state: () => state,
    refused: () => refused,
    soon: () => sending.soon(),
    add(writes, when) {
      changes += 1
      copy = null
      queue.add(writes)
      become('saving')
      if (when !== 'later') sending.soon()
    },
    retry() {
      queue.release()
      if (!queue.isWaiting()) return
      become('saving')
      void sending.start()
    },
    unsaved: queue.unsaved,
    unsent: queue.unsent,
    handOver() {
      const asOf = changes
      return {
        rows: queue.unsaved(),
        kept(place) {
          if (asOf !== changes) return
          copy = place
          listeners.tell()
        },
      }
    },
    copy: () => copy,
    settle: () => withinPatience(async (over) => (await sending.all(over)) && !isHeld()),
    hurry: () => sending.hurry(),
    listen: listeners.listen,
  }
}

/**
 * Sends what waits, one batch after the other. Calls `ended`, with whether all of it was answered, each time nothing is
 * left to send.
 */
function createSending(queue: RowQueue, send: SendWrites, ended: (answered: boolean) => void) {
  let running: Promise<boolean> | null = null
  let callOff: (() => void) | null = null
  let failed = false

  async function flush(): Promise<boolean> {
    while (queue.isWaiting()) {
      const { writes, number } = queue.next()
      // An error on the way saves nothing, and must not be retried forever.
      const answers = await send(writes, number).catch(() => null)
      // What was overtaken is in the batch that took its place, which is sent once more for its answer.
      if (answers === null && queue.isLatest(number)) {
        failed = true
        ended(false)
        return false
      }
      queue.arrived(answers ?? [], number)
    }
    ended(true)
    return queue.answers().length === 0
  }

  function start(): Promise<boolean> {
    callOff?.()
    callOff = null
    // Also if a try has just failed and is about to end: a retry requested then still runs.
    failed = false
    running ??= flush().finally(() => {
      running = null
      if (queue.isWaiting() && !failed) void start()
    })
    return running
  }

  return {
    start,
    /** Whether all that waits was sent before `over`. */
    async all(over: Promise<boolean>): Promise<boolean> {
      while (queue.isWaiting() || running !== null) if (!(await Promise.race([start(), over]))) return false
      return true
    },
    hurry(): void {
      const whole = queue.overtake()
      if (whole)
        void send(whole.writes, whole.number).then(
          () => start(),
          () => undefined,
        )
    },
    /** Called as gestures end: those that end together are saved together. */
    soon(): void {
      callOff ??= afterFrame(() => void start(), GATHER_MS)
    },
  }
}

/** Runs work with a time limit; at the limit it resolves to false. */
async function withinPatience(work: (over: Promise<boolean>) => Promise<boolean>): Promise<boolean> {
  let patience: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<boolean>((done) => {
    patience = setTimeout(() => done(false), PATIENCE_MS)
  })
  try {
    return await work(over)
  } finally {
    clearTimeout(patience)
  }
}
