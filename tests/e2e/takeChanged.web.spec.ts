import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { enterPanel, expect, expectAccessible, keepPicture, makeFilm, newHome, ready, test } from './app.ts'

function picture(color: string): Uint8Array {
  const canvas = createCanvas(1584, 672)
  const surface = canvas.getContext('2d')
  surface.fillStyle = color
  surface.fillRect(0, 0, canvas.width, canvas.height)
  surface.fillStyle = '#e8e0d0'
  surface.fillRect(400, 200, 300, 260)
  return canvas.toBuffer('image/png')
}

interface Sent {
  readonly contents: readonly { readonly role: string; readonly parts: readonly { readonly text?: string }[] }[]
}

test('a take is changed by words and in a region: what goes is shown first, and the new take says what it came from', async ({
  launch,
}, info) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Changed')
  const model = await startFakeModel([{ kind: 'signed', bytes: picture('#304050') }])
  const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
  const sentAt = (at: number): Sent =>
    JSON.parse(model.requests.filter(({ method }) => method === 'POST')[at]!.body) as Sent
  await ready(page)
  await enterPanel(page)
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog')
  await settings.getByRole('tab', { name: 'Generation' }).click()
  await settings.getByRole('radio', { name: 'Gemini' }).click()
  await settings.getByLabel('Address').fill(model.url)
  await settings.getByLabel('Address').press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: /^Takes/ }).click()
  await page.getByRole('button', { name: 'Make take' }).click()
  await expect(page.getByRole('button', { name: 'Look at T1', exact: true })).toBeVisible()
  const dialog = page.getByRole('dialog')

  await test.step('by words, from the keyboard', async () => {
    await page.keyboard.press('Alt+Enter')
    await dialog.getByText('The request and the answer of T1').click()
    await expect(dialog.getByText('It thought: Considering the frame')).toBeVisible()
    await expect(dialog.getByText(/^One part more of its answer/)).toBeVisible()
    await expect(dialog.getByText('Say what to change.')).toBeVisible()
    await dialog.getByRole('textbox').fill('Make it night.')
    await keepPicture(page, join(info.outputDir, 'words.png'))
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText('T2 ← T1').first()).toBeVisible()
    expect(sentAt(1).contents.map(({ role }) => role)).toEqual(['user', 'model', 'user'])
    expect(sentAt(1).contents[2]!.parts).toEqual([{ text: 'Make it night.' }])
    await page.getByRole('button', { name: 'Change…' }).click()
    await page.getByRole('menuitem', { name: 'Again with another seed…' }).click()
    await expect(dialog.getByText('The request and the answer of T1')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('in a region, painted on the take', async () => {
    await page.getByRole('button', { name: 'Change…' }).click()
    await page.getByRole('menuitem', { name: 'Repaint a region…' }).click()
    const surface = dialog.getByRole('button', { name: /^Region to change/ })
    const box = (await surface.boundingBox())!
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3)
    await page.mouse.down()
    for (const [x, y] of [
      [0.5, 0.3],
      [0.5, 0.7],
      [0.3, 0.7],
    ])
      await page.mouse.move(box.x + box.width * x!, box.y + box.height * y!)
    await page.mouse.up()
    await dialog.getByRole('textbox').fill('A lit lantern')
    await expect(dialog.getByRole('img', { name: 'a part of T2' })).toBeVisible()
    await keepPicture(page, join(info.outputDir, 'region.png'))
    await dialog.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText('T3 ← T2').first()).toBeVisible()
    expect(sentAt(2).contents).toHaveLength(1)
    expect(sentAt(2).contents[0]!.parts.some(({ text }) => text?.includes('A lit lantern'))).toBe(true)
  })

  await test.step('Esc gives the focus back, and what was typed is there next time, and in a window opened anew', async () => {
    const change = page.getByRole('button', { name: 'Change…' })
    await change.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Make a variation…' }).press('Enter')
    await dialog.getByRole('textbox').fill('With rain')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(change).toBeFocused()
    await page.reload()
    await ready(page)
    await enterPanel(page)
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await page.getByRole('button', { name: 'Change begun: “With rain”' }).click()
    await expect(dialog.getByRole('textbox')).toHaveValue('With rain')
    await page.keyboard.press('Escape')
    await change.press('Enter')
    await page.getByRole('menuitem', { name: 'Make a variation…' }).press('Enter')
    await expect(dialog.getByRole('textbox')).toHaveValue('With rain')
    await page.keyboard.press('Escape')
  })

  await test.step('a panel is tried at two lenses at once, and the shot takes the one that is picked, as one step', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('options at once')
    await page.keyboard.press('Enter')
    await dialog.getByRole('radio', { name: 'Lenses' }).click()
    await dialog.getByRole('button', { name: '18 mm' }).click()
    await dialog.getByRole('button', { name: '85 mm' }).click()
    await expect(dialog.getByText('Free, and nothing leaves this computer')).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Make 2 takes' }).click()
    await expect(dialog.getByRole('button', { name: 'Use 85 mm' })).toBeVisible()
    await keepPicture(page, join(info.outputDir, 'options.png'))
    await dialog.getByRole('button', { name: 'Use 85 mm' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /Undo.*Set Lens of Shot 1/ })).toBeVisible()
  })
  await model.close()
})
