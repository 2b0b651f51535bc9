import { createListeners } from '#shared/store.ts'
import { inTime } from './patience.ts'
import type { Saving } from './saving.ts'
import type { Typing } from './typing.ts'

/** Whether anything would be lost, and waiting until nothing would. */
export interface Settling {
  /** Work that will end in its own step, such as a fill: nothing counts as settled before it has. */
  readonly finishing: (work: Promise<void>) => void
  readonly isFinishing: () => boolean
  /** Calls back whenever such work begins or ends, until the returned function is called. */
  readonly onFinishing: (changed: () => void) => () => void
  /** Resolves when no such work is under way. */
  readonly unfinished: () => Promise<void>
  readonly isSettled: () => boolean
  /** Waits until everything is on disk; false if it can't be saved. */
  readonly settle: () => Promise<boolean>
  /** Like `settle`, but waits no longer than a person who wants to leave would; what is in a copy counts as kept. */
  readonly settleInTime: () => Promise<boolean>
  /** The page is going, and can't wait: all that is not on its way to the disk is sent at once. */
  readonly hurry: () => void
  /** Nothing would be lost if the window closed now: everything is on disk, or in a copy. */
  readonly isSafe: () => boolean
  /** What is not on disk yet, for a copy. Waits for no save, since copies are made when saving fails. */
  readonly handOver: () => Promise<ReturnType<Saving['handOver']>>
}

export function createSettling(saving: Saving, typing: Pick<Typing, 'flush' | 'waiting'>): Settling {
  const works = new Set<Promise<void>>()
  const listeners = createListeners()
  const finished = async (): Promise<void> => void (await Promise.all(works))
  const isSettled = (): boolean => works.size === 0 && saving.state() === 'saved' && typing.waiting() === 'nothing'
  const isSafe = (): boolean => isSettled() || (works.size === 0 && saving.copy() !== null)

  async function settle(): Promise<boolean> {
    typing.flush()
    await finished()
    return saving.settle()
  }

  return {
    finishing(work) {
      const whole = work.finally(() => {
        works.delete(whole)
        listeners.tell()
      })
      works.add(whole)
      listeners.tell()
    },
    isFinishing: () => works.size > 0,
    onFinishing: listeners.listen,
    unfinished: finished,
    isSettled,
    isSafe,
    settle,
    settleInTime: async () => (await inTime(settle(), false)) || isSafe(),
    hurry() {
      typing.flush()
      saving.hurry()
    },
    async handOver() {
      typing.flush()
      await inTime(finished(), undefined)
      return saving.handOver()
    },
  }
}
