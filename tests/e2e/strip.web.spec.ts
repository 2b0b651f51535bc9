import type { Page } from '@playwright/test'
import { expect, expectAccessible, inkOn, test } from './app.ts'
import { createHandClock, fingersOn } from './hands.ts'
import { lineOf, penOn } from './pen.ts'
import { drawing } from './penEvents.ts'
import { openTable } from './table.ts'

const strip = (page: Page) => page.getByRole('list', { name: 'Panels of the film' })
const frames = (page: Page) => strip(page).getByRole('button')
const names = (page: Page) => frames(page).allInnerTexts()
const current = (page: Page) => strip(page).locator('[aria-current]')
const undo = (page: Page, step: string) => page.getByRole('button', { name: `Undo ${step}`, exact: true })

test('panels are made, copied, moved, turned and deleted by keys, with the pen ready on each', async ({ open }) => {
  const { page, pen, keys } = await openTable(open, 'By keys', 1)
  await pen.stroke(lineOf([0.2, 0.2], [0.8, 0.3]))
  await keys('n')
  await expect(current(page)).toHaveText('1 · 2')
  // No wait: the pen draws on the new panel at once.
  await pen.stroke(lineOf([0.2, 0.6], [0.8, 0.6]))
  await expect(undo(page, 'Draw on Shot 1')).toBeEnabled()
  await keys('d')
  await expect(current(page)).toHaveText('1 · 3')
  await expect(undo(page, 'Duplicate Panel of Shot 1')).toBeEnabled()
  expect(await inkOn(page)).toBeGreaterThan(100)
  await keys('Shift+N')
  await expect(current(page)).toHaveText('1A')
  await expect.poll(() => inkOn(page)).toBe(0)
  expect(await names(page)).toEqual(['1 · 1', '1 · 2', '1 · 3', '1A'])
  await keys('ArrowLeft', 'ArrowLeft')
  await expect(current(page)).toHaveText('1 · 2')
  await keys('Alt+ArrowLeft')
  await expect(current(page)).toHaveText('1 · 1')
  await expect(undo(page, 'Move Panel of Shot 1 Earlier')).toBeEnabled()
  await keys('Shift+Delete')
  await expect(undo(page, 'Delete Panel of Shot 1')).toBeEnabled()
  expect(await names(page)).toEqual(['1 · 1', '1 · 2', '1A'])
  await expect(drawing(page)).toBeFocused()
})

test('the strip makes panels by a press, moves what is dragged, and has its menu on each', async ({ open }) => {
  const { page, keys } = await openTable(open, 'By hand', 3)
  const pen = await penOn(page, await page.context().newCDPSession(page), 'window')
  const plus = (await page.getByRole('button', { name: 'New panel' }).boundingBox())!
  await pen.tap([plus.x + 10, plus.y + 10])
  await expect(frames(page)).toHaveCount(4)
  await expect(current(page)).toHaveText('1 · 2')
  await expect(drawing(page)).toBeFocused()
  // Frames that are not drawn on are seen over a paper that lies behind them.
  const backs = frames(page)
    .locator('img')
    .evaluateAll((all) => all.map((img) => getComputedStyle(img.parentElement!).backgroundColor))
  expect((await backs).map((color) => color.startsWith('rgb('))).toEqual([true, true, true, true])
  // A pen turns the pages along the strip.
  const middle = async (at: number): Promise<[number, number]> => {
    const box = (await frames(page).nth(at).boundingBox())!
    return [box.x + box.width / 2, box.y + 24]
  }
  await pen.stroke(lineOf(await middle(0), await middle(3)))
  await expect(current(page)).toHaveText('1 · 4')
  // A mouse carries the panel it drags.
  const [from, to] = [await middle(0), await middle(3)]
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(to[0] - 20, to[1], { steps: 4 })
  await page.mouse.move(to[0] + 30, to[1])
  await expect(strip(page).locator('[data-gap="after"]')).toHaveText('1 · 4')
  await page.mouse.up()
  await expect(undo(page, 'Move Panel of Shot 1')).toBeEnabled()
  await expect(current(page)).toHaveText('1 · 4')
  // The menu is for the panel that it opens on.
  await frames(page).nth(1).click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: /^Duplicate panel/ })).toContainText('D')
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: /^New shot/ }).click()
  await expect(current(page)).toHaveText('1A')
  // A shot's only panel takes its shot along, with one press.
  await keys('Shift+Delete')
  await expect(frames(page)).toHaveCount(4)
  await expect(undo(page, 'Delete Shot 1A')).toBeEnabled()
  // Its keys work on it alone.
  await current(page).focus()
  await keys('ArrowLeft')
  await expect(current(page)).toBeFocused()
})

