import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name }).first()
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click()
const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key)

test('a new card waits for its name, the card picker’s arrows work at once, and what is deleted hands the focus on', async ({
  open,
}) => {
  const { page } = await open.sample()
  await tab(page, 'Cards')
  const shots = await page
    .getByText(/^\d+ shots$/)
    .first()
    .textContent()
  await button(page, 'Add cast').click()
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await page.keyboard.type('Nina P')
  await press(page, 'Enter')
  await expect(button(page, /Nina P/)).toBeVisible()
  await expect(page.getByText(shots!, { exact: true }).first()).toBeVisible()
  const remove = page.getByRole('button', { name: 'Delete card', exact: true })
  await remove.focus()
  await press(page, 'Enter')
  await expect(remove).toHaveCount(0)
  await expect(page.locator('body')).not.toBeFocused()
  await expect(page.locator('.cards :focus')).toHaveCount(1)

  await tab(page, 'Shot')
  await button(page, 'Add prop').focus()
  await press(page, 'Enter')
  await expect(page.getByRole('textbox', { name: 'Find or name a prop' })).toBeFocused()
  await press(page, 'ArrowDown')
  const choice = page.locator('.card-choices button').first()
  await expect(choice).toBeFocused()
  await press(page, 'ArrowUp')
  await press(page, 'ArrowDown')
  const prop = (await choice.textContent())!
  await press(page, 'Enter')
  await expect(page.getByRole('list', { name: 'Props' })).toContainText(prop)
  await expect(button(page, 'Add prop')).toBeFocused()

  await button(page, 'Export…').focus()
  for (const key of ['n', 'p', 'Shift+P', '/']) await press(page, key)
  await press(page, '?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})
