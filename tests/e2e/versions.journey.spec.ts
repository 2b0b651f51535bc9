import { join } from 'node:path'
import { command, expect, expectAccessible, keepPicture, makeFilm, newHome, ready, saved, test } from './app.ts'

test(
  'a deleted scene is brought back after the film was closed, and a version is restored and undone',
  { tag: '@page' },
  async ({ launch }, info) => {
    const home = newHome()
    const folder = await makeFilm(home, 'Versions')
    const first = await launch({ home, folder })
    await ready(first.page)
    await first.page.getByRole('listbox', { name: 'Board' }).focus()
    await first.page.keyboard.press('Control+Shift+N')
    await saved(first.page)
    await first.close()

    const { page } = await launch({ home, folder })
    await ready(page)
    const dialog = page.getByRole('dialog', { name: 'Versions and deleted' })
    const show = async (): Promise<void> => {
      await page.getByRole('button', { name: /project menu/ }).click()
      await page.getByRole('menuitem', { name: 'Versions and deleted…' }).click()
    }
    await page.getByRole('listbox', { name: 'Board' }).focus()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Delete scene')
    await page.keyboard.press('Enter')
    // No button opened the palette: the keyboard goes back to where it was.
    await expect(page.getByRole('listbox', { name: 'Board' })).toBeFocused()
    await saved(page)
    await show()
    await expect(dialog.getByText('This scene was deleted since')).toBeVisible()
    await expectAccessible(page)
    await keepPicture(page, join(info.outputDir, 'versions.png'))
    await page.setViewportSize({ width: 1024, height: 700 })
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'))
    await keepPicture(page, join(info.outputDir, 'versions-light.png'))
    await page.setViewportSize({ width: 1440, height: 900 })
    await dialog.getByRole('button', { name: 'Restore Scene 1' }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'Undo Restore Scene 1' }).click()
    await saved(page)
    await show()
    await page.getByRole('tab', { name: 'Deleted' }).click()
    await keepPicture(page, join(info.outputDir, 'deleted.png'))
    await dialog.getByRole('button', { name: /^Bring back Scene/ }).click()
    await expect(dialog.getByText(/^Nothing was deleted/)).toBeVisible()
    await saved(page)
    expect((JSON.parse(command(['shots', folder, '--json'], home)) as unknown[]).length).toBe(2)
  },
)
