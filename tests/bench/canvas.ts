/**
 * `npm run bench [-- --panels 50,1000,5000] [--runs 5] [--undos 100]`: how the board and the drawing table keep up, beside a bare canvas in the same
 * run. Prints a table and one JSON. Figures count only on an unloaded machine.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { launchWeb } from '../e2e/launch.ts'
import { measureDrawing, openPanel } from './drawing.ts'
import type { Drawing, Times } from './drawing.ts'
import { makeBenchFilm } from './makeBenchFilm.ts'
import { floorPage, framesDuring, heapMb, percentile } from './probes.ts'
import type { Frames } from './probes.ts'

interface Figures {
  readonly panels: number
  readonly openMs: number
  readonly floorClose: Frames
  readonly floorWide: Frames
  readonly close: Frames
  readonly wide: Frames
  readonly zoom: Frames
  readonly drawing: Drawing
  readonly heapMb: number
  readonly bytesPerStroke: number
  readonly pointBytes: number
}

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    panels: { type: 'string', default: '50,1000,5000' },
    runs: { type: 'string', default: '5' },
    undos: { type: 'string', default: '100' },
  },
})
const STROKE_POINTS = 40

async function wheel(page: Page, dx: number, dy: number): Promise<void> {
  await page.mouse.wheel(dx, dy)
}

/** There and back, so that every run ends where it began. */
const pan = (page: Page) => (index: number) => wheel(page, index < 45 ? 40 : -40, index < 45 ? 60 : -60)

async function zoomBy(page: Page, delta: number): Promise<void> {
  await page.keyboard.down('Control')
  await wheel(page, 0, delta)
  await page.keyboard.up('Control')
}

async function zoomTo(page: Page, delta: number, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await zoomBy(page, delta)
  await page.waitForTimeout(800)
}

async function floor(page: Page, panels: number): Promise<{ close: Frames; wide: Frames }> {
  await page.setContent(floorPage(panels))
  await page.mouse.move(700, 450)
  const close = await framesDuring(page, pan(page))
  await zoomTo(page, 300, 4)
  const wide = await framesDuring(page, pan(page))
  return { close, wide }
}

/** What the database's log grows by for a stroke: every byte of it is written once there, and changed pages once more later. */
async function strokeBytes(page: Page, folder: string): Promise<number> {
  const strokes = 40
  await page.getByRole('application', { name: 'Drawing' }).focus()
  await page.keyboard.press('b')
  const log = join(folder, 'board.sqlite-wal')
  const before = statSync(log).size
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    await page.mouse.move(300, 300 + stroke * 5)
    await page.mouse.down()
    for (let at = 0; at < STROKE_POINTS; at += 1)
      await page.mouse.move(300 + at * 8, 300 + stroke * 5 + Math.sin(at / 4) * 20)
    await page.mouse.up()
    await page.waitForTimeout(120)
  }
  return (statSync(log).size - before) / strokes
}

async function measure(panels: number): Promise<Figures> {
  const home = mkdtempSync(join(tmpdir(), 'framewright-bench-'))
  const folder = join(home, 'Bench.framewright')
  await makeBenchFilm(folder, home, { panels, strokes: 20, points: STROKE_POINTS, firstPanelStrokes: 2000 })
  const app = await launchWeb({ folder }, home)
  try {
    const { page } = app
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    await page.locator('html[data-ready]').waitFor()
    await page.waitForTimeout(1500)
    await page.reload()
    const openMs = await openTime(page)
    await page.waitForTimeout(1500)
    await page.mouse.move(700, 450)
    const close = await framesDuring(page, pan(page))
    await zoomTo(page, 300, 4)
    const wide = await framesDuring(page, pan(page))
    const zoom = await framesDuring(page, (index) => zoomBy(page, index < 45 ? -30 : 30))
    for (let at = 0; at < panels / 40; at += 1) await wheel(page, 0, 600)
    const heap = await heapMb(cdp)
    const drawing = await measureDrawing(page, cdp, Number(values.undos))
    await openPanel(page, 1)
    const bytesPerStroke = await strokeBytes(page, folder)
    const bare = await page.context().newPage()
    const least = await floor(bare, panels)
    return {
      panels,
      openMs,
      floorClose: least.close,
      floorWide: least.wide,
      close,
      wide,
      zoom,
      drawing,
      heapMb: heap,
      bytesPerStroke,
      pointBytes: STROKE_POINTS * 5 * 4,
    }
  } finally {
    await app.close()
    rmSync(home, { recursive: true, force: true })
  }
}

