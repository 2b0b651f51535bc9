import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, makeFilm, newHome, ready, test } from './app.ts'

test('a picture that was saved is told of with its folder, and one that could not be is told of too', async ({
  launch,
}) => {
  const home = newHome()
  const app = await launch({ home, folder: await makeFilm(home, 'Salt') })
  const { page } = app
  await ready(page)
  const save = async (): Promise<void> => {
    await page.getByRole('listbox', { name: 'Board' }).focus()
    await app.choose('panel.savePicture')
  }
  const file = join(home, 'first panel.png')
  await app.answerDialogs(file)
  await save()
  const told = page.getByRole('status').filter({ hasText: 'Saved first panel.png' })
  await told.getByRole('button', { name: 'Show in folder' }).click()
  expect(existsSync(file)).toBe(true)
  await expect.poll(() => app.shownFolders()).toEqual([home])

  await app.answerDialogs(join(home, 'Salt.framewright', 'board.sqlite', 'no folder.png'))
  await save()
  await expect(page.getByRole('alert').filter({ hasText: 'no folder.png could not be saved there' })).toBeVisible()
})
