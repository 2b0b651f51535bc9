/**
 * `npm run bench [-- --panels 50,1000,5000] [--runs 3] [--only open,frames,board,ink,overlay,undo,size] [--undos 10] [--density 1] [--against FOLDER]`: how the
 * board and the drawing table keep up, beside a bare canvas and an empty page in the same run. FOLDER: an older checkout, built, that is
 * measured in turn with this one. Work is processor time of the window's main thread, which holds on a busy machine too, as medians
 * of five runs or more; what is told by the clock counts only on a machine at rest. Prints a table for each size and at the end one
 * JSON of every run; what it is doing goes to stderr.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openChromium } from '../e2e/launch.ts'
import { linesOf, tableOf } from './figures.ts'
import type { Run } from './figures.ts'
import { measureBoardActs } from './boardActs.ts'
import { measureEmpty, measureInking } from './inking.ts'
import { barePage, measureMoving } from './moving.ts'
import { atRest } from './probes.ts'
import { measureSize } from './size.ts'
import { filmBy, openPage, openSubject } from './subject.ts'
import type { Measured, Subject } from './subject.ts'
import { measureOverlaying } from './overlaying.ts'
import { measureUndoing } from './undoing.ts'

const ROOT = dirname(dirname(import.meta.dirname))
const PARTS = ['open', 'frames', 'board', 'ink', 'overlay', 'undo', 'size'] as const
type Part = (typeof PARTS)[number]

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    panels: { type: 'string', default: '50,1000,5000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: PARTS.join(',') },
    undos: { type: 'string', default: '10' },
    density: { type: 'string', default: '1' },
    against: { type: 'string' },
  },
})
const runs = atLeast('runs', 1)
const undos = atLeast('undos', 5)
const density = atLeast('density', 1)
const sizes = values.panels.split(',').map(Number)
const parts = values.only.split(',').map(partOf)
const roots = [ROOT, ...(values.against === undefined ? [] : [resolve(values.against)])]

function atLeast(name: 'runs' | 'undos' | 'density', least: number): number {
  const value = Number(values[name])
  if (!(value >= least)) throw new Error(`--${name} is a number from ${least} on.`)
  return value
}

function partOf(word: string): Part {
  const part = PARTS.find((each) => each === word)
  if (!part) throw new Error(`--only takes ${PARTS.join(', ')}, not “${word}”.`)
  return part
}

const wants = (part: Part): boolean => parts.includes(part)

function tell(words: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${words}\n`)
}

/** From the project being asked for to the first picture on an interactive board. */
async function reopen(subject: Subject): Promise<number> {
  const { page } = subject
  await page.bringToFront()
  await page.reload()
  await page.locator('html[data-open-ms]').waitFor()
  await atRest(subject)
  return page.evaluate(() => Number(document.documentElement.dataset['openMs']))
}

/** `bare`: a page of its own for what is bare. */
async function measureOnce(subject: Subject, bare: Measured, panels: number, last: boolean): Promise<Run> {
  const openMs = await reopen(subject)
  const moving = wants('frames') ? await measureMoving(subject) : undefined
  if (wants('frames')) await bare.page.setContent(barePage(panels))
  const bareMoving = wants('frames') ? await measureMoving(bare) : undefined
  const acts = wants('board') && panels >= 400 ? await measureBoardActs(subject) : undefined
  const inking = wants('ink') ? await measureInking(subject) : undefined
  const overlaying = wants('overlay') ? await measureOverlaying(subject) : undefined
  const inks = wants('ink') || wants('overlay')
  if (inks) await bare.page.setContent('<!doctype html><title>empty</title>')
  const step = inks ? await measureEmpty(bare) : undefined
  const undoing = wants('undo') ? await measureUndoing(subject, undos) : undefined
  // It hardly differs from run to run.
  const size = wants('size') && last ? await measureSize(subject, panels) : undefined
  return { openMs, moving, acts, inking, overlaying, undoing, size, bare: { moving: bareMoving, step } }
}

/** The runs of each build, in turn: first this one, then the other, then the other way round, so that neither is always the second. */
async function measure(panels: number, place: string): Promise<readonly Run[][]> {
  const film = join(place, 'Film.framewright')
  tell(`${panels} panels: the film is made`)
  // By the other build where there is one: it is the older, whose films this one opens.
  await filmBy(roots.at(-1)!, film, join(place, 'maker'), { panels, strokes: 20, points: 40, firstPanelStrokes: 2000 })
  const browser = await openChromium()
  const subjects: Subject[] = []
  try {
    const screen = { browser, density }
    for (const [at, root] of roots.entries()) {
      const home = join(place, String(at))
      mkdirSync(home)
      subjects.push(await openSubject(root, film, home, screen))
    }
    const bare = await openPage(screen, 'about:blank')
    // So that the previews are made, and all code is warm, before anything counts.
    await bare.page.setContent(barePage(panels))
    for (const measured of [...subjects, bare]) {
      await atRest(measured)
      if (wants('frames')) await measureMoving(measured)
    }
    const measured: Run[][] = subjects.map(() => [])
    for (let run = 0; run < runs; run += 1) {
      const order = [...subjects.keys()]
      for (const at of run % 2 === 0 ? order : order.toReversed()) {
        tell(`${panels} panels: run ${run + 1} of ${runs}${roots.length > 1 ? `, ${roots[at]}` : ''}`)
        const found = await measureOnce(subjects[at]!, bare, panels, run === runs - 1)
        measured[at]!.push(found)
        // So that a run that is ended early has still said something.
        tell(JSON.stringify(found))
      }
    }
    return measured
  } finally {
    await browser.close()
    for (const subject of subjects) await subject.close()
  }
}

const results = []
for (const panels of sizes) {
  const place = mkdtempSync(join(tmpdir(), 'framewright-bench-'))
  try {
    const [here, other] = await measure(panels, place)
    results.push({ panels, here, other })
    const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`
    console.log(`\n${panels} panels, median of ${runs}, ${machine}, ${process.platform}\n`)
    console.log(tableOf(linesOf(here!, other ?? []), other !== undefined))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
console.log(`\n${JSON.stringify(results)}`)
