import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chooseGemini } from './chooseGemini.ts'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { command, drawLine, enterPanel, expect, makeFilm, newHome, ready, saved, test } from './app.ts'

test(
  'the stand-in makes a take that is labelled, lies under the drawing, and can be undone from there',
  { tag: '@page' },
  async ({ launch }) => {
    const home = newHome()
    const { page } = await launch({ home, folder: await makeFilm(home, 'Stand-in') })
    await ready(page)
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText('T1', { exact: true })).toBeVisible()
    await expect(page.getByRole('complementary').getByText('Stand-in', { exact: true }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Lay under drawing' }).click()
    await expect(page.getByRole('button', { name: /^Undo Lay T1/ })).toBeEnabled()
    await enterPanel(page)
    await expect(page.getByText('T1 · Stand-in')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('T1 · Stand-in')).toHaveCount(0)
    await saved(page)
  },
)

test('what is shown is what is sent: words, sketch, model and size; and the picture is kept byte for byte', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Hosted')
  const model = await startFakeModel()
  try {
    const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
    await ready(page)
    await enterPanel(page)
    await drawLine(page, [0.2, 0.3], [0.7, 0.7])
    await saved(page)
    await chooseGemini(page, model.url)
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await page.getByPlaceholder('Anything else, said last').fill('Rain on the lens.')
    await page.getByPlaceholder('Anything else, said last').press('Enter')
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText('T1', { exact: true })).toBeVisible()
    await expect(page.getByText('AI reference').first()).toBeVisible()
    await page.getByText('Recipe of T1').click()
    await expect(page.getByText('The service attached no content credential.')).toBeVisible()
    const [request] = model.requests
    expect(JSON.stringify(request)).toContain('Rain on the lens.')
    expect(JSON.stringify(await page.content())).not.toContain(FAKE_KEY)
    const kept = filesUnder(join(folder, 'media')).map((file) => readFileSync(file))
    expect(kept.some((bytes) => model.pictures.some((sent) => bytes.equals(Buffer.from(sent))))).toBe(true)
    for (const file of filesUnder(folder)) expect(readFileSync(file).includes(FAKE_KEY), file).toBe(false)
  } finally {
    await model.close()
  }
  expect(JSON.parse(command(['check', folder, '--json'], home)) as { ok: boolean }).toMatchObject({ ok: true })
})

test('a refusal is told with its reason, and nothing is lost', { tag: '@page' }, async ({ launch }) => {
  const home = newHome()
  const model = await startFakeModel([{ kind: 'finish', reason: 'IMAGE_SAFETY' }])
  try {
    const folder = await makeFilm(home, 'Refused')
    const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
    await ready(page)
    await chooseGemini(page, model.url)
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText(/its safety filter stopped the picture/)).toBeVisible()
  } finally {
    await model.close()
  }
})

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
