import {
  addShot,
  expect,
  expectAccessible,
  expectAccessibleInThemes,
  makeFilm,
  newHome,
  ready,
  replaceDatabase,
  test,
} from './app.ts'

test('leaving a film that could not be saved asks first, and says why', async ({ launch }) => {
  const home = newHome()
  const folder = makeFilm(home, 'Lost')
  const { page } = await launch({ home, folder })
  await ready(page)
  replaceDatabase(folder)
  await addShot(page)
  await expect(page).toHaveTitle(/— Saving failed$/)
  const question = page.getByRole('dialog', { name: 'Your last changes are not saved' })
  const close = async (): Promise<void> => {
    await page.getByRole('button', { name: /project menu/ }).click()
    await page.getByRole('menuitem', { name: 'Close project' }).click()
  }
  // The browser's own question, answered with Stay.
  page.once('dialog', (dialog) => void dialog.dismiss())
  await page.close({ runBeforeUnload: true })
  await expect(question).toContainText('Another program changed or replaced')
  await expect(question.getByRole('button')).toHaveText(['Keep working', 'Save a copy…', 'Close without saving', ''])
  await expectAccessible(page)
  await expectAccessibleInThemes(page, 'leaving what is not saved')
  await expect(question.getByRole('button', { name: 'Keep working' })).toBeFocused()
  await question.getByRole('button', { name: 'Keep working' }).click()
  await expect(page).toHaveTitle(/— Saving failed$/)
  await close()
  await question.getByRole('button', { name: 'Close without saving' }).click()
  await expect(page.getByRole('heading', { name: 'Framewright' })).toBeVisible()
})
