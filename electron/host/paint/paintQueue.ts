import type { PaintAnswer } from './paintWorker.ts'
import type { AnyPaintJob } from './stackPainter.ts'

interface Waiting {
  readonly ask: AnyPaintJob
  readonly done: (bytes: Uint8Array | Promise<Uint8Array>) => void
  readonly failed: (error: Error) => void
  /** How often the thread crashed while this job was running. */
  falls: number
}

/** Jobs sent to the thread at once: enough to keep it busy, few enough that not all their bytes are in memory twice. */
const AT_ONCE = 4
const FELL = 'it could not be drawn: drawing it ended the painter'

/** Jobs waiting for the painting thread, and those sent to it. */
export interface PaintQueue {
  /** Appends a job; resolves with its picture. */
  add(job: AnyPaintJob): Promise<Uint8Array>
  /** The next job to send, with its number; null if none is waiting, or the thread has enough. */
  next(): ({ readonly number: number } & AnyPaintJob) | null
  /** False for an answer nobody is waiting for. */
  answered(answer: PaintAnswer): boolean
  /** The thread crashed: its jobs are retried first; a job that was running for the second time fails. */
  fell(): void
  /** The thread has no jobs. */
  isIdle(): boolean
  /** Runs all remaining jobs elsewhere. */
  doAll(work: (job: AnyPaintJob) => Promise<Uint8Array>): void
}

export function createPaintQueue(): PaintQueue {
  let count = 0
  const queue: Waiting[] = []
  const underWay = new Map<number, Waiting>()
  return {
    add: (job) => new Promise((done, failed) => queue.push({ ask: job, done, failed, falls: 0 })),
    next() {
      if (queue.length === 0 || underWay.size >= AT_ONCE) return null
      // A job that was running when the thread crashed is retried alone.
      const suspect = queue[0]!.falls > 0 || [...underWay.values()].some(({ falls }) => falls > 0)
      if (suspect && underWay.size > 0) return null
      const next = queue.shift()!
      const number = (count += 1)
      underWay.set(number, next)
      return { number, ...next.ask }
    },
    answered(answer) {
      const asked = underWay.get(answer.number)
      if (!asked) return false
      underWay.delete(answer.number)
      if ('bytes' in answer) asked.done(answer.bytes)
      else asked.failed(new Error(answer.error))
      return true
    },
    fell() {
      const were = [...underWay.values()]
      underWay.clear()
      for (const each of were) each.falls += 1
      for (const each of were.filter(({ falls }) => falls > 1)) each.failed(new Error(FELL))
      queue.unshift(...were.filter(({ falls }) => falls <= 1))
    },
    isIdle: () => underWay.size === 0,
    doAll(work) {
      const left = [...underWay.values(), ...queue.splice(0)]
      underWay.clear()
      for (const each of left) each.done(work(each.ask))
    },
  }
}
