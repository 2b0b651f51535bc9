import { expect, saved, test } from './app.ts'
import { filmRows } from './filmRows.ts'

test('a film has columns of its own, keeps a view of them, and words in them are found and replaced, by keyboard', async ({
  open,
}) => {
  const { page, folder } = await open.film('Own', '1.78')
  await page.keyboard.press('Control+2')
  const grid = page.getByRole('grid', { name: 'Shot list' })
  const columns = page.getByRole('dialog', { name: 'Columns', exact: true })
  await page.getByRole('button', { name: 'Columns', exact: true }).press('Enter')
  await columns.getByRole('textbox', { name: 'New column' }).fill('Stunts')
  await page.keyboard.press('Enter')
  await columns.getByRole('textbox', { name: 'New column' }).fill('Done')
  await columns.getByRole('radio', { name: 'Tick' }).click()
  await columns.getByRole('button', { name: 'Add column' }).press('Enter')
  await expect(grid.getByRole('columnheader', { name: /^Done/ })).toBeAttached()
  await page.keyboard.press('Escape')

  await grid.focus()
  await page.keyboard.press('Control+Home')

  // A column is dragged by its name, and undo brings it back.
  await expect(columns).toBeHidden()
  const names = grid.locator('.column-name')
  await expect(names.nth(2)).toHaveText('Size')
  const [from, to] = [(await names.nth(2).boundingBox())!, (await names.nth(4).boundingBox())!]
  await page.mouse.move(from.x + 12, from.y + 12)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width - 8, to.y + 12, { steps: 4 })
  await page.mouse.up()
  await expect(names.nth(4)).toHaveText('Size')
  await expect(grid.locator('[aria-sort="ascending"]')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(names.nth(2)).toHaveText('Size')

  await page.keyboard.press('End')
  await page.keyboard.press('Space')
  await expect(grid.getByRole('button', { name: 'Done of shot 1: yes' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('High fall, fall mat')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByRole('textbox', { name: 'Stunts' })).toHaveValue(
    'High fall, fall mat',
  )

  await page.keyboard.press('Control+h')
  const strip = page.getByRole('region', { name: 'Find in the list' })
  await page.keyboard.type('FALL')
  await expect(strip.getByText('2 in 1 cell', { exact: true })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(strip.getByRole('textbox', { name: 'Replace with' })).toBeFocused()
  await page.keyboard.type('drop')
  await page.keyboard.press('Control+Enter')
  await expect(grid.getByText('High drop, drop mat')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(grid).toBeFocused()

  await page.getByRole('button', { name: 'Group', exact: true }).press('Enter')
  await page.getByRole('menuitemcheckbox', { name: 'Done' }).press('Enter')
  await page.getByRole('button', { name: 'Views', exact: true }).press('Enter')
  const views = page.getByRole('dialog', { name: 'Views' })
  await views.getByRole('textbox', { name: 'Save the list as it is shown' }).fill('Stunt days')
  await page.keyboard.press('Enter')
  await expect(views.getByRole('button', { name: 'Stunt days', exact: true })).toBeVisible()
  // A hand that is on the next button as soon as the panel has gone stays there.
  const grouped = page.getByRole('button', { name: 'No longer Grouped by Done' })
  await grouped.evaluate((chip: HTMLElement) =>
    new MutationObserver(() => {
      if (!document.querySelector('[data-popover]')) chip.focus()
    }).observe(document.body, { childList: true, subtree: true }),
  )
  await page.keyboard.press('Escape')
  await expect(views).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(grouped).toHaveCount(0)
  await page.getByRole('button', { name: 'Views', exact: true }).press('Enter')
  await views.getByRole('button', { name: 'Stunt days', exact: true }).press('Enter')
  await expect(grid.locator('.scene-line b')).toHaveText(['Yes'])
  await saved(page)
  const film = JSON.stringify([...filmRows(folder)].filter(([id]) => id.startsWith('project/')))
  expect(film).toContain('Stunt days')
  expect(film).toContain('Stunts')
})
