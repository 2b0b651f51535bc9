import type { Page } from '@playwright/test'
import { atRest } from './probes.ts'
import type { Measured } from './subject.ts'

/** The drawing table's paper, once its marks are there; builds before the drawing table had its name called it a desk. */
export const PAPER = '[data-table-ready], [data-desk-ready]'

/** Opens the panel of the shot `right` places after the first, which is the new film's own and empty; the next has 2,000 strokes. */
export async function openPanel(measured: Measured, right: number): Promise<void> {
  const { page } = measured
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('Home')
  for (let at = 0; at < right; at += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.locator(PAPER).waitFor()
  await page.getByRole('application', { name: 'Drawing' }).focus()
  await page.keyboard.press('p')
  await atRest(measured)
}

export async function closePanel(measured: Measured): Promise<void> {
  await measured.page.keyboard.press('Escape')
  await measured.page.getByRole('listbox', { name: 'Board' }).waitFor()
  await atRest(measured)
}

/** A stroke of so many points, on the line of this number. */
export async function stroke(page: Page, line: number, points: number): Promise<void> {
  const y = 240 + (line % 30) * 12
  const x = 280 + (line % 7) * 10
  await page.mouse.move(x, y)
  await page.mouse.down()
  const step = 320 / points
  for (let at = 0; at < points; at += 1) await page.mouse.move(x + at * step, y + Math.sin((at * step) / 32) * 20)
  await page.mouse.up()
}
