import { expect, saved, test } from './app.ts'
import { openTable } from './table.ts'

test('a scene that is made at the table is undone and redone there', async ({ launch }) => {
  const { page, keys } = await openTable(launch, 'Scene', 1)
  const drawing = page.getByRole('application', { name: 'Drawing' })
  const crumb = page.getByRole('navigation', { name: 'Where you are' })
  await keys('Control+Shift+n')
  await expect(crumb).toContainText('Scene 2')
  await keys('Control+z')
  await expect(crumb).toContainText('Scene 1')
  await expect(drawing).toBeVisible()
  await expect(page.getByRole('list', { name: 'Panels of the film' }).getByRole('button')).toHaveCount(1)
  await keys('Control+Shift+z')
  await expect(crumb).toContainText('Scene 2')
  await expect(drawing).toBeVisible()
})

test('after a take is asked for the keys are the table’s, and a take is looked at from a field as well', async ({
  launch,
}) => {
  const { page, keys } = await openTable(launch, 'Keys', 1, true)
  const drawing = page.getByRole('application', { name: 'Drawing' })
  await page.getByRole('tab', { name: 'Takes', exact: true }).click()
  const last = page.getByRole('textbox', { name: 'Anything else, said last' })
  await last.fill('Rain.')
  await page.getByRole('button', { name: 'Make take' }).click()
  await expect(drawing).toBeFocused()
  await page.getByRole('button', { name: 'Look at T1' }).waitFor()
  await expect(drawing).toBeFocused()
  await keys('e')
  await expect(page.getByRole('radio', { name: 'Eraser' })).toBeChecked()
  for (const place of [drawing, last]) {
    await place.focus()
    await keys('Control+Shift+Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await keys('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(place).toBeFocused()
  }
  await saved(page)
})

test('a message that comes up under a resting pointer goes by itself', async ({ launch }) => {
  const { page } = await openTable(launch, 'Message', 2)
  await page.clock.install()
  const said = page.getByRole('status').filter({ hasText: 'Deleted' })
  const remove = () => page.keyboard.press('Shift+Delete')
  await remove()
  const box = (await said.boundingBox())!
  const [x, y] = [box.x + 30, box.y + box.height / 2]
  await page.clock.fastForward(5000)
  // A pointer that moves over it is reading it.
  await page.mouse.move(x, y, { steps: 3 })
  await page.clock.fastForward(5000)
  await expect(said).toBeVisible()
  await page.clock.fastForward(2000)
  await expect(said).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await remove()
  await expect(said).toBeVisible()
  await page.clock.fastForward(6500)
  await expect(said).toHaveCount(0)
})
