import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { SheetJob } from './contactSheet.ts'
import type { EditJob } from './editPicture.ts'
import { createPaintQueue } from './paintQueue.ts'
import type { PaintAnswer } from './paintWorker.ts'
import type { AnyPaintJob, PaintJob, StackPainter } from './stackPainter.ts'
import type { PictureJob } from './remakePicture.ts'

export interface PaintThread extends StackPainter {
  /** Ends the thread; unfinished jobs are painted on this one. */
  dispose(): Promise<void>
}

export interface PaintThreadOptions {
  /** How long a single job may take before the thread counts as hung, milliseconds. */
  readonly patienceMs?: number
  /** The thread's entry file, for tests of its failures. */
  readonly file?: URL
}

/** As source next to this file; in the bundle next to the main file, or above its chunks. */
const PLACES = ['./paintWorker.ts', './paintWorker.js', '../paintWorker.js'] as const
const PATIENCE_MS = 120_000
/** A stroke leaves little that lasts: young memory in MB, which would else grow to several times that. */
const YOUNG = { maxYoungGenerationSizeMb: 12 }

/**
 * Paints on a worker thread, so that the window's calls never wait for it. The thread starts with the first job and
 * does not keep the process alive. If it crashes or hangs, it is restarted, and the unfinished jobs are then run one
 * at a time, so that the job that caused it fails alone. If there can be no thread, painting happens here.
 */
export function createPaintThread(assets: string | undefined, options: PaintThreadOptions = {}): PaintThread {
  const doHere = createHerePainter(assets)
  const jobs = createPaintQueue()
  const place = options.file ?? findWorker()
  let worker: Worker | null = null
  let over = false
  const clock = createHangClock(options.patienceMs ?? PATIENCE_MS, () => worker && void hung(worker))

  function pump(): void {
    if (!place) return
    for (let next = jobs.next(); next; next = jobs.next()) {
      const thread = (worker ??= startWorker(place, assets, heard, fell))
      // A process that only waits for this picture must not exit before it.
      thread.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      thread.postMessage(next)
    }
    clock.begin(!jobs.isIdle())
  }

  async function hung(which: Worker): Promise<void> {
    fell(which)
    await which.terminate()
  }

  function heard(answer: PaintAnswer): void {
    if (!jobs.answered(answer)) return
    if (jobs.isIdle()) worker?.unref()
    pump()
  }

  function fell(which: Worker): void {
    if (worker !== which) return
    worker = null
    jobs.fell()
    pump()
  }

  function ask(job: AnyPaintJob): Promise<Uint8Array> {
    if (over || !place) return doHere(job)
    const picture = jobs.add(job)
    pump()
    return picture
  }

  return {
    paint: (job: PaintJob) => ask({ kind: 'panel', job }),
    picture: (job: PictureJob) => ask({ kind: 'picture', job }),
    edit: (job: EditJob) => ask({ kind: 'edit', job }),
    sheet: (job: SheetJob) => ask({ kind: 'sheet', job }),
    async dispose() {
      over = true
      clock.begin(false)
      const thread = worker
      worker = null
      jobs.doAll(doHere)
      await thread?.terminate()
    },
  }
}

/** Restarted on every answer: only a thread that is silent for the whole time counts as hung. */
function createHangClock(patienceMs: number, hangs: () => void): { begin(isAwaited: boolean): void } {
  let clock: ReturnType<typeof setTimeout> | null = null
  return {
    begin(isAwaited) {
      if (clock) clearTimeout(clock)
      clock = isAwaited ? setTimeout(hangs, patienceMs).unref() : null
    },
  }
}

function findWorker(): URL | undefined {
  return PLACES.map((file) => new URL(file, import.meta.url)).find((url) => existsSync(fileURLToPath(url)))
}

function startWorker(
  file: URL,
  assets: string | undefined,
  heard: (answer: PaintAnswer) => void,
  fell: (which: Worker) => void,
): Worker {
  const made = new Worker(file, { workerData: { assets }, resourceLimits: YOUNG })
  made.on('message', heard)
  made.on('error', () => fell(made))
  made.on('exit', () => fell(made))
  made.unref()
  return made
}

/** Paints on the calling thread; the painter is loaded with the first picture. */
function createHerePainter(assets: string | undefined): (job: AnyPaintJob) => Promise<Uint8Array> {
  let here: Promise<StackPainter> | null = null
  return async (job) => {
    const { createStackPainter, madeBy } = await import('./stackPainter.ts')
    here ??= Promise.resolve(createStackPainter(assets))
    return madeBy(await here, job)
  }
}
