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
