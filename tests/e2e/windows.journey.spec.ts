import type { Page } from '@playwright/test'
import { command, drawLine, enterPanel, expect, inkOn, makeFilm, newHome, ready, saved, test } from './app.ts'

async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(name)
  await page.keyboard.press('Enter')
}

const inspector = (page: Page, field: string) => page.getByRole('complementary').getByLabel(field)

interface Listed {
  readonly action?: string
  readonly lensMm?: number | null
}
const onDisk = (folder: string, home: string): Listed =>
  (JSON.parse(command(['shots', folder, '--json'], home)) as Listed[])[0]!

test('two windows on one film show what is done in either, and lose nothing of it', async ({ launch }) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Shared')
  const app = await launch({ home, folder })
  const one = app.page
  await ready(one)
  const two = await app.another(() => choose(one, 'Open in new window'))
  await ready(two)
  await expect(two).toHaveTitle('Shared — Saved')

  // At the same moment, as near as two hands can.
  await inspector(one, 'Action').fill('She reads the letter.')
  await inspector(two, 'Lens').fill('75')
  await Promise.all([inspector(one, 'Action').press('Tab'), inspector(two, 'Lens').press('Tab')])
  for (const page of [one, two]) {
    await expect(inspector(page, 'Action')).toHaveValue('She reads the letter.')
    await expect(inspector(page, 'Lens')).toHaveValue('75 mm')
    await saved(page)
  }
  expect(onDisk(folder, home)).toMatchObject({ action: 'She reads the letter.', lensMm: 75 })

  await one.keyboard.press('Control+z')
  for (const page of [one, two]) {
    await expect(inspector(page, 'Action')).toHaveValue('')
    await expect(inspector(page, 'Lens')).toHaveValue('75 mm')
  }

  await enterPanel(one)
  await enterPanel(two)
  expect(await inkOn(two)).toBe(0)
  await drawLine(one, [0.2, 0.5], [0.8, 0.5])
  await expect.poll(() => inkOn(two)).toBeGreaterThan(100)

  await saved(one)
  await one.close()
  await drawLine(two, [0.2, 0.8], [0.8, 0.8])
  await saved(two)
  expect(command(['check', folder], home)).toMatch(/^Nothing is wrong\..* mark 2,/)
})
