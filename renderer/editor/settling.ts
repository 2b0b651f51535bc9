import type { Editor } from './editor.ts'
import { inTime } from './patience.ts'
import type { Saving } from './saving.ts'

/** Whether anything would be lost, and the waiting until nothing would. */
export type Settling = Pick<Editor, 'finishing' | 'isSettled' | 'isSafe' | 'settle' | 'settleInTime' | 'handOver'>

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
