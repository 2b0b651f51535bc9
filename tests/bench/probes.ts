import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import type { Measured } from './subject.ts'

export interface Frames {
  /** Between frames, ms by the clock. */
  readonly median: number
  readonly p95: number
  /** Processor time of the main thread for each of them, ms. */
  readonly work: number
}

/** What animation frames cost while `step` is done so many times, one after another. */
export async function framesDuring(
  { page, cdp }: Measured,
  steps: number,
  step: (index: number) => Promise<void>,
): Promise<Frames> {
  const record = await page.evaluateHandle(() => {
    const times: number[] = []
    const made = { times, on: true }
    let last = performance.now()
    function frame(now: number): void {
      if (!made.on) return
      times.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame((now) => {
      last = now
      requestAnimationFrame(frame)
    })
    return made
  })
  const before = await worked(cdp)
  for (let index = 0; index < steps; index += 1) await step(index)
  const work = (await worked(cdp)) - before
  const times = await record.evaluate((made) => {
    made.on = false
    return made.times
  })
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95), work: work / times.length }
}

/** Processor time that the page's main thread has taken for its tasks, ms. */
export async function worked(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const tasks = metrics.find((each) => each.name === 'TaskDuration')
  if (!tasks) throw new Error('The browser does not say how long its tasks took.')
  return tasks.value * 1000
}

const REST_MS = 150
/** While pictures come in, the main thread may have little to do for as long as one or two of these. */
const RESTS = 4

/** Until the page's main thread has next to nothing left to do. */
export async function atRest({ cdp }: Measured): Promise<void> {
  let rests = 0
  for (let tries = 0; tries < 100; tries += 1) {
    const before = await worked(cdp)
    await wait(REST_MS)
    rests = (await worked(cdp)) - before < 4 ? rests + 1 : 0
    if (rests === RESTS) return
  }
  throw new Error('The page does not come to rest.')
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

/** The window's JS heap in MB after a full collection. */
export async function heapMb(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  /** Processor time of the same. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The longest task of the window's main thread while something is done, in ms: by the clock, or of processor time. */
export async function longestTask(
  cdp: CDPSession,
  doing: () => Promise<void>,
  by: 'clock' | 'processor' = 'clock',
): Promise<number> {
  const events: TraceEvent[] = []
  const heard = ({ value }: { value: object[] }): void => void events.push(...(value as TraceEvent[]))
  cdp.on('Tracing.dataCollected', heard)
  await cdp.send('Tracing.start', {
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
    transferMode: 'ReportEvents',
  })
  await doing()
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done))
  await cdp.send('Tracing.end')
  await complete
  cdp.off('Tracing.dataCollected', heard)
  const lasted = ({ dur = 0, tdur = dur }: TraceEvent): number => (by === 'clock' ? dur : tdur) / 1000
  return Math.max(...busiestMain(events).map(lasted))
}

/** The tasks of the main thread that worked most: other pages of the browser rest meanwhile. */
function busiestMain(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const tasks = mains.map(({ pid, tid }) =>
    events.filter((event) => event.ph === 'X' && event.name === 'RunTask' && event.pid === pid && event.tid === tid),
  )
  const busy = (list: readonly TraceEvent[]): number => list.reduce((sum, { dur }) => sum + (dur ?? 0), 0)
  const busiest = tasks.toSorted((a, b) => busy(b) - busy(a))[0]
  if (!busiest || busiest.length === 0) throw new Error('The browser traced no task.')
  return busiest
}

interface Watched {
  /** When the key was pressed and when pixels had changed, in the page's ms; 0 for not yet. */
  pressed: number
  changed: number
  readonly ready: () => void
}

/** Begins to watch the drawing table's canvases, through a small picture of them. */
export async function watchPixels(page: Page): Promise<void> {
  await page.evaluate(() => {
    const look = document.createElement('canvas')
    const pen = look.getContext('2d', { willReadFrequently: true })!
    let before = 0
    function seen(): number {
      const sheets = [...document.querySelectorAll<HTMLCanvasElement>('[data-surface="canvas"] canvas')]
      look.width = Math.ceil((sheets[0]?.width ?? 1) / 3)
      look.height = Math.ceil((sheets[0]?.height ?? 1) / 3)
      for (const sheet of sheets)
        if (sheet.style.visibility !== 'hidden') pen.drawImage(sheet, 0, 0, look.width, look.height)
      return pen.getImageData(0, 0, look.width, look.height).data.reduce((hash, part) => (hash * 31 + part) | 0, 7)
    }
    const watched = {
      pressed: 0,
      changed: 0,
      awaited: false,
      ready() {
        before = seen()
        Object.assign(watched, { pressed: 0, changed: 0, awaited: true })
        requestAnimationFrame(frame)
      },
    }
    Object.assign(window, { benchPixels: watched })
    // Only while a press waits for its pixels: looking costs more than drawing does.
    function frame(): void {
      if (!watched.awaited) return
      if (watched.pressed !== 0 && seen() !== before)
        Object.assign(watched, { changed: performance.now(), awaited: false })
      else requestAnimationFrame(frame)
    }
    window.addEventListener('keydown', (event) => (watched.pressed ||= event.timeStamp), { capture: true })
  })
}

/** Ms from a key press to the frame that shows what it changed; throws where nothing did. */
export async function timeToPixels(page: Page, keys: string): Promise<number> {
  const watched = await page.evaluateHandle(() => (window as unknown as { benchPixels: Watched }).benchPixels)
  await watched.evaluate((pixels) => pixels.ready())
  await wait(60)
  await page.keyboard.press(keys)
  const waiting = page.waitForFunction((pixels) => pixels.changed > 0, watched, { timeout: 8000 })
  await waiting.catch(() => {
    throw new Error(`${keys} changed nothing that is seen.`)
  })
  return watched.evaluate(({ pressed, changed }) => changed - pressed)
}
