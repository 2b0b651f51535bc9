import type { Page } from '@playwright/test'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { expect, makeFilm, newHome, ready, saved, test } from './app.ts'

async function inSettings(page: Page, act: (dialog: ReturnType<Page['getByRole']>) => Promise<void>): Promise<void> {
  await page.keyboard.press('Control+,')
  const dialog = page.getByRole('dialog')
  await act(dialog)
  await page.keyboard.press('Escape')
  await saved(page)
}

test('takes go as a batch at half price, and land; a model that nobody knows can be named, and takes no batches', async ({
  launch,
}) => {
  const home = newHome()
  const model = await startFakeModel([{ kind: 'picture' }], { looks: 0 })
  try {
    const { page } = await launch({
      home,
      folder: await makeFilm(home, 'Batch'),
      environment: { GEMINI_API_KEY: FAKE_KEY },
    })
    await ready(page)
    await inSettings(page, async (dialog) => {
      await dialog.getByRole('tab', { name: 'Generation' }).click()
      await dialog.getByRole('radio', { name: 'Gemini' }).click()
      await dialog.getByLabel('Address').fill(model.url)
      await dialog.getByLabel('Address').press('Enter')
    })
    await page.getByRole('tab', { name: /^Takes/ }).click()
    const when = page.getByRole('radiogroup', { name: 'When' }).or(page.getByRole('group', { name: 'When' }))
    await expect(page.getByText(/about \$0\.036/)).toBeVisible()
    // Until then what stands above the choice, and with it the choice, still moves.
    await expect(page.getByRole('button', { name: 'Make take' })).toBeEnabled()
    await when.getByRole('radio', { name: /^As a batch, half price/ }).click()
    await expect(page.getByText(/about \$0\.018/)).toBeVisible()
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText('T1', { exact: true })).toBeVisible()
    expect(model.batches.made.map(({ entries }) => entries.length)).toEqual([1])
    expect(model.requests.filter(({ path }) => path.endsWith(':generateContent'))).toEqual([])

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('make many')
    await page.keyboard.press('Enter')
    const many = page.getByRole('dialog', { name: 'Make many takes' })
    await expect(many.getByRole('list', { name: 'Left out' })).toContainText('1 has no drawing')
    await expect(many.getByRole('button', { name: 'Make takes' })).toBeDisabled()
    await many.getByLabel(/without a drawing/).check()
    await many.getByRole('radio', { name: 'Film' }).click()
    await expect(many.getByRole('status')).toContainText('1 take, about $0.036')
    await many.getByRole('radio', { name: /^As a batch/ }).click()
    await expect(many.getByRole('status')).toContainText('1 take, about $0.018')
    await many.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByRole('button', { name: /^Take 2/ })).toBeVisible()

    await inSettings(page, async (dialog) => {
      await dialog.getByRole('tab', { name: 'Generation' }).click()
      await dialog.getByLabel('Another model').fill('studio/lens-2')
      await dialog.getByLabel('Another model').press('Enter')
    })
    await expect(page.getByText(/price not known/).first()).toBeVisible()
    await expect(when).toHaveCount(0)
  } finally {
    await model.close()
  }
})
