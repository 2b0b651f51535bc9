import type { Locator, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFolder } from '#host/project/openFolder.ts'
import { saveView } from '#shared/document/commands/listViews.ts'
import { testFilm } from '../support/testFilm.ts'
import { expect, expectAccessible, saved, test } from './app.ts'
import { filmRows } from './filmRows.ts'

/** The dialog of the shot list on paper. */
async function openShotList(page: Page): Promise<Locator> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('shot list as PDF')
  await page.keyboard.press('Enter')
  return page.getByRole('dialog', { name: 'Export' })
}

test('a format is chosen by keys, shown as what it will be, written, and chosen again the next time', async ({
  open,
}) => {
  const { page } = await open.film('Rows')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('shot list as CSV')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('radio', { name: 'CSV' })).toBeChecked()
  await expect(dialog.getByRole('status', { name: 'Rows' })).toHaveText('1 row')
  await expect(dialog.getByRole('columnheader', { name: 'Lens' })).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Lens' }).press('Space')
  await expect(dialog.getByRole('columnheader', { name: 'Lens' })).toBeHidden()
  await expectAccessible(page)

  const file = join(open.home, 'rows')
  await dialog.getByLabel('Save to').fill(file)
  await dialog.getByLabel('Save to').press('Enter')
  await expect(dialog.getByText(`Saved to ${file}.csv`)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused()
  const [head] = readFileSync(`${file}.csv`, 'utf8').split('\r\n')
  expect(head).toMatch(/^\ufeffScene,Scene heading,Shot,.*Seconds/)
  expect(head).not.toContain('Lens')

  await dialog.getByRole('radio', { name: 'CSV' }).press('ArrowLeft')
  await dialog.getByRole('radio', { name: 'PDF' }).press('Space')
  await expect(dialog.getByRole('status', { name: 'Page' })).toHaveText('Page 1 of 1')
  await expect(dialog.getByLabel('Save to')).toHaveValue(/Storyboard\.pdf$/)
  await dialog.getByRole('radio', { name: 'CSV' }).press('Space')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(dialog.getByRole('status', { name: 'Rows' })).toHaveText('1 row')
  await expect(dialog.getByRole('checkbox', { name: 'Lens' })).not.toBeChecked()
})

test('choices are kept under a name, taken again, renamed, deleted and brought back', async ({ open }) => {
  const { page, folder } = await open.film('Days')
  const dialog = await openShotList(page)
  await dialog.getByRole('radio', { name: 'Shooting' }).press('Space')
  await expect(dialog.getByText('Shot list in shooting order')).toBeVisible()
  await expect(dialog.getByRole('checkbox', { name: 'New page for each day' })).toBeVisible()

  await dialog.getByRole('button', { name: 'Profile: None' }).press('Enter')
  const profiles = page.getByRole('dialog', { name: 'Profiles' })
  await profiles.getByRole('textbox', { name: 'Keep these choices as' }).fill('1st AD')
  await page.keyboard.press('Enter')
  await expect(profiles.getByRole('button', { name: '1st AD', exact: true, pressed: true })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await dialog.getByRole('radio', { name: 'Story' }).first().press('Space')
  await dialog.getByRole('button', { name: 'Profile: 1st AD, changed' }).press('Enter')
  await profiles.getByRole('button', { name: '1st AD', exact: true }).press('Enter')
  await expect(dialog.getByRole('radio', { name: 'Shooting' })).toBeChecked()

  await expect(profiles).toBeHidden()
  await dialog.getByRole('button', { name: 'Profile: 1st AD' }).press('Enter')
  await profiles.getByRole('button', { name: 'Rename “1st AD”' }).press('Enter')
  await page.keyboard.type('2nd AD')
  await page.keyboard.press('Enter')
  await expect(profiles.getByRole('button', { name: '2nd AD', exact: true })).toBeFocused()
  await profiles.getByRole('button', { name: 'Delete “2nd AD”' }).press('Enter')
  await expect(profiles.getByRole('button', { name: '2nd AD', exact: true })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(profiles).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+z')
  await saved(page)
  expect(JSON.stringify([...filmRows(folder)])).toContain('2nd AD')
})

test('a document is made of a saved view of the shot list', async ({ open }) => {
  const folder = join(open.home, 'Views.framewright')
  const columns = { hidden: [], widths: {}, order: [], known: [] }
  const look = { filters: [], sort: null, group: null, shooting: false, columns }
  const board = saveView(testFilm([[1], [1, 1]]), 'view_000000000001', { name: 'For B camera', filter: '2a', ...look })
  const context = { app: 'test', now: () => Date.now(), log: () => undefined }
  await (await createFolder(folder, board, context)).close()
  const { page } = await open.at(folder)
  const dialog = await openShotList(page)
  const view = dialog.getByRole('button', { name: 'View of the shot list' })
  await view.press('Enter')
  await page.getByRole('menuitemradio', { name: 'For B camera' }).press('Enter')
  await expect(view).toBeFocused()
  await expect(dialog.getByText('Selection: Scene 2 · view “For B camera”')).toBeVisible()
})

test('from a shot list in shooting order that is printed first, until the film has had another order', async ({
  open,
}) => {
  const { page } = await open.film('Order')
  await page.keyboard.press('Control+2')
  await page.getByRole('radio', { name: 'Shooting order' }).press('Space')
  await page.keyboard.press('Control+1')
  await page.getByRole('listbox', { name: 'Board' }).waitFor()
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('radio', { name: 'Shooting order' })).toBeChecked()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const shooting = dialog.getByRole('radio', { name: 'Shooting', exact: true })
  await expect(shooting).toBeChecked()
  await expect(dialog.getByText('As the shot list stands.')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Portrait' }).press('Space')
  await expect(dialog.getByText('As the shot list stands.')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Story', exact: true }).press('Space')
  await expect(dialog.getByText('As the shot list stands.')).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+e')
  await expect(shooting).not.toBeChecked()
  await expect(dialog.getByText('The shot list is in shooting order.')).toBeVisible()
})
