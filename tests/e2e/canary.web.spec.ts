import type { Page } from '@playwright/test'
import { filesWith, shapeIn } from '../support/canary.ts'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { command, expect, makeFilm, newHome, ready, saved, test } from './app.ts'

/** Everything the window's scripts hold, once its garbage is collected. */
async function heapOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page)
  const parts: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return Buffer.from(parts.join(''))
}

async function settings(page: Page, tab: string): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('dialog', { name: 'Project settings' }).getByRole('tab', { name: tab, exact: true }).click()
}

test('a key that was typed is in the window no more once it is set, nor in anything the film holds', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Canary')
  const model = await startFakeModel([
    { kind: 'picture', said: `Your key is ${FAKE_KEY}.` },
    { kind: 'finish', reason: 'IMAGE_SAFETY', message: `Not with ${FAKE_KEY}.` },
  ])
  try {
    const { page } = await launch({ home, folder, environment: { FRAMEWRIGHT_KEYCHAIN: 'off' } })
    await ready(page)
    // The search must be able to find one that a page holds. Not in the film's own, whose heap takes ten seconds to read.
    const other = await page.context().newPage()
    await other.evaluate((key) => void Object.assign(window, { held: () => key }), FAKE_KEY)
    expect(shapeIn(await heapOf(other), FAKE_KEY)).not.toBe('')
    await other.close()
    await settings(page, 'Generation')
    const dialog = page.getByRole('dialog', { name: 'Project settings' })
    await dialog.getByRole('radio', { name: 'Gemini' }).click()
    await dialog.getByLabel('Address').fill(model.url)
    await dialog.getByLabel('Address').press('Enter')
    await dialog.getByRole('tab', { name: 'Key', exact: true }).click()
    const field = dialog.getByLabel("This project's own key")
    await field.fill(FAKE_KEY)
    await field.press('Enter')
    await expect(dialog.getByText('Set, for this session only').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText('T1', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText(/its safety filter stopped the picture/)).toBeVisible()
    await saved(page)
    expect(shapeIn(await heapOf(page), FAKE_KEY)).toBe('')
    expect(shapeIn(Buffer.from(await page.content()), FAKE_KEY)).toBe('')
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(FAKE_KEY)
  } finally {
    await model.close()
  }
  expect(filesWith(home, FAKE_KEY)).toEqual([])
  expect(command(['ledger', folder], home)).toContain('refused')
})
