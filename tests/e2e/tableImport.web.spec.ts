import { expect, expectAccessible, saved, test } from './app.ts'

const LIST = [
  'Production,The Ferry',
  'Scene,Shot,Frame,Lens,Remark here,Seconds',
  '1,1,CU,35,wind,long',
  '1,1A,WS,50,"=1+1",3',
  '',
].join('\r\n')

test('a shot list is looked through before anything changes, a column corrected, and undone in one step', async ({
  open,
}) => {
  const { page } = await open.film('Ferry')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('import shot list')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Import shot list' })
  await expect(dialog.getByRole('button', { name: 'Choose file…' })).toBeFocused()
  await dialog
    .getByLabel('Shot list', { exact: true })
    .setInputFiles({ name: 'List.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })

  const rows = dialog.getByRole('list', { name: 'Rows' }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(0)).toHaveAttribute('data-kind', 'new')
  await expect(rows.nth(1)).toContainText('New shot')
  await expect(dialog.getByRole('status')).toHaveText('2 new shots, 1 new scene, 1 not read')
  await expectAccessible(page)

  await dialog.getByRole('tab', { name: /^Not read/ }).click()
  await expect(dialog.getByRole('listitem')).toContainText('type a number')
  await dialog.getByRole('tab', { name: /^Columns/ }).click()
  await dialog.getByRole('button', { name: /^Field for Remark here/ }).click()
  await page.getByRole('menuitemradio', { name: 'Notes', exact: true }).click()
  await dialog.getByRole('tab', { name: /^Shots/ }).click()
  await expect(rows.nth(1)).toContainText('Notes =1+1')

  await dialog.getByRole('button', { name: 'Import shot list' }).click()
  await expect(dialog).toBeHidden()
  await saved(page)
  await page.keyboard.press('Control+2')
  const notes = page.getByRole('gridcell', { name: '=1+1' })
  await expect(notes).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(notes).toBeHidden()
})
