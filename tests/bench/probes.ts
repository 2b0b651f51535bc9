import type { CDPSession, Page } from '@playwright/test'

export interface Frames {
  readonly median: number
  readonly p95: number
}

const STEPS = 90

/** Milliseconds between animation frames while `step` is done 90 times, one after another. */
export async function framesDuring(page: Page, step: (index: number) => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = []
    const record = { times, on: true }
    Object.assign(window, { benchFrames: record })
    let last = performance.now()
    function frame(now: number): void {
      if (!record.on) return
      times.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame((now) => {
      last = now
      requestAnimationFrame(frame)
    })
  })
  for (let index = 0; index < STEPS; index += 1) await step(index)
  const times = await page.evaluate(() => {
    const record = (window as unknown as { benchFrames: { times: number[]; on: boolean } }).benchFrames
    record.on = false
    return record.times
  })
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95) }
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN
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
  readonly args?: { readonly name?: string }
}

/** The longest task of the window's main thread while something is done, in ms. */
export async function longestTask(cdp: CDPSession, doing: () => Promise<void>): Promise<number> {
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
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const isMain = (event: TraceEvent): boolean => mains.some(({ pid, tid }) => pid === event.pid && tid === event.tid)
  const tasks = events.filter((event) => event.ph === 'X' && event.name === 'RunTask' && isMain(event))
  return Math.max(...tasks.map(({ dur }) => (dur ?? 0) / 1000))
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
      const sheets = [...document.querySelectorAll<HTMLCanvasElement>('.table-stage canvas')]
      look.width = Math.ceil((sheets[0]?.width ?? 1) / 3)
      look.height = Math.ceil((sheets[0]?.height ?? 1) / 3)
      for (const sheet of sheets)
        if (sheet.style.visibility !== 'hidden') pen.drawImage(sheet, 0, 0, look.width, look.height)
      return pen.getImageData(0, 0, look.width, look.height).data.reduce((hash, part) => (hash * 31 + part) | 0, 7)
    }
    const watched = {
      pressed: 0,
      changed: 0,
      ready() {
        before = seen()
        Object.assign(watched, { pressed: 0, changed: 0 })
      },
    }
    Object.assign(window, { benchPixels: watched })
    window.addEventListener('keydown', (event) => (watched.pressed = event.timeStamp), { capture: true })
    function frame(): void {
      const now = performance.now()
      // Only while a press waits for its pixels: looking costs more than drawing does.
      if (watched.pressed !== 0 && watched.changed === 0 && seen() !== before) watched.changed = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** Ms from a key press to the frame that shows what it changed; NaN where nothing did in two seconds. */
export async function timeToPixels(page: Page, keys: string): Promise<number> {
  const watched = await page.evaluateHandle(() => (window as unknown as { benchPixels: Watched }).benchPixels)
  await watched.evaluate((pixels) => pixels.ready())
  await page.waitForTimeout(60)
  await page.keyboard.press(keys)
  const waiting = page.waitForFunction((pixels) => pixels.changed > 0, watched, { timeout: 2000 })
  const shown = await waiting.then(
    () => true,
    () => false,
  )
  return shown ? watched.evaluate(({ pressed, changed }) => changed - pressed) : Number.NaN
}

/** A page that does the least a board can: culls, and draws bitmaps on a bare 2D canvas, moved by the same wheel. */
export function floorPage(panels: number): string {
  return `<!doctype html><title>floor</title><style>body{margin:0;overflow:hidden}canvas{display:block}</style><canvas></canvas><script>
const canvas = document.querySelector('canvas'), paint = canvas.getContext('2d'), panels = ${panels}
canvas.width = innerWidth; canvas.height = innerHeight
const card = document.createElement('canvas'); card.width = 240; card.height = 100
const c = card.getContext('2d'); c.fillStyle = '#f6f3ec'; c.fillRect(0, 0, 240, 100); c.strokeRect(20, 20, 90, 50)
const camera = { x: 0, y: 0, zoom: 1 }; let dirty = true
addEventListener('wheel', (event) => { event.preventDefault(); if (event.ctrlKey) camera.zoom = Math.min(2, Math.max(.1, camera.zoom * Math.exp(-event.deltaY / 300))); else { camera.x += event.deltaX / camera.zoom; camera.y += event.deltaY / camera.zoom } dirty = true }, { passive: false })
function draw() { if (dirty) { dirty = false; paint.setTransform(1, 0, 0, 1, 0, 0); paint.fillStyle = '#17181a'; paint.fillRect(0, 0, canvas.width, canvas.height)
 for (let i = 0; i < panels; i++) { const x = ((i % 20) * 260 - camera.x) * camera.zoom, y = (Math.floor(i / 20) * 150 - camera.y) * camera.zoom
  if (x > canvas.width || y > canvas.height || x + 240 * camera.zoom < 0 || y + 100 * camera.zoom < 0) continue
  paint.drawImage(card, x, y, 240 * camera.zoom, 100 * camera.zoom) } } requestAnimationFrame(draw) }
draw()</script>`
}
