import type { Page } from '@playwright/test'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { putJobs } from '../support/ledgerFilm.ts'
import { drawLine, enterPanel, expect, framewright, makeFilm, newHome, ready, saved, test } from './app.ts'
import { chooseGemini } from './chooseGemini.ts'

const words = (page: Page) => page.locator('.request-words')
const piece = (page: Page, text: string) => page.locator('.piece', { hasText: text })

async function showTakes(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Takes/ }).click()
  await expect(words(page)).toBeVisible()
}

async function choose(page: Page, field: string, option: RegExp): Promise<void> {
  await page.getByRole('tab', { name: /^Shot/ }).click()
  await page.getByRole('button', { name: new RegExp(`^${field}: `) }).click()
  await page.getByRole('menuitemradio', { name: option }).click()
  await showTakes(page)
}

test('a request is reworded, pinned and cut by keyboard, and is there again after a restart', async ({ open }) => {
  const { page } = await open.film('Worded')
  await choose(page, 'Size', /^CU/)
  await choose(page, 'Angle', /^Low/)
  await expect(words(page)).toContainText('Close-up from a low camera')

  await piece(page, 'Close-up').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Size' }).getByRole('textbox').fill('as tight as it gets')
  await page.keyboard.press('Escape')
  await expect(words(page)).toContainText('As tight as it gets from a low camera')
  await choose(page, 'Size', /^MS/)
  await expect(words(page)).toContainText('Medium shot from')
  await piece(page, 'Medium shot').press('Enter')
  await expect(page.getByText(/has changed since you reworded it/)).toBeVisible()
  await page.getByRole('button', { name: 'Say mine' }).click()
  await page.keyboard.press('Escape')
  // As a Russian keyboard types it.
  await piece(page, 'As tight').dispatchEvent('keydown', { key: 'з', code: 'KeyP' })
  await expect(piece(page, 'As tight')).toHaveClass(/pinned/)
  await choose(page, 'Size', /^WS/)
  await expect(words(page)).toContainText('As tight as it gets from')
  await piece(page, 'low camera').press('Delete')
  await expect(page.getByRole('button', { name: 'Put back Angle' })).toBeVisible()
  await saved(page)

  await page.reload()
  await ready(page)
  await showTakes(page)
  await expect(piece(page, 'As tight as it gets')).toHaveClass(/pinned/)
  await page.getByRole('button', { name: 'Put back Angle' }).click()
  await expect(words(page)).toContainText('As tight as it gets from a low camera')
  await page.keyboard.press('Control+z')
  await expect(words(page)).not.toContainText('low camera')

  await page.getByRole('button', { name: 'Make take' }).click()
  const since = page.locator('.request > .request-since')
  await expect(since).toHaveText('The same as T1.')
  await choose(page, 'Angle', /^High/)
  await expect(since).toHaveText('Since T1: angle Low → High.')
})

test('every picture and word on show is what the model gets, with a staging and arrows by choice', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Shown')
  const model = await startFakeModel()
  try {
    const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
    await ready(page)
    await enterPanel(page)
    await drawLine(page, [0.2, 0.3], [0.7, 0.7])
    await saved(page)
    await chooseGemini(page, model.url)
    await showTakes(page)
    await expect(page.getByAltText('Sketch')).toBeVisible()
    await page.getByRole('radio', { name: 'Mood only' }).click()
    await expect(words(page)).toContainText('Take only the mood of the sketch')
    await page.getByRole('checkbox', { name: 'With arrows and texts' }).check()
    await expect(words(page)).toContainText('its texts are notes')
    await expect(page.getByRole('button', { name: 'Shot before' })).toBeDisabled()
    await page.getByRole('button', { name: 'Staging' }).click()
    await expect(page.getByAltText('Staging')).toBeVisible()
    const send = page.getByRole('button', { name: 'Make take' })
    await expect(send).toBeEnabled()
    const sketch = page.getByRole('button', { name: 'Sketch, picture 1 of 2' })
    await sketch.press('ArrowRight')
    await expect(page.getByRole('button', { name: 'Sketch, picture 2 of 2' })).toBeFocused()
    await expect(page.locator('.request-lines span').first()).toContainText('staging')
    await expect(send).toBeEnabled()
    const shown = await page.locator('.request-pictures img').evaluateAll((images: HTMLImageElement[]) =>
      Promise.all(
        images.map(async ({ src }) => {
          const bytes = new Uint8Array(await (await fetch(src)).arrayBuffer())
          return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
        }),
      ),
    )
    const lines = await page.locator('.request-lines span').allTextContents()
    const said = (await words(page).textContent()) ?? ''
    await send.click()
    await expect(page.getByText('T1', { exact: true })).toBeVisible()
    const { contents } = JSON.parse(model.requests[0]!.body) as {
      contents: { parts: { text?: string; inlineData?: { data: string } }[] }[]
    }
    const { parts } = contents[0]!
    expect(parts.flatMap(({ inlineData }) => inlineData?.data ?? [])).toEqual(shown)
    expect(parts.flatMap(({ text }) => text ?? [])).toEqual([...lines, said])
  } finally {
    await model.close()
  }
})

test('a take and what failed leave room to ask for another in a low window', async ({ open }) => {
  const folder = await makeFilm(open.home, 'Low')
  await framewright(open.home, 'generate', folder, '--count', '2', '--yes')
  const failure = { kind: 'refused', reason: 'SAFETY', said: 'It shows what it may not show.' } as const
  await putJobs(folder, 3, () => ({ state: 'failed', failure }))
  const { page } = await open.at(folder)
  await page.setViewportSize({ width: 1024, height: 600 })
  await showTakes(page)
  await expect(page.getByRole('listitem').filter({ hasText: 'It shows what it may not show.' })).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Make take' })).toBeInViewport({ ratio: 1 })
})

test('what waits for several reasons says that all of it goes, and what that costs', async ({ open }) => {
  const folder = await makeFilm(open.home, 'Waiting')
  const over = { kind: 'over-cap', capUsd: 2, spentUsd: 1.9, estimateUsd: 0.15, waits: true } as const
  await putJobs(folder, 5, (at) => ({
    state: 'waiting',
    held: true,
    paused: true,
    actualUsd: null,
    ...(at < 3 ? { parked: { why: over, until: null } } : {}),
  }))
  const { page } = await open.at(folder)
  await showTakes(page)
  const waits = page.getByRole('status').filter({ has: page.getByRole('button', { name: /^Send/ }) })
  await expect(waits).toHaveText([/^2 takes are paused \(about \$0\.10\)/, /^3 takes are parked \(about \$0\.15\)/])
  await expect(page.getByRole('button', { name: 'Send all 5 (about $0.25)' })).toHaveCount(2)
})
