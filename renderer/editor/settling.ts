import { inTime } from './patience.ts'
import type { Saving } from './saving.ts'

/** Whether anything would be lost, and the waiting until nothing would. */
export interface Settling {
  /** Work that will end in a step of its own, as a pour does: nothing is settled before it has. */
  readonly finishing: (work: Promise<void>) => void
  readonly isSettled: () => boolean
  /** Waits until everything is on disk; false where it can't be saved. */
  readonly settle: () => Promise<boolean>
  /** As `settle` where that takes no longer than a person waits who wants to leave; what lies in a copy counts as kept. */
  readonly settleInTime: () => Promise<boolean>
  /** Nothing would be lost if the window went now: all of it is on disk, or in a copy. */
  readonly isSafe: () => boolean
  /** What is not on disk yet, for a copy. Waits for no save, since a copy is made where saving fails. */
  readonly handOver: () => Promise<ReturnType<Saving['handOver']>>
}

export function createSettling(saving: Saving): Settling {
  const works = new Set<Promise<void>>()
  const finished = async (): Promise<void> => void (await Promise.all(works))
  const isSettled = (): boolean => works.size === 0 && saving.state() === 'saved'
  const isSafe = (): boolean => isSettled() || (works.size === 0 && saving.copy() !== null)

  async function settle(): Promise<boolean> {
    await finished()
    return saving.settle()
  }

  return {
    finishing(work) {
      const whole = work.finally(() => works.delete(whole))
      works.add(whole)
    },
    isSettled,
    isSafe,
    settle,
    settleInTime: async () => (await inTime(settle(), false)) || isSafe(),
    async handOver() {
      await inTime(finished(), undefined)
      return saving.handOver()
    },
  }
}
