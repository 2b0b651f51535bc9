import { renameSync } from 'node:fs'
import { command, expect, expectAccessible, makeFilm, newHome, ready, saved, test } from './app.ts'

test('a film whose folder is renamed is told of before anything is saved, and saves by itself once it is back', async ({
  launch,
}) => {
  const home = newHome()
  const folder = makeFilm(home, 'Told')
  const { page } = await launch({ home, folder })
  await ready(page)
  const strip = page.getByRole('region', { name: 'Trouble with this film' })
  await expect(strip).toBeHidden()

  renameSync(folder, `${folder} old`)
  await expect(strip.getByRole('alert')).toContainText(`Told.framewright old`)
  await expect(strip.getByRole('button')).toHaveText(['Save a copy…'])
  await expect(page).toHaveTitle(/— Saved$/)
  await expectAccessible(page)

  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('Control+Shift+N')
  await expect(page).toHaveTitle(/— Not saved$/)
  await expect(strip.getByRole('button')).toHaveText(['Try again', 'Save a copy…'])

  renameSync(`${folder} old`, folder)
  await expect(strip).toBeHidden()
  await saved(page)
  expect((JSON.parse(command(['shots', folder, '--json'], home)) as unknown[]).length).toBe(2)
})
