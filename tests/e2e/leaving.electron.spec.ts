import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { addShot, expect, framewright, makeFilm, newHome, ready, replaceDatabase, test } from './app.ts'
import type { Launched } from './launch.ts'

/** A film with a shot that is in the window alone, since its database was replaced. */
async function unsaved(launch: (options: { home: string; folder: string }) => Promise<Launched>, home: string) {
  const folder = await makeFilm(home, 'Lost')
  const app = await launch({ home, folder })
  await ready(app.page)
  replaceDatabase(folder)
  await expect(app.page.getByRole('region', { name: 'Trouble with this film' })).toBeVisible()
  await addShot(app.page)
  await expect(app.page).toHaveTitle(/— Saving failed$/)
  return app
}

const closed = (page: Page): Promise<unknown> => (page.isClosed() ? Promise.resolve() : page.waitForEvent('close'))

test('quitting over what could not be saved asks at once, and a copy lets the window go', async ({ launch }) => {
  const home = newHome()
  const copy = join(home, 'Kept.framewright')
  const app = await unsaved(launch, home)
  await app.answerDialogs(copy)
  await app.answerQuestions('Save a copy…')
  await app.quit()
  await expect(app.page.getByRole('alert').filter({ hasText: `in the copy, ${copy}.` })).toBeVisible()
  const [asked] = await app.questions()
  expect(asked?.message).toBe('Your last changes are not saved.')
  expect(asked?.buttons).toEqual(['Save a copy…', 'Close without saving', 'Keep open'])
  expect((JSON.parse(await framewright(home, 'shots', copy, '--json')) as unknown[]).length).toBe(2)
  const gone = closed(app.page)
  await app.quit()
  await gone
})

test('a window that is closed with the hand still in a field has saved the last letter, and asks nothing', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Tide')
  const app = await launch({ home, folder })
  const { page } = app
  await ready(page)
  await addShot(page)
  await app.answerQuestions('Keep open')
  await page.getByRole('complementary').getByLabel('Action', { exact: true }).first().click()
  await page.keyboard.type('The tide is out.')
  const gone = closed(page)
  await app.quit()
  await gone
  const shots = JSON.parse(await framewright(home, 'shots', folder, '--json')) as { action: string }[]
  expect(shots.map(({ action }) => action)).toContain('The tide is out.')
})

test('what could not be saved is lost only at a word', async ({ launch }) => {
  const app = await unsaved(launch, newHome())
  await app.answerQuestions('Keep open')
  await app.quit()
  await expect.poll(() => app.questions()).toHaveLength(1)
  expect(app.page.isClosed()).toBe(false)
  await app.answerQuestions('Close without saving')
  const gone = closed(app.page)
  await app.quit()
  await gone
})
