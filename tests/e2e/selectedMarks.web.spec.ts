import { join } from 'node:path'
import { expect, keepPicture, saved, test } from './app.ts'
import { lineOf } from './pen.ts'
import { seeStill } from './pixels.ts'
import type { Area } from './pixels.ts'
import { openTable } from './table.ts'

const ALL: Area = { from: [0.01, 0.01], to: [0.99, 0.99] }
/** The red pencil's; the selection's box is of a lighter red. */
const isRed = (red: number, green: number, blue: number) => red > 200 && red < 230 && green < 75 && blue < 60
const isInk = (red: number, green: number, blue: number) => red + green + blue < 450

test('selected marks take a colour, are copied with Alt, taken out with Shift, and placed by typed numbers', async ({
  open,
}, info) => {
  const { page, pen, keys, color } = await openTable(open, 'Selected', 1)
  const paper = (await page.locator('.table-paper').boundingBox())!
  const on = (x: number, y: number): [number, number] => [paper.x + paper.width * x, paper.y + paper.height * y]
  const inked = async (area: Area, meant = isInk) => (await seeStill(page)).where(area, meant).length
  await keys('p', ']', ']', ']')
  await pen.stroke(lineOf([0.2, 0.3], [0.5, 0.3]), { press: 1 })
  await color('Blue pencil')
  await pen.stroke(lineOf([0.2, 0.5], [0.5, 0.5]), { press: 1 })
  await keys('s', 'Control+a')
  const bar = page.getByRole('toolbar', { name: 'Selected marks' })

  const figure = (name: string) => bar.getByRole('textbox', { name })

  await test.step('one colour for marks of several, as one undo step, also where it is the current one', async () => {
    await expect(bar).toContainText('2 marks')
    await color('Red pencil')
    await expect.poll(() => inked(ALL, isRed)).toBeGreaterThan(1000)
    await expect(page.getByRole('button', { name: /^Undo Recolour 2 Marks/ })).toBeEnabled()
    await keys('Control+z')
    await expect.poll(() => inked(ALL, isRed)).toBeLessThan(100)
    await color('Red pencil')
    await expect.poll(() => inked(ALL, isRed)).toBeGreaterThan(1000)
  })

  await test.step('Alt drags copies, and the originals stay while they are dragged', async () => {
    const low: Area = { from: [0.1, 0.62], to: [0.9, 0.98] }
    const high: Area = { from: [0.1, 0.2], to: [0.9, 0.58] }
    const before = await inked(high)
    expect(await inked(low)).toBe(0)
    await page.keyboard.down('Alt')
    await page.mouse.move(...on(0.35, 0.4))
    await page.mouse.down()
    await page.mouse.move(...on(0.4, 0.6), { steps: 4 })
    await page.mouse.move(...on(0.45, 0.75), { steps: 4 })
    await expect.poll(() => inked(low)).toBeGreaterThan(500)
    expect(Math.abs((await inked(high)) - before)).toBeLessThan(before * 0.35)
    await page.mouse.up()
    await page.keyboard.up('Alt')
    await expect(page.getByRole('button', { name: /^Undo Copy 2 Marks/ })).toBeEnabled()
    await expect(bar).toContainText('2 marks')
  })

  await test.step('a Shift-click takes a mark out of the selection, and another puts it back', async () => {
    await page.keyboard.down('Shift')
    await page.mouse.click(...on(0.37, 0.85))
    await expect(bar).toContainText('1 mark')
    await page.mouse.click(...on(0.37, 0.85))
    await expect(bar).toContainText('2 marks')
    await page.keyboard.up('Shift')
  })

  await test.step('typed, the box is where and as large as the numbers say', async () => {
    await figure('From the left').fill('96,5')
    await figure('From the left').press('Enter')
    await expect(figure('From the left')).toHaveValue('96.5')
    await figure('Width').fill('300')
    await figure('Width').press('Enter')
    await expect(figure('Width')).toHaveValue('300')
    await figure('Turn by').fill('90')
    await figure('Turn by').press('Enter')
    await expect(figure('Height')).toHaveValue('300')
    await expect(page.getByRole('button', { name: /^Undo Turn 2 Marks/ })).toBeEnabled()
    await keepPicture(page, join(info.outputDir, 'selected.png'))
    await figure('Width').fill('12')
    await figure('Width').press('Escape')
    await expect(page.getByRole('application', { name: 'Drawing' })).toBeFocused()
    await saved(page)
  })
})
