import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { command, enterPanel, newHome, ready, test } from './app.ts'

/** The picture in the README, made anew with every run (FRAMEWRIGHT_SCREENS=assets/screens keeps it). */
test('pictures of the board, the drawing table and the shot list', async ({ launch }, info) => {
  const home = newHome()
  const folder = join(home, 'Tare.framewright')
  command(['sample', folder], home)
  command(['generate', folder, '--shot', '1D', '--provider', 'stand-in', '--yes'], home)
  const { page } = await launch({ home, folder })
  await ready(page)
  const screens = process.env['FRAMEWRIGHT_SCREENS'] ?? info.outputDir
  mkdirSync(screens, { recursive: true })
  await page.waitForTimeout(3000)
  await page.screenshot({ path: join(screens, 'board.png') })
  await page.getByRole('listbox', { name: 'Board' }).focus()
  for (let shot = 0; shot < 4; shot += 1) await page.keyboard.press('ArrowRight')
  await enterPanel(page)
  await page.getByRole('tab', { name: /^Takes/ }).click()
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(screens, 'panel.png') })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+2')
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(screens, 'shot-list.png') })
})
