import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { AnyPaintJob, PaintAnswer } from './paintWorker.ts'
import type { PaintJob, StackPainter } from './stackPainter.ts'
import type { PictureJob } from './remakePicture.ts'

export interface PaintThread extends StackPainter {
  /** Ends the thread; what is under way is painted here instead. */
  dispose(): Promise<void>
}

export interface PaintThreadOptions {
  /** How long a job may take by itself before the thread is taken to hang, milliseconds. */
  readonly patienceMs?: number
  /** The thread's own file, for tests of what it may do. */
  readonly file?: URL
}

interface Waiting {
  readonly ask: AnyPaintJob
  readonly done: (bytes: Uint8Array | Promise<Uint8Array>) => void
  readonly failed: (error: Error) => void
  /** Times that the thread ended while it was under way. */
  falls: number
}

/** As source beside this file; in the bundle beside the main file, or above its chunks. */
const PLACES = ['./paintWorker.ts', './paintWorker.js', '../paintWorker.js'] as const
const PATIENCE_MS = 120_000
/** Jobs that the thread has at hand: enough that it never idles, and few enough that their bytes are not all held twice. */
const AT_ONCE = 4

/**
 * Paints on a thread of its own, so that the window's calls never wait for it. The thread starts with the first job and keeps
 * no process alive by itself. Where it falls or hangs, it is begun anew: what was under way is then asked for by itself, one
 * after another, so that the one that brought it down fails alone. Where there can be no thread, painting happens here.
 */
export function createPaintThread(assets: string | undefined, options: PaintThreadOptions = {}): PaintThread {
  const patience = options.patienceMs ?? PATIENCE_MS
  let worker: Worker | null = null
  let over = false
  let count = 0
  let here: Promise<StackPainter> | null = null
  let clock: ReturnType<typeof setTimeout> | null = null
  const queue: Waiting[] = []
  const underWay = new Map<number, Waiting>()
  const place =
    options.file ?? PLACES.map((file) => new URL(file, import.meta.url)).find((url) => existsSync(fileURLToPath(url)))

  async function doHere({ kind, job }: AnyPaintJob): Promise<Uint8Array> {
    here ??= import('./stackPainter.ts').then(({ createStackPainter }) => createStackPainter(assets))
    const painter = await here
    return kind === 'panel' ? painter.paint(job) : painter.picture(job)
  }

  function start(file: URL): Worker {
    if (worker) return worker
    const made = new Worker(file, { workerData: { assets } })
    made.on('message', heard)
    made.on('error', () => fell(made))
    made.on('exit', () => fell(made))
    made.unref()
    worker = made
    return made
  }

  function pump(): void {
    if (!place) return
    while (queue.length > 0 && underWay.size < AT_ONCE) {
      // One that brought the thread down, or was there when it fell, is asked for by itself.
      const suspect = queue[0]!.falls > 0 || [...underWay.values()].some(({ falls }) => falls > 0)
      if (suspect && underWay.size > 0) break
      const next = queue.shift()!
      const number = (count += 1)
      underWay.set(number, next)
      const thread = start(place)
      // A process that only waits for this picture must not end before it.
      thread.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      thread.postMessage({ number, ...next.ask })
    }
    watch()
  }

  /** Begun anew with every answer: only a thread that says nothing at all for so long hangs. */
  function watch(): void {
    if (clock) clearTimeout(clock)
    clock = underWay.size === 0 ? null : setTimeout(() => worker && void hung(worker), patience).unref()
  }

  async function hung(which: Worker): Promise<void> {
    fell(which)
    await which.terminate()
  }

  function heard(answer: PaintAnswer): void {
    const asked = underWay.get(answer.number)
    if (!asked) return
    underWay.delete(answer.number)
    if ('bytes' in answer) asked.done(answer.bytes)
    else asked.failed(new Error(answer.error))
    if (underWay.size === 0) worker?.unref()
    pump()
  }

  function fell(which: Worker): void {
    if (worker !== which) return
    worker = null
    const were = [...underWay.values()]
    underWay.clear()
    for (const each of were) each.falls += 1
    for (const each of were.filter(({ falls }) => falls > 1)) each.failed(new Error(FELL))
    queue.unshift(...were.filter(({ falls }) => falls <= 1))
    pump()
  }

  function ask(job: AnyPaintJob): Promise<Uint8Array> {
    if (over || !place) return doHere(job)
    return new Promise((done, failed) => {
      queue.push({ ask: job, done, failed, falls: 0 })
      pump()
    })
  }

  return {
    paint: (job: PaintJob) => ask({ kind: 'panel', job }),
    picture: (job: PictureJob) => ask({ kind: 'picture', job }),
    async dispose() {
      over = true
      if (clock) clearTimeout(clock)
      const thread = worker
      worker = null
      const left = [...underWay.values(), ...queue.splice(0)]
      underWay.clear()
      for (const each of left) each.done(doHere(each.ask))
      await thread?.terminate()
    },
  }
}

const FELL = 'it could not be drawn: drawing it ended the painter'
