import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import { expect, expectAccessible, keepPicture, newHome, ready, saved, test } from './app.ts'

/** A film that somebody made on another computer, whose requests go to their own server. */
async function bringFilm(home: string, baseUrl: string): Promise<string> {
  const theirs = startInProcess()
  const made = await theirs.client.call('projects.sample', { folder: join(theirs.folder, 'Tare.framewright') })
  if (!made.ok) throw new Error(made.failure.kind)
  const { project, folder, rows } = made.value
  const row = { ...rows.project[0]!, provider: 'gemini' as const, baseUrl }
  await theirs.client.call('board.save', { project, writes: [put('project', row)] })
  await theirs.client.call('projects.close', { project })
  const brought = join(home, 'Tare.framewright')
  cpSync(folder, brought, { recursive: true })
  await theirs.close()
  return brought
}

test('a film from elsewhere says so in one line, sends nothing, and is trusted by one button', async ({
  launch,
}, info) => {
  const home = newHome()
  const model = await startFakeModel()
  const { host } = new URL(model.url)
  try {
    const folder = await bringFilm(home, model.url)
    const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
    await ready(page)
    const strip = page.getByRole('region', { name: 'This film is restricted' })
    await expect(strip).toContainText(`then it sends your key, your words and your pictures to ${host}.`)
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await expect(page.getByText(`To ${host}`, { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Make take' })).toBeDisabled()
    await expect(page.getByText('This film makes no takes until it is trusted on this computer.')).toBeVisible()
    await expectAccessible(page)
    for (const theme of ['dark', 'light'] as const)
      for (const [width, height] of [
        [1440, 900],
        [1024, 700],
      ] as const) {
        await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
        await page.setViewportSize({ width, height })
        await keepPicture(page, info.outputPath(`restricted-${theme}-${width}.png`))
      }
    await page.keyboard.press('Control+,')
    const settings = page.getByRole('dialog')
    await expect(settings.getByLabel('Address')).toBeDisabled()
    await keepPicture(page, info.outputPath('restricted-address.png'))
    await settings.getByRole('tab', { name: 'Key' }).click()
    await expect(settings.getByRole('button', { name: 'Test' })).toBeDisabled()
    await keepPicture(page, info.outputPath('restricted-key.png'))
    await page.keyboard.press('Escape')
    await expect(settings).toBeHidden()
    expect(model.requests).toEqual([])

    await strip.getByRole('button', { name: 'Trust this film' }).focus()
    await page.keyboard.press('Enter')
    await expect(strip).toHaveCount(0)
    await expect(page.getByRole('listbox', { name: 'Board' })).toBeFocused()
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText('AI reference').first()).toBeVisible()
    await saved(page)
    expect(model.requests.map(({ headers }) => headers['x-goog-api-key'])).toEqual([FAKE_KEY])
    await page.keyboard.press('Control+,')
    await settings.getByRole('tab', { name: 'Key' }).click()
    await settings.getByRole('button', { name: 'Test' }).click()
    await expect(settings.getByText(`The key works: ${host} offers`)).toBeVisible()
    await keepPicture(page, info.outputPath('trusted-key.png'))
  } finally {
    await model.close()
  }
})
