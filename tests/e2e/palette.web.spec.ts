import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { drawLine, enterPanel, expect, expectAccessible, ready, saved, test } from './app.ts'
import { line, strokes } from './penEvents.ts'
import type { At } from './pen.ts'
import { pictureOf, readPicture } from './pixels.ts'
import { openTable, ownTable } from './table.ts'

/** Where the middle of a control is, in the window. */
async function middleOf(page: Page, role: 'radio' | 'slider', name: string): Promise<{ x: number; y: number }> {
  const box = (await page.getByRole(role, { name, exact: true }).boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('the rail speaks in pictures, and says name and key under a mouse, a key or a resting pen', async ({ open }) => {
  const { page } = await openTable(open, 'Pictures', 1)
  const tools = page.getByRole('radiogroup', { name: 'Tool' }).getByRole('radio')
  for (const tool of await tools.all()) {
    await expect(tool.locator('svg')).toBeVisible()
    expect(await tool.innerText()).toBe('')
  }
  const tip = page.getByRole('tooltip')
  await page.getByRole('radio', { name: 'Lasso fill' }).hover()
  await expect(tip).toHaveText('Lasso fillF')
  await page.mouse.move(700, 300, { steps: 3 })
  await expect(tip).toHaveCount(0)

  const pen = page.getByRole('radio', { name: 'Airbrush' })
  await pen.dispatchEvent('pointerdown', { pointerType: 'pen', pointerId: 7, bubbles: true })
  await expect(tip).toHaveText('AirbrushJ')
  await pen.dispatchEvent('pointerup', { pointerType: 'pen', pointerId: 7, bubbles: true })
  await expect(tip).toHaveCount(0)
  await pen.click()
  await expect(pen).toBeChecked()
})

test('size and opacity lie open beside the tools, follow a drag, and show what the nib becomes', async ({ open }) => {
  const { page, keys } = await openTable(open, 'Sliders', 1)
  await page.getByRole('radio', { name: 'Brush', exact: true }).click()
  const size = page.getByRole('slider', { name: 'Size', exact: true })
  const opacity = page.getByRole('slider', { name: 'Opacity', exact: true })
  const before = (await size.getAttribute('aria-valuetext'))!
  const preview = page.locator('.nib-preview')
  await expect(preview).toHaveCount(0)
  for (const [name, way] of [
    ['Size', -40],
    ['Opacity', 60],
  ] as const) {
    const at = await middleOf(page, 'slider', name)
    await page.mouse.move(at.x, at.y)
    await page.mouse.down()
    await page.mouse.move(at.x, at.y + way, { steps: 4 })
    const slider = page.getByRole('slider', { name, exact: true })
    await expect(preview).toHaveText(`${name} ${await slider.getAttribute('aria-valuetext')}`)
    await page.mouse.up()
    await expect(preview).toHaveCount(0)
  }
  const after = Number.parseInt((await size.getAttribute('aria-valuetext'))!, 10)
  expect(after).toBeGreaterThan(Number.parseInt(before, 10))
  expect(Number(await opacity.getAttribute('aria-valuenow'))).toBeLessThan(95)
  expect(Number(await page.locator('.rail-nib').innerText())).toBe(after)

  await page.getByRole('application', { name: 'Drawing' }).focus()
  await keys(']')
  await expect(size).not.toHaveAttribute('aria-valuetext', `${after} px`)
  await keys('v')
  await expect(size).toBeDisabled()
  await expect(opacity).toBeDisabled()
})

test('a colour is picked, typed, kept with the film under a name, and there again after a new start', async ({
  open,
}) => {
  const { page, keys } = await openTable(open, 'Colours', 1)
  const well = page.getByRole('button', { name: /^Current colour/ })
  await expect(well).toHaveAccessibleName('Current colour: Graphite')
  await well.click()
  const colors = page.getByRole('dialog', { name: 'Colours' })
  await colors.getByRole('textbox', { name: 'Hex' }).fill('3366CC')
  await keys('Enter')
  await expect(well).toHaveAccessibleName('Current colour: #3366cc')
  await colors.getByRole('textbox', { name: 'Hex' }).fill('＃３３ｃｃ６６')
  await keys('Enter')
  await expect(well).toHaveAccessibleName('Current colour: #33cc66')
  await colors.getByRole('textbox', { name: 'Hex' }).fill('salmon')
  await keys('Enter')
  await expect(page.getByText('“salmon” isn’t a colour: it takes six digits, as in #c9473a, or three.')).toBeVisible()
  await colors.getByRole('textbox', { name: 'Hex' }).fill('3366CC')
  await keys('Enter')
  await colors.getByRole('slider', { name: 'Saturation and brightness' }).press('ArrowUp')
  await expect(well).not.toHaveAccessibleName('Current colour: #3366cc')
  await colors.getByRole('slider', { name: 'Saturation and brightness' }).press('ArrowDown')

  await colors.getByRole('button', { name: 'Add the current colour' }).click()
  const name = colors.getByRole('textbox', { name: /^Name of #/ })
  await name.fill('Ines, coat')
  await name.press('Enter')
  await expect(well).toHaveAccessibleName('Current colour: Ines, coat')
  await expectAccessible(page)
  await keys('Escape')
  await drawLine(page, [0.2, 0.2], [0.6, 0.2])
  await page.getByRole('radio', { name: 'Red pencil' }).click()
  await saved(page)

  await page.reload()
  await ready(page)
  await enterPanel(page)
  await well.click()
  await expect(colors.getByRole('toolbar', { name: 'Recent colours' }).getByRole('button')).toHaveCount(1)
  await colors
    .getByRole('group', { name: 'Palettes of this film' })
    .getByRole('button', { name: 'Ines, coat', exact: true })
    .click()
  await expect(well).toHaveAccessibleName('Current colour: Ines, coat')
  await colors.getByRole('button', { name: 'Remove Ines, coat' }).click()
  await expect(well).toHaveAccessibleName(/^Current colour: #/)
  await keys('Escape', 'Control+z')
  await expect(well).toHaveAccessibleName('Current colour: Ines, coat')
})

test('a nib is kept as a preset, taken up again, deleted with a way back, and carried in a file', async ({
  launch,
}) => {
  const { page } = await ownTable(launch, 'Presets', 1)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('colours')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Colours' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('application', { name: 'Drawing' })).toBeFocused()
  await page.getByRole('radio', { name: 'Pencil', exact: true }).click()
  const size = page.getByRole('slider', { name: 'Size', exact: true })
  await size.press('End')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('brush presets')
  await page.keyboard.press('Enter')
  const presets = page.getByRole('dialog', { name: 'Brush presets' })
  await presets.getByRole('button', { name: 'Save this nib' }).click()
  await expect(presets.getByRole('textbox', { name: 'Name of Pencil 400' })).toBeFocused()
  await page.keyboard.type('Sky')
  await page.keyboard.press('Enter')
  await expect(presets.getByRole('textbox', { name: 'Name of Sky' })).toBeFocused()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await presets.getByRole('button', { name: 'Export' }).click()
  const file = readFileSync(await (await download).path())
  await presets.getByRole('button', { name: 'Delete Sky' }).click()
  await expect(presets.getByRole('button', { name: /^Use Sky/ })).toHaveCount(0)
  await page.locator('.toast-action').click()

  await size.press('Home')
  await page.getByRole('radio', { name: 'Marker' }).click()
  if (!(await presets.isVisible())) await page.getByRole('button', { name: 'Brush presets' }).click()
  await presets.getByRole('button', { name: /^Use Sky/ }).click()
  await expect(page.getByRole('radio', { name: 'Pencil', exact: true })).toBeChecked()
  await expect(size).toHaveAttribute('aria-valuetext', '400 px')

  const input = page.getByLabel('Preset file')
  await input.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"kind":"other"}') })
  await expect(page.getByText('This is not a file of brush presets.')).toBeVisible()
  await input.setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: file })
  await expect(page.getByText('This preset is here already.')).toBeVisible()
  await expect(presets.getByRole('button', { name: /^Use / })).toHaveCount(1)
})

function across(y: number): readonly At[] {
  return [0.2, 0.3, 0.4].map((x) => [x, y])
}

test('a nib that feels no pressure draws every stroke as if fully pressed; the other nibs still feel it', async ({
  open,
}) => {
  const { page } = await openTable(open, 'Senses', 1)
  await line(page, across(0.3), { pressure: 0.4 })
  await page.locator('.rail-nib').click()
  await page.getByRole('checkbox', { name: 'Pressure' }).click()
  await expect(page.getByRole('slider', { name: 'Light pressure' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await line(page, across(0.5), { pressure: 0.4 })
  await page.keyboard.press('w')
  await line(page, across(0.7), { pressure: 0.4 })
  const felt = (await strokes(page)).map((points) => points[1]!.pressure)
  expect(felt.map((pressure) => Math.round(pressure * 10) / 10)).toEqual([0.4, 1, 0.4])
})

test('a turned paper is drawn on where the pen is, flipped or not, says how far it is turned, and comes upright', async ({
  open,
}) => {
  const { page, keys } = await openTable(open, 'Turned', 1)
  const paper = page.locator('.table-paper')
  const upright = (await paper.boundingBox())!
  const middle = await page.locator('.table').evaluate((table) => {
    const { left, top, width, height } = table.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })
  await expect(page.getByRole('button', { name: /^Turned by/ })).toHaveCount(0)
  for (let step = 0; step < 2; step += 1) await keys('Alt+r')
  const readout = page.getByRole('button', { name: 'Turned by 30°: set the paper upright' })
  await expect(readout).toHaveText('30°')
  for (const flip of [false, true]) {
    if (flip) await keys('Shift+F')
    await page.getByRole('radio', { name: 'Brush', exact: true }).click()
    const y = middle.y + (flip ? 50 : -60)
    const clip = { x: middle.x - 100, y: y - 15, width: 200, height: 30 }
    const dark = async () => (await readPicture(await pictureOf(page, clip))).dark({ from: [0, 0], to: [1, 1] }, 300)
    expect(await dark()).toBe(0)
    await page.mouse.move(middle.x - 90, y)
    await page.mouse.down()
    await page.mouse.move(middle.x + 90, y, { steps: 2 })
    await page.mouse.up()
    await page.mouse.move(middle.x, middle.y + 140)
    await expect.poll(dark, flip ? 'flipped' : 'as it is').toBeGreaterThan(600)
  }
  await keys('Shift+F')
  await readout.click()
  await expect(page.getByRole('button', { name: /^Turned by/ })).toHaveCount(0)
  expect(await paper.boundingBox()).toEqual(upright)
})
