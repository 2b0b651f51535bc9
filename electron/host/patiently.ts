import { setTimeout as wait } from 'node:timers/promises'
import { isPassing } from './systemFailure.ts'

/** Milliseconds before each next try: some two seconds in all, as long as a virus scanner or a synced folder holds a file. */
const WAITS = [10, 25, 50, 100, 200, 400, 600, 700]

/** Does again what failed because another program had the file for a moment; what fails otherwise, or for longer, fails. */
export async function patiently<T>(work: () => T | Promise<T>, waits: readonly number[] = WAITS): Promise<T> {
  for (const next of waits) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error)) throw error
      await wait(next)
    }
  }
  return work()
}
