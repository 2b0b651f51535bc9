import { renameSync } from 'node:fs'
import { join } from 'node:path'
import {
  addShot,
  command,
  expect,
  expectAccessible,
  makeFilm,
  newHome,
  ready,
  replaceDatabase,
  saved,
  test,
} from './app.ts'

test(
  'a film whose folder is renamed is told of before anything is saved, and saves by itself once it is back',
  { tag: '@page' },
  async ({ launch }) => {
    const home = newHome()
    const folder = await makeFilm(home, 'Told')
    const { page } = await launch({ home, folder })
    await ready(page)
    const strip = page.getByRole('region', { name: 'Trouble with this film' })
    await expect(strip).toBeHidden()

    renameSync(folder, `${folder} old`)
    await expect(strip.getByRole('alert')).toContainText(`Told.framewright old`)
    await expect(strip.getByRole('button')).toHaveText(['Save a copy…'])
    await expect(page).toHaveTitle(/— Saved$/)
    await expectAccessible(page)

    await addShot(page)
    await expect(page).toHaveTitle(/— Saving failed$/)
    await expect(strip.getByRole('button')).toHaveText(['Try again', 'Save a copy…'])

    renameSync(`${folder} old`, folder)
    await expect(strip).toBeHidden()
    await saved(page)
    expect((JSON.parse(command(['shots', folder, '--json'], home)) as unknown[]).length).toBe(2)
  },
)

test('where nothing can be saved, a copy has all that the window has, and is opened from it', async ({
  launch,
}, info) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Lost')
  const copy = join(home, 'Kept.framewright')
  const app = await launch({ home, folder })
  const { page } = app
  await ready(page)
  replaceDatabase(folder)
  const strip = page.getByRole('region', { name: 'Trouble with this film' })
  await expect(strip.getByRole('alert')).toContainText('Another program changed or replaced')
  await addShot(page)
  await page.getByRole('textbox', { name: 'Action' }).fill('She reads the letter')
  await expect(page).toHaveTitle(/— Saving failed$/)

  // With the caret in the field still.
  await page.getByRole('textbox', { name: 'Action' }).fill('She burns the letter')
  await app.answerDialogs(copy)
  await strip.getByRole('button', { name: 'Save a copy…' }).click()
  if (info.project.name === 'chromium') {
    const dialog = page.getByRole('dialog', { name: 'Save a copy' })
    await dialog.getByRole('textbox').fill(copy)
    await dialog.getByRole('button', { name: 'Save a copy' }).click()
  }
  await expect(strip.getByRole('alert')).toContainText(`Everything you have is in the copy, ${copy}.`)
  await expectAccessible(page)

  await strip.getByRole('button', { name: 'Open the copy' }).click()
  await ready(page)
  await expect(strip).toBeHidden()
  await saved(page)
  // Read last: the SQLite that is lent to an older Electron keeps a closed copy's files open for a while, and loses their locks.
  const shots = JSON.parse(command(['shots', copy, '--json'], home)) as { action: string }[]
  expect(shots.map(({ action }) => action)).toEqual(['', 'She burns the letter'])
})
