import { setTimeout as wait } from 'node:timers/promises'
import { isPassing } from './systemFailure.ts'

/** Delays between retries in ms: about two seconds in all, as long as a virus scanner or sync client holds a file. */
const WAITS = [10, 25, 50, 100, 200, 400, 600, 700]

/** Retries work that fails because another program briefly has the file; other and longer failures are thrown. */
export async function retryWhileBusy<T>(work: () => T | Promise<T>, waits: readonly number[] = WAITS): Promise<T> {
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
