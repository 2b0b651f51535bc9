import { expect, saved, test } from './app.ts'
import { filmRows } from './filmRows.ts'

test('undo leads to a shot that the list’s filter hides: the filter makes way', async ({ open }) => {
  const { page, folder } = await open.film('Filtered', '1.78')
  const shots = (): number => [...filmRows(folder).keys()].filter((id) => id.startsWith('shot/')).length
  const action = page.getByRole('textbox', { name: 'Action', exact: true })
  await action.fill('They reach the pier')
  await action.press('Tab')
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('n')
  await saved(page)
  expect(shots()).toBe(2)

  await page.keyboard.press('Control+2')
  const grid = page.getByRole('grid', { name: 'Shot list' })
  const rows = page.locator('[role="row"][data-spots^="frame:"]')
  await expect(rows).toHaveCount(2)
  const filter = page.locator('.list-filter input')
  await filter.fill('pier')
  await expect(rows).toHaveCount(1)
  await grid.focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Undo went to Shot .+\. Press again to undo “.+”\.$/)).toBeVisible()
  await expect(filter).toHaveValue('')
  await expect(rows).toHaveCount(2)
  await saved(page)
  expect(shots()).toBe(2)
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(1)
  await saved(page)
  expect(shots()).toBe(1)
})