/** From the project being asked for to the first picture on an interactive board. */
async function openTime(page: Page): Promise<number> {
  await page.locator('html[data-ready]').waitFor()
  return page.evaluate(() => Number(document.documentElement.dataset['openMs'] ?? Number.NaN))
}

const median = (list: readonly number[]): number => percentile(list, 0.5)
const framesOf = (runs: readonly Figures[], pick: (run: Figures) => Frames): Frames => ({
  median: median(runs.map((run) => pick(run).median)),
  p95: median(runs.map((run) => pick(run).p95)),
})

function summary(runs: readonly Figures[]): Figures {
  const first = runs[0]!
  const numbers = (key: 'openMs' | 'heapMb' | 'bytesPerStroke'): number => median(runs.map((run) => run[key]))
  return {
    panels: first.panels,
    openMs: numbers('openMs'),
    floorClose: framesOf(runs, (run) => run.floorClose),
    floorWide: framesOf(runs, (run) => run.floorWide),
    close: framesOf(runs, (run) => run.close),
    wide: framesOf(runs, (run) => run.wide),
    zoom: framesOf(runs, (run) => run.zoom),
    drawing: drawingOf(runs.map((run) => run.drawing)),
    heapMb: numbers('heapMb'),
    bytesPerStroke: numbers('bytesPerStroke'),
    pointBytes: first.pointBytes,
  }
}

const timesOf = (list: readonly Times[]): Times => ({
  median: median(list.map((each) => each.median)),
  worst: median(list.map((each) => each.worst)),
})

/** The median of each figure of these runs. */
function drawingOf(runs: readonly Drawing[]): Drawing {
  return Object.fromEntries(
    Object.entries(runs[0]!).map(([key, first]) => {
      const all = runs.map((run) => run[key as keyof Drawing])
      return [key, typeof first === 'number' ? median(all as number[]) : timesOf(all as Times[])]
    }),
  ) as unknown as Drawing
}

const show = (frames: Frames): string => `${frames.median.toFixed(1)} / ${frames.p95.toFixed(1)}`

const results: Figures[] = []
for (const panels of values.panels.split(',').map(Number)) {
  const runs: Figures[] = []
  for (let run = 0; run < Number(values.runs); run += 1) runs.push(await measure(panels))
  results.push(summary(runs))
}
console.log(
  `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${process.platform}; median of ${values.runs}; frames as median / 95th, ms`,
)
function table(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const cells of [heads, heads.map(() => '---'), ...rows]) console.log(`| ${cells.join(' | ')} |`)
  console.log('')
}

table(
  ['panels', 'open ms', 'floor close', 'floor wide', 'pan close', 'pan wide', 'zoom', 'heap MB', 'bytes/stroke'],
  results.map((each) => [
    String(each.panels),
    each.openMs.toFixed(0),
    show(each.floorClose),
    show(each.floorWide),
    show(each.close),
    show(each.wide),
    show(each.zoom),
    each.heapMb.toFixed(0),
    each.bytesPerStroke.toFixed(0),
  ]),
)
console.log(
  'Drawing: ink in main-thread ms a pointer step; undo and redo on 2,000 strokes in ms to the pixels, median / worst',
)
const ms = ({ median: usual, worst }: Times): string => `${usual.toFixed(0)} / ${worst.toFixed(0)}`
table(
  [
    'panels',
    'first ink',
    'ink',
    'on 2,000',
    'longest task',
    'undo newest',
    'redo newest',
    `${values.undos} undos`,
    `${values.undos} redos`,
    'delete 6th',
    'undo that',
  ],
  results.map(({ panels, drawing }) => [
    String(panels),
    drawing.firstInk.toFixed(2),
    drawing.ink.toFixed(2),
    drawing.inkOn2000.toFixed(2),
    drawing.longestTask.toFixed(0),
    ms(drawing.undoNewest),
    ms(drawing.redoNewest),
    ms(drawing.undoMany),
    ms(drawing.redoMany),
    drawing.deleteDeep.toFixed(0),
    drawing.undoDeep.toFixed(0),
  ]),
)
console.log(JSON.stringify(results))