test('a strip of very many panels holds only those in sight, and the current one is among them', async ({ open }) => {
  const { page, keys } = await openTable(open, 'Many', 30)
  await expect(current(page)).toHaveText('1 · 1')
  expect(await frames(page).count()).toBeLessThan(26)
  await keys('ArrowLeft')
  for (let turn = 0; turn < 18; turn += 1) await keys('ArrowRight')
  await expect(current(page)).toHaveText('1 · 19')
  await expect(current(page)).toBeInViewport()
  expect(await frames(page).count()).toBeLessThan(26)
})

test('a page turns to its last picture, and to its marks once they are there, with no empty page between', async ({
  open,
}) => {
  const { page, pen, keys, next } = await openTable(open, 'Flash', 4)
  for (let panel = 0; panel < 4; panel += 1) {
    await pen.stroke(lineOf([0.2, 0.2 + panel * 0.15], [0.8, 0.3 + panel * 0.15]))
    if (panel < 3) await next()
  }
  await expect(page).toHaveTitle(/— Saved$/)
  // Read anew, and held back from the second read on: the first page is there, the last is not.
  await page.reload()
  await page.locator('html[data-ready]').waitFor()
  let [reads, holds] = [0, true]
  const held: (() => void)[] = []
  await page.route('**/api/call/board.marks', async (route) => {
    reads += 1
    if (reads > 1 && holds) await new Promise<void>((go) => held.push(go))
    await route.continue()
  })
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await keys('Home', 'Enter')
  await page.locator('.table-paper[data-table-ready]').waitFor()
  await expect.poll(() => inkOn(page)).toBeGreaterThan(50)
  for (let turn = 0; turn < 3; turn += 1) await keys('ArrowRight')
  await expect(current(page)).toHaveText('1 · 4')
  await expect(page.locator('.table-last')).toBeVisible()
  await expect.poll(() => inkOn(page)).toBeGreaterThan(50)
  await expect.poll(() => held.length).toBeGreaterThan(0)
  holds = false
  for (const go of held) go()
  await expect(page.locator('.table-last')).toHaveCount(0)
  await expect.poll(() => inkOn(page)).toBeGreaterThan(50)
})

test('three fingers swept across the paper turn the page, once a sweep; the paper stays', async ({ open }) => {
  const { page } = await openTable(open, 'Swept', 3)
  const fingers = await fingersOn(drawing(page), await page.context().newCDPSession(page), createHandClock())
  const paper = await page.locator('.table-paper').boundingBox()
  const sweep = async (from: number, to: number): Promise<void> => {
    await fingers.land({ 1: [from, 0.4], 2: [from, 0.5], 3: [from, 0.6] })
    await fingers.slide({ 1: [to, 0.4], 2: [to, 0.5], 3: [to, 0.6] })
    await fingers.lift(1, 2, 3)
  }
  await sweep(0.6, 0.3)
  await expect(current(page)).toHaveText('1 · 2')
  await sweep(0.6, 0.3)
  await expect(current(page)).toHaveText('1 · 3')
  await sweep(0.3, 0.6)
  await expect(current(page)).toHaveText('1 · 2')
  expect(await page.locator('.table-paper').boundingBox()).toEqual(paper)
})

test('with less motion, too, undo leads along a long strip to the panel that goes', async ({ open }) => {
  const { page, keys } = await openTable(open, 'Far along', 12, true)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await keys('Control+z')
  await expect(current(page)).toHaveText('1 · 12')
  await expect(current(page)).toBeInViewport({ ratio: 1 })
  await keys('Control+z')
  await expect(frames(page).last()).toHaveText('1 · 11')
})
