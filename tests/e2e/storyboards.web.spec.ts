import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeStoryboarder } from '../support/storyboarderProject.ts'
import { expect, expectAccessible, saved, test } from './app.ts'

const SCRIPT = 'EXT. QUAY - DAY #1-ZX3ZM#\n\nNobody.\n\nINT. CELLAR - NIGHT #2-FA5K7#\n\nA bell.\n'

test('a folder of storyboards is looked through, imported with its script, and undone in one step', async ({
  open,
}) => {
  const theirs = join(open.home, 'Quay')
  await writeStoryboarder(join(theirs, 'storyboards', 'Scene-1-EXT-QUAY-DAY-1-ZX3ZM'), '2.1.0', [
    { uid: 'AAAAA', layers: ['reference', 'fill'], fields: { action: 'She waits.' } },
    { uid: 'BBBBB', layers: ['ink', 'notes'], lost: ['notes'], fields: { newShot: true } },
  ])
  writeFileSync(join(theirs, 'Quay.fountain'), SCRIPT)
  const { page } = await open.film('Ferry')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('import script')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Import script' })
  await expect(dialog.getByRole('button', { name: 'Choose storyboards…' })).toBeVisible()
  const file = join(theirs, 'storyboards', 'Scene-1-EXT-QUAY-DAY-1-ZX3ZM', 'Scene-1-EXT-QUAY-DAY-1-ZX3ZM.storyboarder')

  await test.step('a file without its folder is said to need it', async () => {
    await dialog.getByLabel('Script', { exact: true }).setInputFiles(file)
    await expect(dialog.getByRole('alert')).toContainText('choose the project’s folder')
  })

  await test.step('its folder says what it brings, where to, and what is missing', async () => {
    await dialog.getByLabel('Storyboards', { exact: true }).setInputFiles(theirs)
    const row = dialog.getByRole('list', { name: 'Scenes' }).getByRole('listitem')
    await expect(row).toContainText('2 shots · 2 panels · 3 pictures')
    await expect(row.getByRole('button', { name: /^Where/ })).toHaveText('EXT. QUAY - DAY')
    await expect(dialog.getByRole('checkbox', { name: /Import its script, Quay.fountain/ })).toBeChecked()
    await expectAccessible(page)
    await dialog.getByRole('tab', { name: /Missing/ }).click()
    await expect(dialog.getByRole('list', { name: 'Missing' })).toHaveText(
      'Board 2: board-2-BBBBB-notes.png is missing.',
    )
  })

  await dialog.getByRole('button', { name: 'Import storyboards' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('INT. CELLAR - NIGHT').first()).toBeVisible()
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('INT. CELLAR - NIGHT')).toHaveCount(0)
})
