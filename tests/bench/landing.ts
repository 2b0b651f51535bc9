/**
 * `npm run bench:landing [-- --takes 120]`: how the window's frames come while takes land, with the takes pane and the wall of
 * all takes open. A film of 200 panels; the service answers on loopback with pictures of 1.5 MB.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createCanvas } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { openChromium, startWebHost } from '../e2e/launch.ts'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { pngChunk } from '../support/pictures.ts'
import { framesDuring, worked } from './probes.ts'
import { filmBy, openPage } from './subject.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { takes: { type: 'string', default: '120' } },
})
const takes = Number(values.takes)
const A_PANEL = 4
const ROOT = join(import.meta.dirname, '../..')

/** Noise, so that it packs no better than a photograph. */
function largePicture(): Buffer {
  const canvas = createCanvas(940, 540)
  const surface = canvas.getContext('2d')
  const pixels = surface.createImageData(canvas.width, canvas.height)
  for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = at % 4 === 3 ? 255 : Math.random() * 256
  surface.putImageData(pixels, 0, 0)
  return canvas.toBuffer('image/png')
}

const END_BYTES = 12

/** The same picture in other bytes: its own number is written in it. */
function numbered(picture: Buffer, index: number): Buffer {
  const end = picture.length - END_BYTES
  return Buffer.concat([
    picture.subarray(0, end),
    pngChunk('tEXt', Buffer.from(`Serial\0${index}`)),
    picture.subarray(end),
  ])
}

async function askService(page: Page, address: string): Promise<void> {
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog')
  await settings.getByRole('tab', { name: 'Generation' }).click()
  await settings.getByRole('radio', { name: 'Gemini' }).click()
  await settings.getByLabel('Address').fill(address)
  await settings.getByLabel('Address').press('Enter')
  await page.keyboard.press('Escape')
  await settings.waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+4')
}

/** Asks for four takes of each of the first panels. */
async function askFor(page: Page, panels: number): Promise<void> {
  const board = page.getByRole('listbox', { name: 'Board' })
  for (let at = 0; at < panels; at += 1) {
    await board.focus()
    await page.keyboard.press(at === 0 ? 'Home' : 'ArrowRight')
    await page.getByRole('button', { name: /^How many takes/ }).click()
    await page.getByRole('menuitemradio', { name: `${A_PANEL} takes` }).click()
    await page.getByRole('button', { name: `Make ${A_PANEL} takes` }).click()
  }
}

const home = mkdtempSync(join(tmpdir(), 'framewright-landing-'))
const base = largePicture()
let answer = (): void => undefined
const allowed = new Promise<void>((resolve) => {
  answer = resolve
})
const model = await startFakeModel((_request, index) => ({
  kind: 'picture',
  bytes: numbered(base, index),
  after: allowed,
  afterMs: 300,
}))
const folder = join(home, 'Landing.framewright')
await filmBy(ROOT, folder, home, { panels: 200, strokes: 12, points: 30 })
const host = await startWebHost({ folder, environment: { GEMINI_API_KEY: FAKE_KEY } }, home)
const browser = await openChromium()
const measured = await openPage({ browser, density: 1 }, host.address)
const { page } = measured
await page.locator('html[data-ready]').waitFor({ timeout: 60_000 })
await askService(page, model.url)
await askFor(page, Math.ceil(takes / A_PANEL))
await page.keyboard.press('Control+7')
await page.getByText('No takes yet.').waitFor()
const count = page.locator('.wall-count')
const landed = async (): Promise<number> => Number.parseInt((await count.textContent()) ?? '0', 10) || 0
const started = performance.now()
const before = await worked(measured.cdp)
const frames = await framesDuring(measured, 1, async () => {
  answer()
  while ((await landed()) < takes) await page.waitForTimeout(250)
})
const aTake = ((await worked(measured.cdp)) - before) / takes
const seconds = (performance.now() - started) / 1000
const ms = (value: number): string => value.toFixed(1).padStart(7)
process.stdout.write(
  `${takes} takes landed in ${seconds.toFixed(1)} s with the pane and the wall open\n` +
    `frames, ms: median${ms(frames.median)}  95th${ms(frames.p95)}  work a frame${ms(frames.work)}  a take${ms(aTake)}\n`,
)
await browser.close()
await host.end()
await model.close()
rmSync(home, { recursive: true, force: true })
