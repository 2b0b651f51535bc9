import { EventEmitter, once } from 'node:events'
import type { Page } from '@playwright/test'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { command, expect, makeFilm, newHome, ready, saved, test } from './app.ts'
import { chooseGemini } from './chooseGemini.ts'

async function decide(page: Page, from: string, to: string): Promise<void> {
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Project settings' })
  await settings.getByRole('tab', { name: 'Film', exact: true }).click()
  await settings.getByRole('button', { name: `AI policy: ${from}` }).click()
  await page.getByRole('menuitemradio', { name: to, exact: true }).click()
  await page.keyboard.press('Escape')
  await saved(page)
}

test('what one window decides of models holds in the other: its controls, and all that waits, in one sentence', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Decided')
  const gate = new EventEmitter()
  const model = await startFakeModel([{ kind: 'picture', after: once(gate, 'open') }])
  try {
    const app = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
    const one = app.page
    await ready(one)
    await chooseGemini(one, model.url)
    await saved(one)
    await one.getByRole('tab', { name: /^Takes/ }).click()
    const two = await app.another(async () => {
      await one.keyboard.press('Control+k')
      await one.getByRole('combobox').fill('Open in new window')
      await one.keyboard.press('Enter')
    })
    await ready(two)
    await two.getByRole('tab', { name: /^Takes/ }).click()
    const make = two.getByRole('button', { name: /^Make (take|\d)/ })
    for (let asked = 1; asked <= 6; asked += 1) {
      await make.click()
      await expect(two.getByRole('button', { name: new RegExp(`^${asked} in the queue`) })).toBeVisible()
    }
    await expect.poll(() => model.requests.length).toBe(4)

    await decide(one, 'Allowed', 'Off')
    await expect(make).toBeDisabled()
    await expect(two.getByText(/^Nothing was sent: this film’s AI policy is off \(set /)).toBeVisible()
    for (const page of [one, two])
      await expect(page.getByText(/^2 takes are parked .*this film’s AI policy is off .* someone says so/)).toHaveCount(
        1,
      )
    await expect(two.getByRole('button', { name: '6 in the queue, 2 not going on: open the queue' })).toBeVisible()
    gate.emit('open')
    await expect(two.getByRole('button', { name: '2 in the queue, 2 not going on: open the queue' })).toBeVisible()

    await decide(one, 'Off', 'Reference only')
    await expect(make).toBeEnabled()
    await expect(two.getByText(/^2 takes are paused /)).toBeVisible()
    expect(model.requests).toHaveLength(4)
    await two.getByRole('button', { name: 'Send them' }).click()
    await expect.poll(() => model.requests.length).toBe(6)
    await expect(two.getByText('T6', { exact: true }).first()).toBeVisible()
  } finally {
    await model.close()
  }
  expect(command(['policy', folder], home)).toContain('AI policy: reference only, set on ')
})
