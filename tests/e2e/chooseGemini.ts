import type { Page } from '@playwright/test'
import { expect } from './app.ts'

/** In the project's settings, as a person would. */
export async function chooseGemini(page: Page, address: string): Promise<void> {
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog')
  await settings.getByRole('tab', { name: 'Generation' }).click()
  await settings.getByRole('radio', { name: 'Gemini' }).click()
  await settings.getByLabel('Address').fill(address)
  await settings.getByLabel('Address').press('Enter')
  await page.keyboard.press('Escape')
  await expect(settings).toBeHidden()
}
