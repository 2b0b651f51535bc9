import { join } from 'node:path'
import { expect, expectAccessible, keepPicture, newHome, ready, saved, test } from './app.ts'
import { filmWithPast, spoil } from '../support/damagedFilm.ts'

test(
  'of a damaged film the newest whole state is one button away, in the film and on the start screen',
  { tag: '@page' },
  async ({ launch }, info) => {
    const home = newHome()
    const part = await filmWithPast(home, 'Part.framewright')
    spoil(part, 'the second day')
    const app = await launch({ home, folder: part })
    const { page } = app
    await ready(page)
    const strip = page.getByRole('region', { name: 'This film can only be read' })
    await expect(strip).toContainText('This film is damaged.')
    await expectAccessible(page)
    await keepPicture(page, join(info.outputDir, 'damaged.png'))
    await strip.getByRole('button', { name: /^Open the version of .+ 4 Mar 2026, 10:05$/ }).click()
    await expect(strip).toBeHidden()
    await saved(page)
    await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('the first day')
    await app.close()

    const lost = await filmWithPast(home, 'Lost.framewright')
    spoil(lost, 'SQLite format')
    const again = await launch({ home, folder: lost })
    const told = again.page.getByRole('alert').filter({ hasText: 'is damaged and was left as it is' })
    await expect(told).toBeVisible()
    await expectAccessible(again.page)
    await keepPicture(again.page, join(info.outputDir, 'refused.png'))
    await told.getByRole('button', { name: /^Open the version of/ }).click()
    await ready(again.page)
    await saved(again.page)
    await expect(again.page.getByRole('textbox', { name: 'Notes' })).toHaveValue('the first day')
  },
)
