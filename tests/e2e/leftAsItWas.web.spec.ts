import type { Page } from '@playwright/test'
import { enterPanel, expect, inkOn, test } from './app.ts'
import { lineOf } from './pen.ts'
import { differing, pictureOf, readPicture } from './pixels.ts'
import { openTable } from './table.ts'

const paper = (page: Page) => page.locator('.table-paper')

/** Where the paper is, once it no longer moves. */
async function place(page: Page): Promise<readonly number[]> {
  let was: readonly number[] = []
  for (;;) {
    const { x, y, width } = (await paper(page).boundingBox())!
    const now = [x, y, width].map(Math.round)
    if (now.every((value, at) => value === was[at])) return now
    was = now
    await page.evaluate(() => new Promise((next) => void requestAnimationFrame(next)))
  }
}

test('a line is finished on its own panel when the page is turned or undone under the pen, and each panel comes back as it was left', async ({
  open,
}) => {
  const { page, pen, keys, next } = await openTable(open, 'Left', 2)
  const undo = page.getByRole('button', { name: /^Undo/ })
  const redo = page.getByRole('button', { name: /^Redo/ })
  const turned = (panel: number) => expect(page.getByText(`Panel ${panel} of 2`)).toBeVisible()

  await pen.stroke(lineOf([0.2, 0.3], [0.8, 0.3]))
  const one = await inkOn(page)
  expect(one).toBeGreaterThan(100)
  // Undo while the pen is down takes back the line that it draws, and nothing before it.
  await pen.stroke(lineOf([0.2, 0.5], [0.8, 0.5]), {}, () => keys('Control+z'))
  await expect(redo).toBeEnabled()
  expect(await inkOn(page)).toBe(one)
  await expect(undo).toHaveAccessibleName('Undo Draw on Shot 1')
  await keys('Control+Shift+z')
  await expect.poll(() => inkOn(page)).toBeGreaterThan(one * 1.5)
  const two = await inkOn(page)

  // The page is turned before the pen lifts: the line is on the page where it began.
  await pen.stroke(lineOf([0.2, 0.7], [0.8, 0.7]), {}, () => keys('PageDown'))
  await turned(2)
  await page.locator('.table-paper[data-table-ready]').waitFor()
  expect(await inkOn(page)).toBe(0)
  await keys('PageUp')
  await turned(1)
  await expect.poll(() => inkOn(page)).toBeGreaterThan(two * 1.2)

  // Zoomed in on one panel, whole on the other; so they stay, by pages and by way of the board.
  const whole = await place(page)
  await keys('Control+=', 'Control+=')
  const near = await place(page)
  expect(near).not.toEqual(whole)
  await next()
  expect(await place(page)).toEqual(whole)
  await keys('PageUp')
  await turned(1)
  expect(await place(page)).toEqual(near)

  // Undo of what is on the other panel turns back to it first, and says so; a stroke there loses no redo of this one.
  await next()
  await pen.stroke(lineOf([0.2, 0.2], [0.8, 0.6]))
  await expect(undo).toBeEnabled()
  await keys('PageUp')
  await turned(1)
  await keys('Control+z')
  await turned(2)
  await expect(page.getByText('Undo went to Shot 1, panel 2. Press again to undo “Draw on Shot 1”.')).toBeVisible()
  await page.locator('.table-paper[data-table-ready]').waitFor()
  expect(await inkOn(page)).toBeGreaterThan(100)
  await keys('Control+z')
  await expect.poll(() => inkOn(page)).toBe(0)
  await expect(page.getByText('Undone: Draw on Shot 1')).toBeVisible()
  await keys('PageUp')
  await turned(1)
  await keys('Control+0')
  await pen.stroke(lineOf([0.3, 0.2], [0.3, 0.8]))
  await expect(redo).toBeEnabled()
})

test('the board has not shifted when an artist comes back from drawing', async ({ open }) => {
  const { page } = await open.film('Still', '1.78')
  const board = page.getByRole('listbox', { name: 'Board' })
  await board.focus()
  // As the film opens, filling the width; then as a hand left it.
  await expectUnshifted(page)
  await board.focus()
  for (let more = 1; more < 13; more += 1) await page.keyboard.press('n')
  await page.keyboard.press('Home')
  const { x, y, width, height } = (await board.boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.wheel(0, 70)
  await expectUnshifted(page)
})

async function expectUnshifted(page: Page): Promise<void> {
  const board = page.getByRole('listbox', { name: 'Board' })
  const { x, y, width, height } = (await board.boundingBox())!
  await page.mouse.move(x + width / 2, y + 2)
  const clip = { x, y, width, height }
  let before = await pictureOf(page, clip)
  for (let now = await pictureOf(page, clip); !now.equals(before); now = await pictureOf(page, clip)) before = now
  await enterPanel(page)
  await page.keyboard.press('Escape')
  await board.waitFor()
  await page.mouse.move(x + width / 2, y + 2)
  const was = await readPicture(before)
  // A shift by a pixel would be thousands.
  await expect.poll(async () => differing(await readPicture(await pictureOf(page, clip)), was)).toBeLessThan(50)
}
