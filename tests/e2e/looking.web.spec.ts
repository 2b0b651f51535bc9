import type { Page } from '@playwright/test'
import { drawLine, enterPanel, expect, test } from './app.ts'
import { overlayNodes } from './overlayNodes.ts'
import { openTable } from './table.ts'

async function paperOf(page: Page) {
  return (await page.locator('.table-paper').boundingBox())!
}

/** Where a place in the window lies on the paper, as parts of its width and height. */
async function partAt(page: Page, x: number, y: number): Promise<[number, number]> {
  const paper = await paperOf(page)
  return [(x - paper.x) / paper.width, (y - paper.y) / paper.height]
}

test('the zoom tool brings the paper nearer about the pointer, away with Alt, to a box, and back with Z twice', async ({
  open,
}) => {
  const { page } = await open.film('Zoom')
  await enterPanel(page)
  const area = page.getByRole('application', { name: 'Drawing' })
  const cursor = () => area.evaluate((element) => getComputedStyle(element).cursor)
  const fitted = await paperOf(page)
  const [x, y] = [fitted.x + fitted.width * 0.7, fitted.y + fitted.height * 0.3]

  await page.keyboard.press('z')
  await expect(page.getByRole('radio', { name: 'Zoom' })).toBeChecked()
  await expect.poll(cursor).toBe('zoom-in')
  await page.mouse.move(x, y)
  const before = await partAt(page, x, y)
  await page.mouse.click(x, y)
  expect((await paperOf(page)).width).toBeGreaterThan(fitted.width * 1.5)
  const after = await partAt(page, x, y)
  expect(Math.abs(after[0] - before[0])).toBeLessThan(0.002)
  expect(Math.abs(after[1] - before[1])).toBeLessThan(0.002)

  await page.keyboard.down('Alt')
  await expect.poll(cursor).toBe('zoom-out')
  await page.mouse.click(x, y)
  await page.keyboard.up('Alt')
  await expect.poll(cursor).toBe('zoom-in')
  expect((await paperOf(page)).width).toBeCloseTo(fitted.width, 0)

  await page.mouse.move(fitted.x + fitted.width * 0.6, fitted.y + fitted.height * 0.6)
  await page.mouse.down()
  await page.mouse.move(fitted.x + fitted.width * 0.4, fitted.y + fitted.height * 0.4, { steps: 4 })
  await expect.poll(() => overlayNodes(page, '.loop Line')).toHaveLength(1)
  await page.mouse.up()
  await expect.poll(() => overlayNodes(page, '.loop Line')).toHaveLength(0)
  const boxed = await paperOf(page)
  expect(boxed.width / fitted.width).toBeGreaterThan(4)
  const middle = await partAt(page, fitted.x + fitted.width / 2, fitted.y + fitted.height / 2)
  expect(middle[0]).toBeCloseTo(0.5, 2)

  // A tool that was pressed with the pointer leaves the keys to the drawing: Space moves the paper.
  await page.getByRole('radio', { name: 'Zoom' }).click()
  await page.mouse.move(x, y)
  await page.keyboard.down('Space')
  await page.mouse.down()
  await page.mouse.move(x - 50, y - 20, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Space')
  expect((await paperOf(page)).x).toBeCloseTo(boxed.x - 50, 0)

  await page.keyboard.press('z')
  await page.keyboard.press('z')
  await expect.poll(async () => (await paperOf(page)).width).toBeCloseTo(fitted.width, 0)
})

test('the whole paper is fitted beside the tools, also flipped and in a small window', async ({ open }) => {
  const { page } = await open.film('Fit')
  await enterPanel(page)
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await page.setViewportSize(size)
    for (const flip of [false, true]) {
      if (flip) await page.keyboard.press('Shift+F')
      await page.keyboard.press('Control+0')
      await expect.poll(() => apart(page), `${size.width} ${flip ? 'flipped' : 'as it is'}`).toBe(true)
      if (flip) await page.keyboard.press('Shift+F')
    }
  }
})

/** Whether the paper lies clear of all that stands round it, and inside the table. */
function apart(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [paper, table, ...others] = [
      '.table-paper',
      '.table',
      '.table-rail',
      '.table-crumb',
      '.table-strip',
      '.table-zoom',
    ].map((selector) => document.querySelector(selector)!.getBoundingClientRect())
    const inside =
      paper!.left >= table!.left &&
      paper!.right <= table!.right &&
      paper!.top >= table!.top &&
      paper!.bottom <= table!.bottom
    const clear = others.every(
      ({ left, right, top, bottom }) =>
        paper!.right <= left || paper!.left >= right || paper!.bottom <= top || paper!.top >= bottom,
    )
    return inside && clear
  })
}

test('marks aligned from the list are still in hand: the arrow keys move them', async ({ open }) => {
  const { page, keys } = await openTable(open, 'Aligned', 1)
  await drawLine(page, [0.2, 0.2], [0.3, 0.2])
  await keys('s', 'Control+a')
  await page.getByRole('button', { name: /^Align in the frame/ }).click()
  await page.getByRole('menuitemradio', { name: 'Centred down' }).click()
  await expect(page.getByRole('application', { name: 'Drawing' })).toBeFocused()
  await keys('ArrowDown')
  await expect(page.getByRole('button', { name: /^Undo Nudge/ })).toBeVisible()
})

test('a layer’s small picture shows what is drawn on it, as it is drawn', async ({ open }) => {
  const { page } = await openTable(open, 'Small Pictures', 1, true)
  await page.getByRole('tab', { name: /^Layers/ }).click()
  const blank = await page.locator('.layer-thumb canvas').first().screenshot()
  await drawLine(page, [0.1, 0.5], [0.9, 0.5])
  await expect
    .poll(async () => blank.equals(await page.locator('.layer-thumb canvas').first().screenshot()))
    .toBe(false)
})
