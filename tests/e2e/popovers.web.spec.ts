import { expect, saved, test } from './app.ts'
import { lineOf } from './pen.ts'
import { openTable } from './table.ts'

test('with a popover open, undo and redo are the film’s, and a field’s own once something is typed there', async ({
  open,
}) => {
  const { page, pen, keys } = await openTable(open, 'Popovers', 1, true)
  const undo = page.getByRole('button', { name: 'Undo', exact: false })
  const draws = page.getByRole('button', { name: /^Undo Draw/ })
  const colors = page.getByRole('dialog', { name: 'Colours' })
  await pen.stroke(lineOf([0.2, 0.3], [0.8, 0.3]))
  await expect(draws).toBeEnabled()
  await page.getByRole('button', { name: /^Current colour/ }).click()
  await keys('Control+z')
  await expect(draws).toHaveCount(0)
  await keys('Control+Shift+z')
  await expect(draws).toBeEnabled()

  await colors.getByRole('button', { name: 'Add the current colour' }).click()
  const added = page.getByRole('button', { name: /^Undo Add Colour/ })
  await expect(added).toBeEnabled()
  const hex = colors.getByRole('textbox', { name: 'Hex' })
  await hex.focus()
  await keys('Control+z')
  await expect(draws).toBeEnabled()
  await keys('Control+Shift+z')
  await hex.fill('#11')
  await keys('Control+z')
  await expect(hex).not.toHaveValue('#11')
  await expect(added).toBeEnabled()
  await expect(colors).toBeVisible()
  await keys('Escape', 'b', 'Control+z')
  await expect(draws).toBeEnabled()
  await expect(undo).toHaveCount(1)
  await saved(page)
})

test('a nib is tried with the grain that is set of it', async ({ open }) => {
  const { page, keys } = await openTable(open, 'Grain', 1, true)
  await keys('b')
  await page.getByRole('button', { name: /^Pencil: / }).click()
  const sample = page.locator('.nib-trial canvas')
  const usual = await sample.screenshot()
  await page.getByRole('slider', { name: 'Grain' }).press('End')
  expect(usual.equals(await sample.screenshot())).toBe(false)
})

test('a text field cuts and copies its own words while marks are selected, and takes any sign in a dialog', async ({
  open,
}) => {
  const { page, pen, keys } = await openTable(open, 'Cut', 1, true)
  await pen.stroke(lineOf([0.2, 0.3], [0.8, 0.3]))
  await keys('Control+3')
  const action = page.getByRole('textbox', { name: 'Action', exact: true })
  await action.fill('She waits')
  await action.press('Tab')
  await page.getByRole('application', { name: 'Drawing' }).focus()
  await keys('Control+a')
  const selected = page.getByRole('toolbar', { name: 'Selected marks' })
  await expect(selected).toContainText('1 mark')
  for (const field of [action, page.getByRole('dialog').getByRole('textbox', { name: 'Hex' })]) {
    if (field !== action) await page.getByRole('button', { name: /^Current colour/ }).click()
    await field.focus()
    await keys('Control+a', 'Control+x')
    await expect(field).toHaveValue('')
    await expect(selected).toContainText('1 mark')
    await keys('Control+v')
    await expect(field).not.toHaveValue('')
  }
  await page.getByRole('dialog').getByRole('textbox', { name: 'Hex' }).fill('')
  await keys('?')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Hex' })).toHaveValue('?')
})
