import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PaintAnswer } from './paintWorker.ts'
import type { PaintJob, PilePainter } from './pilePainter.ts'

export interface PaintThread {
  paint(job: PaintJob): Promise<Uint8Array>
  /** Ends the thread; what is under way is painted here instead. */
  dispose(): Promise<void>
}

interface Waiting {
  readonly job: PaintJob
  readonly done: (bytes: Uint8Array | Promise<Uint8Array>) => void
  readonly failed: (error: Error) => void
}

/** As source beside this file; in the bundle beside the main file, or above its chunks. */
const PLACES = ['./paintWorker.ts', './paintWorker.js', '../paintWorker.js'] as const

/**
 * Paints panels on a thread of its own, so that the window's calls never wait for one. The thread starts with the first
 * job and keeps no process alive by itself. Where there can be none, or it ends, panels are painted on this thread.
 */
export function createPaintThread(assets: string | undefined): PaintThread {
  let worker: Worker | null = null
  let broken = false
  let count = 0
  let here: Promise<PilePainter> | null = null
  const waiting = new Map<number, Waiting>()

  async function paintHere(job: PaintJob): Promise<Uint8Array> {
    here ??= import('./pilePainter.ts').then(({ createPilePainter }) => createPilePainter(assets))
    return (await here).paint(job)
  }

  function start(): Worker | null {
    if (worker || broken) return worker
    const file = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)))
    if (!file) {
      broken = true
      return null
    }
    const made = new Worker(file, { workerData: { assets } })
    made.on('message', heard)
    made.on('error', () => gone(made))
    made.on('exit', () => gone(made))
    made.unref()
    worker = made
    return made
  }

  function heard(answer: PaintAnswer): void {
    const asked = waiting.get(answer.number)
    waiting.delete(answer.number)
    if (waiting.size === 0) worker?.unref()
    if (!asked) return
    if ('bytes' in answer) asked.done(answer.bytes)
    else asked.failed(new Error(answer.error))
  }

  function gone(which: Worker): void {
    if (worker !== which) return
    worker = null
    broken = true
    for (const { job, done } of waiting.values()) done(paintHere(job))
    waiting.clear()
  }

  return {
    paint(job) {
      const thread = start()
      if (!thread) return paintHere(job)
      const number = (count += 1)
      return new Promise((done, failed) => {
        waiting.set(number, { job, done, failed })
        // A process that only waits for this picture must not end before it.
        thread.ref()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
        thread.postMessage({ number, job })
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
