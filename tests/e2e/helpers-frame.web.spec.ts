import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, keepPicture, saved, test } from './app.ts'
import { lineOf } from './pen.ts'
import type { At } from './pen.ts'
import { INSIDE, differing, exportPanel, pictureOf, readPicture, seePaper, seeStill } from './pixels.ts'
import { openTable } from './table.ts'

const level = (y: number): At[] => lineOf([0.2, y], [0.8, y])
const grey = (color: readonly number[]): number => color.reduce((sum, part) => sum + part, 0) / 3

async function setRatio(page: Page, ratio: string): Promise<void> {
  await page.keyboard.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Ratio/ }).click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${ratio}`) }).click()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('application', { name: 'Drawing' }).focus()
}

test('onion skin shows the neighbours’ ink, red before and blue after, and never reaches a picture that leaves', async ({
  open,
}, info) => {
  const { page, pen, keys, next } = await openTable(open, 'Onion', 3)
  await keys('p')
  await pen.stroke(level(0.3), { press: 1 })
  await next()
  await next()
  await pen.stroke(level(0.7), { press: 1 })
  await saved(page)
  await keys('PageUp')
  await expect(page.getByText('Panel 2 of 3')).toBeVisible()
  const blank = await seeStill(page)
  const alone = await exportPanel(page)

  await keys('Shift+O')
  const before = async () => (await seePaper(page)).at([0.5, 0.3])
  await expect.poll(async () => (await before())[0] - (await before())[2]).toBeGreaterThan(30)
  expect(differing(blank, await seeStill(page), { from: [0.02, 0.4], to: [0.98, 0.98] })).toBe(0)

  await page.getByRole('button', { name: 'Helpers' }).click()
  const panels = (side: string, count: string) =>
    page.getByLabel(`Panels ${side}`, { exact: true }).getByRole('radio', { name: count, exact: true })
  await panels('after', '1').click()
  await page.keyboard.press('Escape')
  const after = async () => (await seePaper(page)).at([0.5, 0.7])
  await expect.poll(async () => (await after())[2] - (await after())[0]).toBeGreaterThan(30)
  await keepPicture(page, join(info.outputDir, 'onion skin.png'))
  // Faded: paler than the ink itself.
  expect(grey(await before())).toBeGreaterThan(165)

  await test.step('the last panel sees two back: the further one paler', async () => {
    await page.getByRole('button', { name: 'Helpers' }).click()
    await panels('before', '2').click()
    await page.keyboard.press('Escape')
    await next()
    await expect(page.locator('.onion.before')).toHaveCount(2)
    const further = async () => (await seePaper(page)).at([0.5, 0.3])
    await expect.poll(async () => (await further())[0] - (await further())[2]).toBeGreaterThan(15)
    await keepPicture(page, join(info.outputDir, 'onion skin of two.png'))
    await page.getByRole('application', { name: 'Drawing' }).focus()
    await keys('PageUp')
    await expect(page.getByText('Panel 2 of 3')).toBeVisible()
    await expect(page.locator('.onion.before')).toHaveCount(1)
  })

  await page.getByRole('application', { name: 'Drawing' }).focus()
  await keys('Shift+T', 'Shift+S', 'Shift+G')
  expect((await exportPanel(page)).equals(alone)).toBe(true)
  await keys('Shift+T', 'Shift+S', 'Shift+G', 'Shift+O')
  expect(differing(blank, await seeStill(page))).toBe(0)
})

test('ink outside the frame is kept, shown dimmed and not in the picture; another ratio and back loses none', async ({
  open,
}, info) => {
  const { page, pen, keys } = await openTable(open, 'Frames', 1)
  const picture = (name: string) => keepPicture(page, join(info.outputDir, `${name}.png`))
  const paper = (await page.locator('.table-paper').boundingBox())!
  await keys('p', ']', ']', ']', ']')
  await pen.stroke(level(0.06), { press: 1 })
  await pen.stroke(level(0.5), { press: 1 })
  await pen.stroke(level(0.94), { press: 1 })
  const exported = await exportPanel(page)
  const drawn = await seeStill(page)

  await test.step('outside the frame', async () => {
    await pen.stroke(lineOf([0.6, 1.06], [0.97, 1.06]), { press: 1 })
    const clip = { x: paper.x, y: paper.y + paper.height * 1.02, width: paper.width, height: paper.height * 0.08 }
    const ink: At = [0.8, 0.5]
    const outside = async () => readPicture(await pictureOf(page, clip))
    const contrast = async () => Math.abs(grey((await outside()).at(ink)) - grey((await outside()).at([0.8, 0.05])))
    await expect.poll(contrast).toBeGreaterThan(6)
    const inside = await seeStill(page)
    const full = grey(inside.at([0.5, 0.3])) - grey(inside.at([0.5, 0.5]))
    expect(await contrast()).toBeLessThan(0.7 * full)
    await picture('outside the frame')
    expect((await exportPanel(page)).equals(exported)).toBe(true)
    expect(differing(drawn, inside)).toBe(0)
  })

  await test.step('a wider ratio crops, and the first one brings every pixel back', async () => {
    await setRatio(page, '2.39')
    const wide = await seeStill(page)
    expect(wide.height / wide.width).toBeCloseTo(1 / 2.39, 2)
    expect(grey(wide.at([0.5, 0.5]))).toBeLessThan(60)
    const cropped = await readPicture(await exportPanel(page))
    expect(cropped.height / cropped.width).toBeCloseTo(1 / 2.39, 2)
    expect(cropped.dark({ from: [0.1, 0], to: [0.9, 0.4] })).toBe(0)
    expect(cropped.dark({ from: [0.1, 0.4], to: [0.9, 0.6] })).toBeGreaterThan(1000)
    await picture('another ratio')
    await setRatio(page, '1.78')
    await expect.poll(async () => (await seePaper(page)).height).toBe(drawn.height)
    // The same ink on a bitmap that begins elsewhere: its edges are rounded anew, and no more.
    expect(differing(drawn, await seeStill(page), INSIDE, 20)).toBe(0)
    expect((await exportPanel(page)).equals(exported)).toBe(true)
  })
})
