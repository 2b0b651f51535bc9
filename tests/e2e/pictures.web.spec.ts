import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { enterPanel, framewright, test } from './app.ts'

/** The window once nothing in it has moved for a few frames. */
async function still(page: Page, path: string): Promise<void> {
  let before: Buffer = Buffer.alloc(0)
  let same = 0
  while (same < 3) {
    const now = await page.screenshot({ path })
    same = now.equals(before) ? same + 1 : 0
    before = now
  }
}

/** The picture in the README, made anew with every run (FRAMEWRIGHT_SCREENS=assets/screens keeps it). */
test('pictures of the board, the drawing table and the shot list', async ({ open }, info) => {
  const { home } = open
  const folder = join(home, 'Tare.framewright')
  await framewright(home, 'sample', folder)
  await framewright(home, 'generate', folder, '--shot', '1D', '--provider', 'stand-in', '--yes')
  const { page } = await open.at(folder)
  const screens = process.env['FRAMEWRIGHT_SCREENS'] ?? info.outputDir
  mkdirSync(screens, { recursive: true })
  await still(page, join(screens, 'board.png'))
  await page.getByRole('listbox', { name: 'Board' }).focus()
  for (let shot = 0; shot < 4; shot += 1) await page.keyboard.press('ArrowRight')
  await enterPanel(page)
  await page.getByRole('tab', { name: /^Takes/ }).click()
  await still(page, join(screens, 'panel.png'))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+2')
  await still(page, join(screens, 'shot-list.png'))
})
