import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectAccessibleInThemes, makeFilm, newHome, ready, test } from './app.ts'

/** Holds every opening on its way to the host, as a disk that is slow to answer would. Gives what lets them through. */
async function holdOpenings(page: Page): Promise<() => void> {
  const free = new AbortController()
  await page.route('**/api/call/projects.open', async (route) => {
    if (!free.signal.aborted) await once(free.signal, 'abort')
    await route.continue()
  })
  return () => free.abort()
}

test('a film that is slow to open can be given up by the keyboard, and leaves the window as it was', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Causeway')
  const other = await makeFilm(home, 'Harbour')
  const { page } = await launch({ home, folder })
  await ready(page)

  // At the start of the window, before there is anything else in it.
  const letThrough = await holdOpenings(page)
  await page.reload()
  const dialog = page.getByRole('dialog', { name: 'Opening Causeway' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await expectAccessibleInThemes(page, 'a film that opens slowly')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const recent = page.getByRole('button', { name: /^Causeway/ })
  await expect(recent).toBeEnabled()

  // From the list of recent films: the focus is where it was.
  await recent.focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(recent).toBeFocused()

  // From the dialog that asks for a folder, which stays for another try.
  await page.getByRole('button', { name: 'Open…' }).click()
  const asking = page.getByRole('dialog', { name: 'Open project' })
  await asking.getByRole('textbox').fill(other)
  await page.keyboard.press('Enter')
  const second = page.getByRole('dialog', { name: 'Opening Harbour' })
  await expect(second).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(second).toBeHidden()
  await expect(asking).toBeVisible()

  // What was on its way is not opened behind the person's back, and can be opened now.
  const arrived = page.waitForResponse('**/api/call/projects.open')
  letThrough()
  await arrived
  await expect.poll(() => existsSync(join(other, 'lock.json'))).toBe(false)
  await asking.getByRole('button', { name: 'Open' }).click()
  await expect(page).toHaveTitle(/^Harbour — /)
  expect(existsSync(join(other, 'lock.json'))).toBe(true)
})
