import { filmRows } from './filmRows.ts'
import {
  addShot,
  expect,
  expectAccessible,
  expectAccessibleInThemes,
  makeFilm,
  newHome,
  ready,
  replaceDatabase,
  saved,
  test,
} from './app.ts'

test('leaving a film that could not be saved asks first, and says why', async ({ launch }) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Lost')
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

test('leaving while more is being saved than a browser sends after its page asks first, and nothing of it is lost', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Long')
  const { page } = await launch({ home, folder })
  await ready(page)
  await saved(page)
  // Three bytes a letter: 120 kB, where a browser takes 64 KiB over from a page that goes.
  const words = ['雪', '月'].map((letter) => letter.repeat(20_000))
  const onDisk = (): boolean[] => {
    const rows = [...filmRows(folder).values()]
    return words.map((word) => rows.some((row) => row.includes(word)))
  }
  let goOn!: () => void
  const held = new Promise<void>((done) => (goOn = done))
  await page.route('**/api/call/board.save', async (route) => {
    await held
    await route.continue()
  })
  for (const [at, name] of ['Action', 'Notes'].entries())
    await page.getByRole('textbox', { name, exact: true }).fill(words[at]!)
  const asked = page.waitForEvent('dialog')
  const leaving = page.close({ runBeforeUnload: true })
  const question = await asked
  expect([question.type(), ...onDisk()]).toEqual(['beforeunload', false, false])
  await question.dismiss()
  await leaving
  goOn()
  await saved(page)
  expect(onDisk()).toEqual([true, true])
  // All of it is there: it may go without a word.
  const gone = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await gone
})
