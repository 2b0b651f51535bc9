import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectAccessible, makeFilm, newHome, ready, test } from './app.ts'

test('a format is chosen by keys, shown as what it will be, written, and chosen again the next time', async ({
  launch,
}) => {
  const home = newHome()
  const { page } = await launch({ home, folder: makeFilm(home, 'Rows') })
  await ready(page)
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

  const file = join(home, 'rows')
  await dialog.getByLabel('Save to').fill(file)
  await dialog.getByLabel('Save to').press('Enter')
  await expect(dialog.getByText(`Saved to ${file}.csv`)).toBeVisible()
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
