import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import {
  drawLine,
  enterPanel,
  expect,
  expectAccessible,
  expectAccessibleInThemes,
  keepPicture,
  makeFilm,
  newHome,
  ready,
  saved,
  test,
} from './app.ts'
import { chooseGemini } from './chooseGemini.ts'
import { readPicture } from './pixels.ts'
import type { Seen } from './pixels.ts'

/** A picture of one colour with a light dot in its middle, as the model's answer. */
function picture(width: number, height: number, color: string): FakeAnswer {
  const canvas = createCanvas(width, height)
  const surface = canvas.getContext('2d')
  surface.fillStyle = color
  surface.fillRect(0, 0, width, height)
  surface.fillStyle = '#ffffff'
  surface.fillRect(width / 2 - 20, height / 2 - 20, 40, 40)
  return { kind: 'picture', bytes: canvas.toBuffer('image/png') }
}

const isTeal = (red: number, green: number, blue: number) => green > 150 && blue > 135 && red < 100
const isRed = (red: number, green: number, blue: number) => red > 150 && green < 60 && blue < 60
const isDimmed = (red: number, green: number, blue: number) => red > 50 && red < 110 && green < 30 && blue < 30
const isBlue = (red: number, green: number, blue: number) => blue > 150 && red < 60 && green < 60
const isWhite = (red: number, green: number, blue: number) => red > 250 && green > 250 && blue > 250
const ALL = { from: [0, 0], to: [1, 1] } as const

async function see(page: Page, at = 0): Promise<Seen> {
  return readPicture(await page.locator('.look-view').nth(at).screenshot())
}

const span = (places: readonly number[]): number => (places.length ? Math.max(...places) - Math.min(...places) + 1 : 0)

/** How many px wide and high the light dot is. */
function dot(seen: Seen): readonly [number, number] {
  const white = seen.where(ALL, isWhite)
  return [span(white.map(([x]) => x)), span(white.map(([, y]) => y))]
}

async function makeTakes(page: Page, address: string, count: number): Promise<void> {
  await chooseGemini(page, address)
  await page.getByRole('tab', { name: /^Takes/ }).click()
  for (let take = 1; take <= count; take += 1) {
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByRole('button', { name: `Look at T${take}`, exact: true })).toBeVisible()
  }
}

