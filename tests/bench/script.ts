/**
 * `npm run bench:script [-- --pages 120]` (after `npm run build`): what a long script costs while it is looked through, imported, shown,
 * scrolled and lined. Work is processor time of the window's main thread; what is told by the clock counts only on a machine at rest.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { openChromium } from '../e2e/launch.ts'
import { longScript } from './longScript.ts'
import { framesDuring, longestTask, worked } from './probes.ts'
import { filmBy, openSubject } from './subject.ts'
import type { Subject } from './subject.ts'

const ROOT = dirname(dirname(import.meta.dirname))
const { values } = parseArgs({ args: process.argv.slice(2), options: { pages: { type: 'string', default: '120' } } })

async function took({ cdp }: Subject, what: string, act: () => Promise<unknown>): Promise<void> {
  const [began, before] = [performance.now(), await worked(cdp)]
  const longest = await longestTask(cdp, async () => void (await act()), 'processor')
  const [work, clock] = [(await worked(cdp)) - before, performance.now() - began]
  process.stdout.write(
    `${what}: ${Math.round(work)} ms of work, longest task ${Math.round(longest)} ms, ${Math.round(clock)} ms\n`,
  )
}

async function importScript(subject: Subject, file: string): Promise<void> {
  const { page } = subject
  await page.keyboard.press('Control+k')
  await page.keyboard.type('import script')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Import script' })
  await dialog.getByRole('button', { name: 'Choose file…' }).waitFor()
  await took(subject, 'Preview', async () => {
    await dialog.getByLabel('Script', { exact: true }).setInputFiles(file)
    await dialog.getByText(/added/).first().waitFor()
  })
  await took(subject, 'Import', async () => {
    await dialog.getByRole('button', { name: 'Import script' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })
}

async function scrollAndLine(subject: Subject): Promise<void> {
  const { page } = subject
  await took(subject, 'Shown', async () => {
    await page.getByRole('tab', { name: 'Script' }).click()
    await page.locator('.script-line').first().waitFor()
  })
  const box = (await page.locator('.script-scroll').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const { work, median } = await framesDuring(subject, 60, () => page.mouse.wheel(0, 240))
  process.stdout.write(`Scrolled: ${work.toFixed(1)} ms of work a frame, one each ${median.toFixed(1)} ms\n`)
  await page.locator('.script-scroll').focus()
  await page.keyboard.press('Home')
  await page.locator('.script-line.action').first().click()
  await page.keyboard.press('n')
  const foot = (await page.locator('.shot-line [data-end="foot"]').first().boundingBox())!
  await page.mouse.move(foot.x + 4, foot.y + 4)
  await page.mouse.down()
  const dragged = await framesDuring(subject, 40, (at) => page.mouse.move(foot.x + 4, foot.y + at * 8))
  await page.mouse.up()
  process.stdout.write(`Dragged: ${dragged.work.toFixed(1)} ms of work a frame\n`)
}

const home = mkdtempSync(join(tmpdir(), 'framewright-bench-'))
const browser = await openChromium()
try {
  const [film, file] = [join(home, 'Film.framewright'), join(home, 'Long.fountain')]
  writeFileSync(file, longScript(Number(values.pages)))
  await filmBy(ROOT, film, join(home, 'app'), { panels: 1, strokes: 1, points: 2 })
  const subject = await openSubject(ROOT, film, home, { browser, density: 1 })
  await importScript(subject, file)
  await scrollAndLine(subject)
  await subject.close()
} finally {
  await browser.close()
  rmSync(home, { recursive: true, force: true })
}
