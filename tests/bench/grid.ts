/**
 * `npm run bench:grid [-- --shots 1000 --runs 5]` (after `npm run build`): what the shot list's acts cost in a long film, from the key or
 * click to the end of the frame that shows what came of it, and the longest task on the way: medians, in processor time of the window's main thread.
 * Bars: 100 ms, and no task over 50 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { openChromium } from '../e2e/launch.ts'
import { GRID_ACTS, dressFilm } from './gridActs.ts'
import type { GridAct } from './gridActs.ts'
import { atRest, longestTask, percentile, worked } from './probes.ts'
import { filmBy, openSubject } from './subject.ts'
import type { Subject } from './subject.ts'

const ROOT = dirname(dirname(import.meta.dirname))
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    shots: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
})

interface Cost {
  readonly work: number
  readonly longest: number
}

async function costOf(subject: Subject, act: GridAct): Promise<Cost> {
  const { page, cdp } = subject
  const go = await act.ready(page)
  await atRest(subject)
  let work = 0
  const longest = await longestTask(
    cdp,
    async () => {
      const before = await worked(cdp)
      await go()
      await shown(page, act)
      work = (await worked(cdp)) - before
    },
    'processor',
  )
  await act.after?.(page)
  await atRest(subject)
  return { work, longest }
}

/** Until the frame in which it is there was laid out, painted and handed over: the first task after it. */
async function shown(page: Page, { shows, says = '' }: GridAct): Promise<void> {
  await page.evaluate(
    ({ selector, words, most }) =>
      new Promise<void>((done, failed) => {
        const begun = performance.now()
        const after = new MessageChannel()
        after.port1.addEventListener('message', () => done(), { once: true })
        after.port1.start()
        function frame(): void {
          const texts = [...document.querySelectorAll(selector)].map((each) => each.textContent)
          if (texts.some((text) => text.includes(words))) after.port2.postMessage(null)
          else if (performance.now() - begun > most)
            failed(new Error(`It never showed “${words}” in ${selector}, which says: ${texts.join(' / ')}`))
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    { selector: shows, words: says, most: 20_000 },
  )
}

const home = mkdtempSync(join(tmpdir(), 'framewright-bench-'))
const browser = await openChromium()
try {
  const film = join(home, 'Film.framewright')
  await filmBy(ROOT, film, join(home, 'app'), { panels: Number(values.shots), strokes: 1, points: 8 })
  const subject = await openSubject(ROOT, film, home, { browser, density: 1 })
  try {
    await dressFilm(subject.page, Number(values.shots))
    await atRest(subject)
    for (const act of GRID_ACTS.filter(({ name }) => !values.only || name.includes(values.only))) {
      const costs: Cost[] = []
      for (let run = 0; run < Number(values.runs); run += 1) costs.push(await costOf(subject, act))
      const median = (of: keyof Cost): string => {
        const all = costs.map((cost) => cost[of])
        return Math.round(percentile(all, 0.5)).toString()
      }
      process.stdout.write(`${act.name}: ${median('work')} ms, longest task ${median('longest')} ms\n`)
    }
  } finally {
    await subject.close()
  }
} finally {
  await browser.close()
  rmSync(home, { recursive: true, force: true })
}
