import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { expect, expectAccessible, makeFilm, newHome, ready, test } from './app.ts'
import { chooseGemini } from './chooseGemini.ts'
import { jobsOnDisk } from './filmRows.ts'

test('closing a page over a request that is out asks once, lets it finish, and the next opening says what came', async ({
  launch,
}) => {
  const door = new EventTarget()
  const after = new Promise<unknown>((resolve) => door.addEventListener('open', resolve, { once: true }))
  const model = await startFakeModel([{ kind: 'picture', after }])
  try {
    const home = newHome()
    const folder = await makeFilm(home, 'Out')
    const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
    await ready(page)
    await chooseGemini(page, model.url)
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect.poll(() => model.requests.length).toBe(1)
    // The service has it before the page hears so; a page asks about what it knows.
    await expect(page.getByRole('progressbar', { name: /: sent$/ })).toBeVisible()
    // The browser's own question, answered with Stay.
    page.once('dialog', (dialog) => void dialog.dismiss())
    await page.close({ runBeforeUnload: true })
    const question = page.getByRole('dialog', { name: 'A take is being made' })
    await expect(question).toContainText('says so when the film is next opened')
    await expect(question.getByRole('button', { name: 'Keep working' })).toBeFocused()
    await expectAccessible(page)
    await question.getByRole('button', { name: 'Let it finish, close the film' }).click()
    await expect(page.getByRole('heading', { name: 'Framewright' })).toBeVisible()
    door.dispatchEvent(new Event('open'))
    await expect.poll(() => jobsOnDisk(folder).map(({ state, unseen }) => [state, unseen])).toEqual([['done', true]])
    const told = page.getByText('While this film was closed: 1 take landed.')
    await page.getByRole('button', { name: /^Out/ }).first().click()
    await ready(page)
    await expect(told).toBeVisible()
    await page.reload()
    await ready(page)
    await expect(page.getByRole('tab', { name: 'Takes 1' })).toBeVisible()
    await expect(told).toHaveCount(0)
    expect(model.requests).toHaveLength(1)
  } finally {
    await model.close()
  }
})
