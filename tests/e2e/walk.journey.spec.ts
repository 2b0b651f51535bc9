import type { Page } from '@playwright/test'
import { expect, expectAccessible, ready, saved, test } from './app.ts'

const board = (page: Page) => page.getByRole('listbox', { name: 'Board' })
const chosen = (page: Page) => board(page).getByRole('option', { selected: true })

/** Two scenes, of three shots and of one; the first shot has two panels. */
async function fourShots(page: Page): Promise<void> {
  await board(page).focus()
  await page.keyboard.press('p')
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByRole('button', { name: 'Undo Add Scene 2' })).toBeEnabled()
  await board(page).focus()
}

test('the board is walked by scene, searched by number and left by keys alone', { tag: '@page' }, async ({ open }) => {
  const { page } = await open.film('Walk')
  await fourShots(page)
  await page.keyboard.press('Home')
  await expect(chosen(page)).toContainText('Shot 1,')
  await page.keyboard.press('Tab')
  await expect(chosen(page)).toContainText('Shot 2,')
  await page.keyboard.press('Shift+Tab')
  await expect(chosen(page)).toContainText('Shot 1,')
  await page.keyboard.type('1b')
  await expect(chosen(page)).toContainText('Shot 1B,')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(board(page)).not.toBeFocused()
  // Past the places where a shot or a scene can be added.
  const filter = page.getByRole('button', { name: 'Filter', exact: true })
  const reached = () => filter.evaluate((button) => button === document.activeElement)
  for (let more = 0; more < 8 && !(await reached()); more += 1) await page.keyboard.press('Tab')
  await expect(filter).toBeFocused()
})

test('a shot is split at a panel and merged again, each with its name', { tag: '@page' }, async ({ open }) => {
  const { page } = await open.film('Split')
  await fourShots(page)
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Shift+S')
  await expect(page.getByRole('button', { name: 'Undo Split Shot 1', exact: true })).toBeEnabled()
  await expect(chosen(page)).toContainText('Shot 1A,')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+M')
  await expect(page.getByRole('button', { name: 'Undo Merge Shot 1 with the Next' })).toBeEnabled()
  await expect(chosen(page)).toContainText('2 panels')
  await saved(page)
})

test('a filter counts, is walked past what it leaves out, and goes with Esc', { tag: '@page' }, async ({ open }) => {
  const { page } = await open.film('Filter')
  await fourShots(page)
  await page.keyboard.press('/')
  const words = page.getByRole('searchbox', { name: 'Words' })
  await expect(words).toBeFocused()
  await words.fill('1b')
  await expect(page.getByText('1 of 4 shots')).toBeVisible()
  await expectAccessible(page)
  await board(page).focus()
  await page.keyboard.press('Home')
  await expect(chosen(page)).toContainText('Shot 1B,')
  await page.keyboard.press('Escape')
  await expect(page.getByText('4 shots', { exact: true })).toBeVisible()
})

test('the film keeps the arrangement that it was last looked at in', { tag: '@page' }, async ({ open }) => {
  const { page } = await open.film('Arranged')
  await fourShots(page)
  await saved(page)
  for (const name of ['Filmstrip', 'Contact sheet']) {
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true')
  }
  await page.reload()
  await ready(page)
  await expect(page.getByRole('button', { name: 'Contact sheet' })).toHaveAttribute('aria-pressed', 'true')
})
