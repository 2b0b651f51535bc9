import type { Page } from '@playwright/test'
import { enterPanel, expect, saved, test } from './app.ts'
import { filmRows } from './filmRows.ts'
import type { At } from './pen.ts'
import { seePaper } from './pixels.ts'

/** The upright box round all ink in a part of the paper, as parts of the paper. */
async function inkIn(page: Page, from: At, to: At) {
  const seen = await seePaper(page)
  const steps = 200
  const rows = Array.from({ length: steps }, (_, i) => i / steps)
  const across = rows.filter(
    (x) => x >= from[0] && x < to[0] && seen.dark({ from: [x, from[1]], to: [x + 1 / steps, to[1]] }) > 0,
  )
  const down = rows.filter(
    (y) => y >= from[1] && y < to[1] && seen.dark({ from: [from[0], y], to: [to[0], y + 1 / steps] }) > 0,
  )
  return { left: across[0] ?? 1, right: across.at(-1) ?? 0, top: down[0] ?? 1, bottom: down.at(-1) ?? 0 }
}

test('words stand in the captions’ face, and are written anew where they were moved to', async ({ open }) => {
  const { page } = await open.film('Words')
  await enterPanel(page)
  const paper = (await page.locator('.table-paper').boundingBox())!
  const at = ([x, y]: At): [number, number] => [paper.x + paper.width * x, paper.y + paper.height * y]
  const box = page.getByRole('textbox', { name: 'Words on the panel' })
  async function write(place: At, words: string): Promise<void> {
    await page.mouse.click(...at(place))
    await box.fill(words)
    await page.keyboard.press('Control+Enter')
    await expect(box).toBeHidden()
  }

  await page.keyboard.press('t')
  await write([0.1, 0.1], 'iiiiiiii')
  await write([0.1, 0.4], 'MMMMMMMM')
  // A screenplay's letters are all as wide as each other.
  const [thin, wide] = [await inkIn(page, [0, 0], [1, 0.35]), await inkIn(page, [0, 0.35], [1, 1])]
  expect(thin.right - thin.left).toBeGreaterThan(0.07)
  expect(Math.abs(wide.right - wide.left - (thin.right - thin.left))).toBeLessThan(0.02)

  await page.keyboard.press('s')
  await page.mouse.click(...at([0.14, 0.43]))
  await expect(page.getByRole('toolbar', { name: 'Selected marks' })).toContainText('1 mark')
  await page.mouse.move(...at([0.14, 0.43]))
  await page.mouse.down()
  await page.mouse.move(...at([0.54, 0.73]), { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => (await inkIn(page, [0, 0.35], [1, 1])).left).toBeGreaterThan(0.45)
  const moved = await inkIn(page, [0, 0.35], [1, 1])

  await page.keyboard.press('t')
  await page.mouse.click(...at([0.54, 0.73]))
  await expect(box).toHaveValue('MMMMMMMM')
  // What is written anew stands where it stood, and once.
  const anew = (await box.boundingBox())!
  expect((anew.x - paper.x) / paper.width).toBeCloseTo(moved.left, 1)
  await box.fill('')
  await expect.poll(async () => (await inkIn(page, [0.52, 0.5], [1, 1])).right).toBe(0)
  await box.fill('WW')
  await page.keyboard.press('Control+Enter')
  await expect(box).toBeHidden()
  await expect.poll(async () => (await inkIn(page, [0, 0.35], [1, 1])).right).toBeLessThan(moved.right - 0.05)
  const last = await inkIn(page, [0, 0.35], [1, 1])
  expect(Math.abs(last.left - moved.left)).toBeLessThan(0.02)

  // A press beside words begins new ones; words rubbed out are gone.
  await page.mouse.click(...at([last.right + 0.1, 0.73]))
  await expect(box).toHaveValue('')
  await page.keyboard.press('Escape')
  await page.mouse.click(...at([last.left + 0.02, 0.73]))
  await expect(box).toHaveValue('WW')
  await box.fill('')
  await page.keyboard.press('Control+Enter')
  await expect.poll(async () => (await inkIn(page, [0, 0.35], [1, 1])).right).toBe(0)
})

test('words are on disk while they are typed, seen once, one step however long, and gone with nothing in the box', async ({
  open,
}) => {
  const { page, folder } = await open.film('Typed')
  await enterPanel(page)
  const paper = (await page.locator('.table-paper').boundingBox())!
  const box = page.getByRole('textbox', { name: 'Words on the panel' })
  const tap = (x: number, y: number) => page.mouse.click(paper.x + paper.width * x, paper.y + paper.height * y)
  const onDisk = () => [...filmRows(folder)].filter(([key]) => key.startsWith('mark/')).map(([, data]) => data)
  const ink = async () => (await inkIn(page, [0.05, 0.05], [0.95, 0.95])).right

  await page.keyboard.press('t')
  await tap(0.2, 0.2)
  await page.keyboard.type('MMMM')
  await saved(page)
  expect(onDisk().join()).toContain('"MMMM"')
  await page.keyboard.type('WWWW ')
  await saved(page)
  await expect(box).toBeFocused()
  expect(onDisk().join()).toContain('"MMMMWWWW"')
  await box.evaluate((element) => {
    element.style.opacity = '0'
  })
  expect(await ink()).toBe(0)
  await page.keyboard.press('Escape')
  await expect.poll(ink).toBeGreaterThan(0.2)
  await tap(0.6, 0.6)
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect.poll(ink).toBe(0)
  await saved(page)
  expect(onDisk()).toEqual([])

  // The table is left with the box open, before its letters are on disk.
  await tap(0.3, 0.3)
  await page.keyboard.type('left')
  await page.getByRole('radio', { name: 'Shot list', exact: true }).click()
  await saved(page)
  expect(onDisk().join()).toContain('"left"')
})