test('a take is looked at full size, beside another, and over the drawing; and always says that a machine made it', async ({
  launch,
}, info) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Looked at')
  const model = await startFakeModel([picture(1024, 1024, '#d01010'), picture(1584, 672, '#1010d0')])
  const show = (name: string) => keepPicture(page, join(info.outputDir, `${name}.png`))
  const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
  await ready(page)
  await enterPanel(page)
  for (let wider = 0; wider < 4; wider += 1) await page.keyboard.press(']')
  await drawLine(page, [0.2, 0.3], [0.7, 0.3])
  await saved(page)
  await makeTakes(page, model.url, 2)
  await model.close()
  const viewer = page.getByRole('dialog')
  const line = viewer.locator('figcaption')

  await test.step('the square take says how much of it the frame leaves out, and is shown whole', async () => {
    const thumb = page.getByRole('listitem').getByRole('button', { name: /T1/ })
    await thumb.click()
    const words = 'Came as 1:1, not 21:9: 58 % of it is out of the frame.'
    await expect(page.getByText(words)).toBeVisible()
    await show('pane')
    await thumb.press(' ')
    await expect(line).toContainText('T1')
    await expect(line).toContainText('AI reference')
    await expect(line).toContainText(words)
    await expect.poll(async () => (await see(page)).where(ALL, isRed).length).toBeGreaterThan(1000)
    const seen = await see(page)
    expect(seen.where(ALL, isDimmed).length / seen.where(ALL, isRed).length).toBeCloseTo(0.58 / 0.42, 0)
    expect(seen.where(ALL, isTeal).length).toBeGreaterThan(500)
    await expectAccessible(page)
    await expectAccessibleInThemes(page, 'a take that is looked at')
    await show('whole')
    await page.keyboard.press(' ')
    await expect(viewer).toHaveCount(0)
    await expect(thumb).toBeFocused()
  })

  await test.step('100 % shows px for px, keys, wheel and arrows move, and Fit shows it whole again', async () => {
    await page.getByRole('button', { name: 'Look at T1' }).dblclick()
    await page.keyboard.press('1')
    await expect.poll(async () => dot(await see(page))).toEqual([40, 40])
    await page.keyboard.press('+')
    await expect.poll(async () => dot(await see(page))[0]).toBeGreaterThanOrEqual(48)
    const middle = async () => (await see(page)).where(ALL, isWhite)[0]?.[1] ?? 0
    const before = await middle()
    await page.keyboard.press('ArrowDown')
    await expect.poll(middle).not.toBe(before)
    await page.mouse.move(600, 450)
    await page.mouse.wheel(0, -240)
    await expect.poll(async () => dot(await see(page))[0]).toBeGreaterThan(60)
    await page.keyboard.press('ArrowRight')
    await expect(line).toContainText('T2')
    await expect.poll(async () => (await see(page)).where(ALL, isBlue).length).toBeGreaterThan(1000)
    await page.keyboard.press('0')
    await page.keyboard.press('ArrowLeft')
    await expect(line).toContainText('T1')
  })

  await test.step('held keys show the drawing, the take and both at one place', async () => {
    const ink = async () => (await see(page)).where(ALL, (r, g, b) => r + g + b < 150).length
    const bare = await ink()
    await page.keyboard.down('b')
    await expect(viewer.getByText('under the drawing')).toBeVisible()
    await expect.poll(ink).toBeGreaterThan(bare + 300)
    expect((await see(page)).where(ALL, isRed).length).toBeGreaterThan(1000)
    await show('both')
    await page.keyboard.up('b')
    await page.keyboard.down('d')
    await expect(line).toHaveText('Drawing')
    await expect.poll(async () => (await see(page)).where(ALL, isRed).length).toBe(0)
    expect((await see(page)).where(ALL, isTeal).length).toBe(0)
    await page.keyboard.up('d')
    await expect(line).toContainText('AI reference')
  })

  await test.step('two side by side share their view, and a struck one says so', async () => {
    await viewer.getByRole('button', { name: 'T2', exact: true }).click({ modifiers: ['Shift'] })
    await expect(line).toHaveCount(2)
    await page.keyboard.press('1')
    await page.keyboard.press('+')
    await expect.poll(async () => Math.abs(dot(await see(page, 1))[0] - 50)).toBeLessThanOrEqual(2)
    // The same part of the frame: the square has fewer px to show it with.
    await expect.poll(async () => Math.abs(dot(await see(page, 0))[0] - (50 * 1584) / 1024)).toBeLessThan(4)
    await show('side by side')
    await page.keyboard.press('0')
  })

  await test.step('one is wiped over the other, and blinks with it, at the same place', async () => {
    await page.keyboard.press('w')
    await expect(line).toContainText('left, T1 right')
    const seam = viewer.getByRole('slider', { name: 'Wipe' })
    const parts = async () => {
      const seen = await see(page)
      const place = (isIt: typeof isRed) => seen.where(ALL, isIt).map(([x]) => x)
      return { red: place(isRed), blue: place(isBlue) }
    }
    await expect.poll(async () => (await parts()).red.length).toBeGreaterThan(1000)
    const { red, blue } = await parts()
    const first = red.reduce((least, x) => Math.min(least, x), Infinity)
    expect(blue.filter((x) => x > first)).toEqual([])
    await show('wipe')
    // It has a grip that a finger finds.
    const grip = await seam.evaluate((element) => getComputedStyle(element, '::after').width)
    expect(Number.parseFloat(grip)).toBeGreaterThanOrEqual(24)
    await seam.press('End')
    await expect.poll(async () => (await parts()).red.length).toBe(0)
    await seam.press('Home')
    await expect.poll(async () => (await parts()).blue.length).toBe(0)
    await page.keyboard.press('f')
    await expect(seam).toHaveCount(0)
    for (const name of ['T1', 'T2', 'T1']) await expect(line.locator('b')).toHaveText(name)
    await page.keyboard.press('f')
    await expect(line).toHaveCount(2)
  })

  await test.step('one is starred and noted, each with a way back', async () => {
    await page.keyboard.press('s')
    await expect(line.nth(1)).toContainText('Starred')
    await page.keyboard.press('n')
    const note = viewer.getByLabel('Note on T2')
    await expect(note).toBeFocused()
    await page.keyboard.type('keeps the light: x marks it')
    await page.keyboard.press('Enter')
    await expect(viewer).toBeFocused()
    await expect(line.nth(1)).not.toContainText('Struck')
    await show('starred')
    await page.keyboard.press('x')
    await expect(line.nth(1)).toContainText('Struck')
    await expectAccessible(page)
    await expectAccessibleInThemes(page, 'a take that is looked at')
    await page.keyboard.press('Escape')
    await expect(viewer).toHaveCount(0)
    await expect(page.getByRole('button', { name: /^Undo Strike T2 of Shot 1/ })).toBeEnabled()
  })

  await test.step('what made a take comes back as the next request', async () => {
    const last = page.getByRole('textbox', { name: 'Anything else' })
    await last.fill('Calm sea')
    await expect(last).toHaveValue('Calm sea')
    await page.getByText('Recipe of T1').click()
    await page.getByRole('button', { name: 'Recall into the request' }).click()
    await expect(page.getByText('The next request is that of T1.')).toBeVisible()
    await expect(last).toHaveValue('')
    await page.keyboard.press('Control+z')
    await expect(last).toHaveValue('Calm sea')
  })
})

test('a take that came far smaller than it was asked for says so, in its list and where it is looked at', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Tiny')
  const model = await startFakeModel([picture(1, 1, '#d01010')])
  const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
  await ready(page)
  await enterPanel(page)
  await makeTakes(page, model.url, 1)
  await model.close()
  const words = '1 × 1 px, far smaller than 1K. Came as 1:1, not 21:9: 58 % of it is out of the frame.'
  await expect(page.getByText(words)).toBeVisible()
  await page.getByRole('button', { name: 'Look at T1', exact: true }).dblclick()
  await expect(page.getByRole('dialog').locator('figcaption')).toContainText(words)
})
