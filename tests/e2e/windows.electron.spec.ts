import type { Page } from '@playwright/test'
import { addShot, command, expect, makeFilm, newHome, ready, saved, test } from './app.ts'

const shots = (folder: string, home: string): number =>
  (JSON.parse(command(['shots', folder, '--json'], home)) as unknown[]).length

test('a film asked for from outside has a window of its own, once; and a window that stops takes no other along', async ({
  launch,
}) => {
  const home = newHome()
  const first = await makeFilm(home, 'First')
  const second = await makeFilm(home, 'Second')
  const third = await makeFilm(home, 'Third')
  const app = await launch({ home, folder: first })
  const one = app.page
  await ready(one)
  const two = await app.another(async () => {
    await one.keyboard.press('Control+k')
    await one.getByRole('combobox').fill('New window')
    await one.keyboard.press('Enter')
  })
  await app.answerDialogs(second)
  await two.getByRole('button', { name: 'Open…' }).click()
  await ready(two)
  await expect(two).toHaveTitle('Second — Saved')
  const three = await app.another(() => app.startAgain(third))
  await expect(three).toHaveTitle('Third — Saved')
  await app.closeWindow(2)
  // These are open: neither is opened again, nor in the other's place.
  await app.startAgain(first)
  await app.startAgain(second)
  await addShot(one)
  await addShot(two)
  for (const page of [one, two]) await saved(page)
  await expect(one).toHaveTitle('First — Saved')
  expect(await app.windows()).toBe(2)
  expect([shots(first, home), shots(second, home)]).toEqual([2, 2])

  const stopped = one.waitForEvent('crash')
  await app.stopPage(0)
  await stopped
  await addShot(two)
  await saved(two)
  await expect.poll(() => app.windows()).toBe(2)
  const gone: Promise<Page> = two.waitForEvent('close')
  await two.close()
  await gone
  await expect.poll(() => app.windows()).toBe(1)
  expect(shots(second, home)).toBe(3)
})
