import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { enterPanel, expect, expectAccessible, makeFilm, newHome, ready, saved, test } from './app.ts'

async function theme(page: Page, name: 'dark' | 'light'): Promise<void> {
  if ((await page.locator('html').getAttribute('data-theme')) === name) return
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Switch between dark and light')
  await page.keyboard.press('Enter')
}

test('no screen has a serious accessibility fault, dark or light', { tag: '@page' }, async ({ open }) => {
  const { page } = await open.sample()
  // Dark again last, as the window is that others go on in.
  for (const shade of ['light', 'dark'] as const) {
    await theme(page, shade)
    const look = (): Promise<void> => expectAccessible(page, shade === 'light' ? 'all' : 'colors')
    await look()
    for (const tab of ['Takes', 'Layers', 'Cards', 'Shot']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
      await look()
    }
    await page.keyboard.press('Control+2')
    await page.getByRole('grid').waitFor()
    await look()
    await page.keyboard.press('Control+e')
    await page.getByRole('status', { name: 'Page' }).getByText(/of 2/).waitFor()
    await look()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+,')
    for (const tab of ['Generation', 'Key', 'Project', 'Film']) {
      await page.getByRole('dialog').getByRole('tab', { name: tab }).click()
      await look()
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+1')
    await enterPanel(page)
    await look()
    await page.keyboard.press('Escape')
  }
})

test(
  'what changes in the shot list changes on the board and in the inspector, and the other way round',
  { tag: '@page' },
  async ({ open }) => {
    const { page } = await open.sample()
    await page.keyboard.press('Control+2')
    const row = page
      .getByRole('grid')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: '1B' }) })
    await row.getByRole('gridcell', { name: '40 mm' }).click()
    await page.keyboard.type('75')
    await page.keyboard.press('Enter')
    await expect(row.getByRole('gridcell', { name: '75 mm' })).toBeVisible()
    await row.getByRole('gridcell', { name: '75 mm' }).click()
    const inspector = page.getByRole('complementary')
    await expect(inspector.getByLabel('Lens')).toHaveValue('75 mm')
    await inspector.getByLabel('Action').fill('She waits for the needle, and does not breathe.')
    await inspector.getByLabel('Action').press('Tab')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(inspector.getByLabel('Lens')).toHaveValue('40 mm')
    await saved(page)
  },
)

test('a film is boarded and printed with the keyboard alone', async ({ launch }) => {
  const home = newHome()
  const app = await launch({ home, folder: await makeFilm(home, 'Keys Only') })
  const { page } = app
  await ready(page)
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await page.keyboard.press('p')
  await page.keyboard.press('Control+2')
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Export')
  await page.keyboard.press('Enter')
  const file = join(home, 'Keys Only.pdf')
  await app.answerDialogs(file)
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('status', { name: 'Page' }).waitFor()
  const path = dialog.getByRole('textbox')
  if ((await path.count()) > 0) await path.last().fill(file)
  await dialog.getByRole('button', { name: /^Export/ }).press('Enter')
  await expect(dialog.getByText(/Saved to/)).toBeVisible()
  expect(existsSync(file)).toBe(true)
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  if (!spawnSync('pdftotext', ['-v']).error) {
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    for (const number of ['1', '1A', '1B']) expect(text).toMatch(new RegExp(`\\b${number}\\b`))
  }
})
