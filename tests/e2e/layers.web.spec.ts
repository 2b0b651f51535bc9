import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { enterPanel, expect, keepPicture, saved, test } from './app.ts'
import { drop, plain } from './bring.ts'
import { lineOf, penOn } from './pen.ts'
import type { At } from './pen.ts'
import { INSIDE, differing, exportPanel, readPicture, seePaper, seeStill } from './pixels.ts'
import type { Seen } from './pixels.ts'
import { openTable } from './table.ts'

const level = (y: number): At[] => lineOf([0.1, y], [0.9, y])
const THICK = Array.from({ length: 16 }, () => ']')
const grey = (seen: Seen, place: At): number => seen.at(place).reduce((sum, part) => sum + part, 0) / 3
const stack = (page: Page) => page.getByRole('radiogroup', { name: 'Layers, from the top down' })
const rows = (page: Page) => stack(page).getByRole('radio')
const names = (page: Page) => stack(page).locator('.layer-name').allTextContents()
const said = (page: Page) => page.getByRole('region', { name: 'Messages' })
const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ })

async function ofLayer(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this layer' }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

async function setOwnRatio(page: Page, ratio: string): Promise<void> {
  await page.keyboard.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Custom ratio' }).fill(ratio)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
}

test('a stack of layers is named, ordered, faded, hidden and deleted with keys and pen, each as one step', async ({
  open,
}, info) => {
  const { page, pen, keys } = await openTable(open, 'A Stack', 1, true)
  await keys('Control+5')
  // Tone goes, so that the stack is the line alone.
  await page.getByRole('radio', { name: /^Tone/ }).click()
  await page.getByRole('button', { name: 'Delete layer', exact: true }).click()
  expect(await names(page)).toEqual(['Line'])
  await page.getByRole('application', { name: 'Drawing' }).focus()
  await keys('p', ...THICK)
  await pen.stroke(level(0.5), { press: 1 })
  for (let added = 0; added < 2; added += 1) await page.getByRole('button', { name: 'Add layer', exact: true }).click()
  expect(await names(page)).toEqual(['Drawing 3', 'Drawing 2', 'Line'])

  await test.step('named by a double click or F2: any script, never nothing, Escape keeps the new name', async () => {
    const field = page.getByRole('textbox', { name: 'Layer name' })
    await rows(page).first().dblclick()
    await field.fill('שלום 🌊')
    await keys('Enter')
    await rows(page).first().focus()
    await keys('F2')
    await field.fill('   ')
    await keys('Enter')
    // What was typed is already the film's by then.
    await keys('F2')
    await field.fill('X')
    await saved(page)
    await field.fill('')
    await keys('Enter')
    expect((await names(page))[0]).toBe('שלום 🌊')
    await keys('F2')
    await field.fill('As typed')
    await keys('Escape')
    await expect(rows(page).first()).toBeFocused()
    expect(await names(page)).toEqual(['As typed', 'Drawing 2', 'Line'])
    await keys('Control+z')
    expect(await names(page)).toEqual(['שלום 🌊', 'Drawing 2', 'Line'])
    await keys('F2')
    await field.fill('n'.repeat(300))
    await keys('Enter')
    expect((await names(page))[0]).toBe('n'.repeat(300))
    const [row, room] = [await rows(page).first().boundingBox(), await stack(page).boundingBox()]
    expect(row!.x + row!.width).toBeLessThanOrEqual(room!.x + room!.width)
    // Its whole name, shown where it is cut, does not come over the menu that a right click asks for.
    await rows(page).first().locator('.layer-name').click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible()
    await page.waitForTimeout(700)
    await expect(page.locator('.tooltip')).toHaveCount(0)
    await keys('Escape', 'Control+z')
  })

  await test.step('ordered by carrying a row, which shows where it will lie, and by Alt and arrows', async () => {
    const [top, bottom] = [await rows(page).first().boundingBox(), await rows(page).last().boundingBox()]
    await page.mouse.move(top!.x + 60, top!.y + 10)
    await page.mouse.down()
    await page.mouse.move(bottom!.x + 60, bottom!.y + bottom!.height - 4, { steps: 6 })
    await expect(page.locator('.layer[data-mark="below"]')).toContainText('Line')
    await keepPicture(page, join(info.outputDir, 'carried.png'))
    await keys('Escape')
    await page.mouse.up()
    expect(await names(page)).toEqual(['שלום 🌊', 'Drawing 2', 'Line'])
    await page.mouse.move(top!.x + 60, top!.y + 10)
    await page.mouse.down()
    await page.mouse.move(bottom!.x + 60, bottom!.y + bottom!.height - 4, { steps: 6 })
    await page.mouse.up()
    expect(await names(page)).toEqual(['Drawing 2', 'Line', 'שלום 🌊'])
    await expect(undo(page)).toHaveAccessibleName('Undo Move Layer of Shot 1')
    await rows(page).last().focus()
    await keys('Alt+ArrowUp')
    expect(await names(page)).toEqual(['Drawing 2', 'שלום 🌊', 'Line'])
    await expect(page.getByRole('radio', { name: 'שלום 🌊' })).toBeFocused()
  })

  await test.step('faded while it is slid, as one step; Escape takes it back', async () => {
    await rows(page).last().click()
    const before = grey(await seeStill(page), [0.5, 0.5])
    const slider = page.getByRole('slider', { name: 'Opacity of Line' })
    const [thumb, track] = [await slider.boundingBox(), await page.locator('.layer-details .slider').boundingBox()]
    async function slide(): Promise<void> {
      await page.mouse.move(thumb!.x + 6, thumb!.y + 6)
      await page.mouse.down()
      await page.mouse.move(track!.x + track!.width / 2, thumb!.y + 6, { steps: 8 })
      await expect.poll(async () => grey(await seePaper(page), [0.5, 0.5])).toBeGreaterThan(before + 60)
    }
    await slide()
    await keys('Escape')
    await page.mouse.up()
    await expect.poll(async () => grey(await seePaper(page), [0.5, 0.5])).toBe(before)
    await expect(undo(page)).toHaveAccessibleName('Undo Move Layer of Shot 1')
    await slide()
    await page.mouse.up()
    await expect(undo(page)).toHaveAccessibleName('Undo Set Opacity of Layer of Shot 1')
    await keys('Control+z')
    await expect(undo(page)).toHaveAccessibleName('Undo Move Layer of Shot 1')
    await slider.focus()
    await page.keyboard.down('ArrowLeft')
    for (let held = 0; held < 5; held += 1) await page.keyboard.down('ArrowLeft')
    await page.keyboard.up('ArrowLeft')
    await expect(slider).toHaveAttribute('aria-valuenow', '94')
    await keys('Control+z')
    await expect(slider).toHaveAttribute('aria-valuenow', '100')
  })

  await test.step('shown alone; kept where locked; deleted, and back with its ink', async () => {
    const whole = await seeStill(page)
    await rows(page).first().click()
    await ofLayer(page, 'Show only this layer')
    await expect.poll(async () => (await seePaper(page)).dark(INSIDE)).toBe(0)
    await ofLayer(page, 'Show all layers')
    await rows(page).last().click()
    await page.getByRole('button', { name: 'Lock layer' }).last().click()
    await rows(page).last().focus()
    await keys('Delete')
    await expect(said(page)).toContainText('“Line” is locked: unlock it to delete it.')
    await expect(rows(page)).toHaveCount(3)
    await page.getByRole('button', { name: 'Unlock layer' }).click()
    await page.getByRole('button', { name: 'Delete layer' }).click()
    await expect.poll(async () => (await seePaper(page)).dark(INSIDE)).toBe(0)
    await keys('Control+z')
    await expect.poll(async () => differing(whole, await seePaper(page))).toBe(0)
  })

  await test.step('a drawing is not merged into a picture, and that is said', async () => {
    await drop(page.locator('.table'), [{ name: 'Quay.png', bytes: plain('#e8e0d0') }])
    await expect(rows(page)).toHaveCount(4)
    await ofLayer(page, 'Merge down')
    await expect(said(page)).toContainText('“Quay” is a picture: only drawings can be merged.')
    await expect(rows(page)).toHaveCount(4)
  })
})

test('a placed picture is moved, scaled, cropped and turned with handles, keys and numbers, and is seen meanwhile', async ({
  open,
}) => {
  const { page, keys } = await openTable(open, 'Placed', 1, true)
  await keys('Control+5')
  await drop(page.locator('.table'), [{ name: 'Boat.png', bytes: plain('#2040d0', 400, 400) }])
  await page.getByRole('radio', { name: /^Boat/ }).click()
  const blue = async () => {
    const seen = await seePaper(page)
    const found = seen.where(INSIDE, (r, _g, b) => b > r + 60 && b > 120)
    const xs = found.map(([x]) => x / seen.width)
    const ys = found.map(([, y]) => y / seen.height)
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  }
  const field = (name: string) => page.getByRole('textbox', { name: `${name} of Boat` })
  async function set(name: string, value: number): Promise<void> {
    await field(name).fill(String(value))
    await field(name).press('Enter')
  }

  await test.step('by numbers', async () => {
    await expect(field('Width')).toHaveValue('1079')
    await set('Width', 480)
    await expect(field('Height')).toHaveValue('480')
    await set('Left', 192)
    await set('Top', 108)
    await expect.poll(async () => Math.round((await blue()).left * 100)).toBe(10)
    await expect.poll(async () => Math.round((await blue()).right * 100)).toBe(35)
  })

  await test.step('by its box and handles, seen before it is let go, and back with Escape', async () => {
    const box = (await page.getByRole('group', { name: /^Place of Boat: arrow/ }).boundingBox())!
    const paper = (await page.locator('.table-paper').boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + paper.width * 0.4, box.y + box.height / 2, { steps: 6 })
    await expect.poll(async () => Math.round((await blue()).left * 100)).toBe(50)
    await keys('Escape')
    await page.mouse.up()
    await expect.poll(async () => Math.round((await blue()).left * 100)).toBe(10)
    await page.getByRole('button', { name: 'Crop right' }).focus()
    for (let step = 0; step < 10; step += 1) await keys('Shift+ArrowLeft')
    await expect(field('Width')).toHaveValue('380')
    await expect(field('Left')).toHaveValue('192')
    await page.getByRole('button', { name: 'Show all of it' }).click()
    await expect(field('Width')).toHaveValue('480')
    await page.getByRole('button', { name: 'Turn', exact: true }).focus()
    await keys('Shift+ArrowRight', 'ArrowLeft')
    await expect(field('Turn')).toHaveValue('9')
    await page.getByRole('button', { name: 'Scale from bottom right' }).focus()
    await keys('Shift+ArrowRight')
    await expect.poll(async () => Number(await field('Width').inputValue())).toBeGreaterThan(482)
  })

  await test.step('any other ratio leaves it where it lies, and the first one brings back every byte of the panel', async () => {
    const before = await exportPanel(page)
    const left = await field('Left').inputValue()
    await setOwnRatio(page, '3:1')
    expect((await readPicture(await exportPanel(page))).height).toBe(640)
    await expect(field('Left')).toHaveValue(left)
    await setOwnRatio(page, '16:9')
    expect((await exportPanel(page)).equals(before)).toBe(true)
  })
})

test('a background is one ink for a scene, until a panel makes it its own; its owner may go', async ({ open }) => {
  const { page } = await open.film('Backgrounds', '1.78')
  const board = page.getByRole('listbox', { name: 'Board' })
  await board.focus()
  for (const key of ['n', 'n', 'Home']) await page.keyboard.press(key)
  await enterPanel(page)
  const pen = await penOn(page, await page.context().newCDPSession(page))
  for (const key of ['Control+5', ...THICK]) await page.keyboard.press(key)
  await pen.stroke(level(0.3), { press: 1 })
  await ofLayer(page, 'Show in every panel of this scene')
  const table = page.getByRole('application', { name: 'Drawing' })

  async function turn(key: 'PageUp' | 'PageDown', shot: number): Promise<void> {
    await table.focus()
    await page.keyboard.press(key)
    await expect(page.getByRole('button', { name: new RegExp(`^${['1', '1A', '1B'][shot]}: shot`) })).toHaveAttribute(
      'aria-current',
      'true',
    )
    await page.locator('.table-paper[data-table-ready]').waitFor()
  }
  const inked = async (y: number) => grey(await readPicture(await exportPanel(page)), [0.5, y]) < 110

  await turn('PageDown', 1)
  await page.getByRole('radio', { name: /shared with other panels/ }).click()
  await table.focus()
  await pen.stroke(level(0.6), { press: 1 })
  await turn('PageDown', 2)
  expect([await inked(0.3), await inked(0.6)]).toEqual([true, true])

  await page.getByRole('radio', { name: /shared with other panels/ }).click()
  await page.getByRole('button', { name: 'Stop sharing here' }).click()
  await table.focus()
  await pen.stroke(level(0.85), { press: 1 })
  expect(await inked(0.85)).toBe(true)
  await turn('PageUp', 1)
  expect([await inked(0.6), await inked(0.85)]).toEqual([true, false])

  // The first shot drew it, and goes: the others keep it, and it comes back shared with them.
  await page.keyboard.press('Escape')
  await board.focus()
  for (const key of ['Home', 'Delete']) await page.keyboard.press(key)
  await expect(board.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('Home')
  await enterPanel(page)
  expect([await inked(0.3), await inked(0.6)]).toEqual([true, true])
  await page.keyboard.press('Control+z')
  await saved(page)
  await page.keyboard.press('Escape')
  await board.focus()
  await page.keyboard.press('Home')
  await enterPanel(page)
  await expect(page.getByRole('radio', { name: /shared with other panels/ })).toBeVisible()
  expect([await inked(0.3), await inked(0.6)]).toEqual([true, true])
})
