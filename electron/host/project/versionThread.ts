import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Result } from '#shared/contract/failure.ts'
import { attempt } from '../failures.ts'
import { doVersionWork } from './versionJobs.ts'
import type { VersionJobs, VersionWork } from './versionJobs.ts'
import type { VersionAnswer, VersionAsk } from './versionWorker.ts'

export interface VersionThread {
  /** Never rejects. Without a thread `here` runs instead; by default the same work, synchronously. */
  ask<W extends VersionWork>(
    work: W,
    job: VersionJobs[W]['job'],
    here?: () => Promise<VersionJobs[W]['answer']>,
  ): Promise<Result<VersionJobs[W]['answer']>>
  /** Ends the thread; unanswered work runs on this one. */
  dispose(): Promise<void>
}

interface Waiting {
  readonly here: () => Promise<Result<unknown>>
  readonly done: (result: Result<unknown>) => void
}

/** As source next to this file; in the bundle next to the main file, or above its chunks. */
const PLACES = ['./versionWorker.ts', './versionWorker.js', '../versionWorker.js'] as const

/**
 * Copies and compares whole databases on a worker thread, so that no stroke waits for one. It starts with the first
 * request and does not keep the process alive. If there can be none (not every runtime supplies SQLite to threads),
 * the work runs here.
 */
export function createVersionThread(): VersionThread {
  let worker: Worker | null = null
  let broken = false
  let count = 0
  const waiting = new Map<number, Waiting>()

  function start(): Worker | null {
    if (worker || broken) return worker
    const file = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)))
    if (!file) {
      broken = true
      return null
    }
    const made = new Worker(file)
    made.on('message', heard)
    made.on('error', () => gone(made))
    made.on('exit', () => gone(made))
    made.unref()
    worker = made
    return made
  }

  function heard({ number, result }: VersionAnswer): void {
    const asked = waiting.get(number)
    waiting.delete(number)
    if (waiting.size === 0) worker?.unref()
    asked?.done(result)
  }

  function gone(which: Worker): void {
    if (worker !== which) return
    worker = null
    broken = true
    const left = [...waiting.values()]
    waiting.clear()
    for (const { here, done } of left) void here().then(done)
  }

  return {
    ask<W extends VersionWork>(work: W, job: VersionJobs[W]['job'], instead?: () => Promise<VersionJobs[W]['answer']>) {
      const here = (): Promise<Result<VersionJobs[W]['answer']>> => onThisThread(work, job, instead)
      const thread = start()
      if (!thread) return here()
      const ask: VersionAsk = { number: (count += 1), work, job }
      return new Promise<Result<VersionJobs[W]['answer']>>((done) => {
        waiting.set(ask.number, { here, done: done as (result: Result<unknown>) => void })
        // A process that only waits for this answer must not exit before it.
        thread.ref()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
        thread.postMessage(ask)
      })
    },
    async dispose() {
      const thread = worker
      if (!thread) return
      gone(thread)
      await thread.terminate()
    },
  }
}

/** Runs the same work on the calling thread. */
export const ON_THIS_THREAD: Pick<VersionThread, 'ask'> = {
  ask: onThisThread,
}

async function onThisThread<W extends VersionWork>(
  work: W,
  job: VersionJobs[W]['job'],
  instead?: () => Promise<VersionJobs[W]['answer']>,
): Promise<Result<VersionJobs[W]['answer']>> {
  return instead ? attempt(instead, job.folder) : doVersionWork(work, job)
}
