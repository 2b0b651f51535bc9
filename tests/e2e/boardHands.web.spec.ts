import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { createHandClock, fingersOn, penAt } from './hands.ts'

const board = (page: Page) => page.getByRole('listbox', { name: 'Board' })
const chosen = (page: Page) => board(page).getByRole('option', { selected: true })
const zoomBox = (page: Page) => page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: /^Zoom: / })

async function zoomOf(page: Page): Promise<number> {
  return Number.parseInt((await zoomBox(page).innerText()).trim(), 10)
}

/** Which pixels are paper in a piece of the board so far from its middle: large enough to show where panels begin and end. */
async function piece(page: Page, across = 0, down = 0): Promise<Buffer> {
  const [width, height] = [460, 380]
  const box = (await board(page).boundingBox())!
  const [x, y] = [Math.round(box.x + box.width / 2) + across, Math.round(box.y + box.height / 2) + down]
  const shown = await page.screenshot({ clip: { x: x - width / 2, y: y - height / 2, width, height } })
  const pen = createCanvas(width, height).getContext('2d')
  pen.drawImage(await loadImage(shown), 0, 0)
  const { data } = pen.getImageData(0, 0, width, height)
  return Buffer.from(Array.from({ length: width * height }, (_, at) => (data[4 * at]! > 200 ? 1 : 0)))
}

test('the board zooms by wheel, pinch, keys and its box about where it is pointed at, moves by one finger, and knows a palm', async ({
  open,
}) => {
  const { page } = await open.film('Board Hands')
  await board(page).focus()
  for (let shot = 0; shot < 23; shot += 1) await page.keyboard.press('n')
  await page.keyboard.press('Home')
  const cdp = await page.context().newCDPSession(page)
  const clock = createHandClock()
  const fingers = await fingersOn(board(page), cdp, clock)
  const box = (await board(page).boundingBox())!
  const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.5]

  // Keys and the box.
  const start = await zoomOf(page)
  await page.keyboard.press('Control+=')
  expect((await zoomOf(page)) / start).toBeCloseTo(1.25, 1)
  await zoomBox(page).click()
  await page.getByRole('menuitem', { name: '100 %' }).click()
  await expect(zoomBox(page)).toHaveText('100 %')

  // A notch with Ctrl, and a trackpad's pinch (which says Ctrl): what is pointed at stays.
  await page.mouse.click(x, y)
  const pointed = await chosen(page).innerText()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 100)
  await expect.poll(() => zoomOf(page)).toBe(74)
  await page.keyboard.up('Control')
  for (let step = 0; step < 10; step += 1)
    await cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: -3.5, modifiers: 2 })
  await expect.poll(() => zoomOf(page)).toBe(105)
  await page.keyboard.press('Control+a')
  await page.mouse.click(x, y)
  await expect(chosen(page)).toHaveText(pointed)

  // A bare wheel goes through the film; with Shift it goes sideways.
  for (const [keys, dx, dy] of [
    [[], 0, -80],
    [['Shift'], -80, 0],
  ] as const) {
    const seen = await piece(page)
    for (const key of keys) await page.keyboard.down(key)
    await page.mouse.wheel(0, 80)
    for (const key of keys) await page.keyboard.up(key)
    await expect.poll(async () => seen.equals(await piece(page, dx, dy)), keys.join()).toBe(true)
  }
  expect(await zoomOf(page)).toBe(105)

  // One finger moves the board and selects nothing by it; a tap does.
  const selected = await chosen(page).innerText()
  const before = await piece(page)
  await fingers.land({ 1: [0.6, 0.6] })
  await fingers.slide({ 1: [0.6 - 60 / box.width, 0.6 - 40 / box.height] })
  await fingers.lift(1)
  await expect.poll(async () => before.equals(await piece(page, -60, -40))).toBe(true)
  await expect(chosen(page)).toHaveText(selected)
  await fingers.land({ 1: [0.85, 0.5] })
  await fingers.lift(1)
  await expect(chosen(page)).not.toHaveText(selected)

  // Two fingers zoom about their middle and select nothing; the one that is left moves the board on.
  const tapped = await chosen(page).innerText()
  await fingers.land({ 1: [0.8, 0.5] })
  await fingers.land({ 2: [0.9, 0.5] })
  await fingers.slide({ 1: [0.825, 0.5], 2: [0.875, 0.5] })
  await expect.poll(() => zoomOf(page)).toBe(53)
  await expect(chosen(page)).toHaveText(tapped)
  await page.mouse.click(box.x + box.width * 0.85, box.y + box.height * 0.5)
  await expect(chosen(page)).toHaveText(tapped)
  await fingers.lift(1)
  const left = await piece(page)
  await fingers.slide({ 2: [0.875 - 40 / box.width, 0.5 - 20 / box.height] })
  await fingers.lift(2)
  await expect.poll(async () => left.equals(await piece(page, -40, -20))).toBe(true)
  expect(await zoomOf(page)).toBe(53)
})

test('a shot is carried to where it is dropped, whatever else touches the board meanwhile', async ({ open }) => {
  const { page } = await open.film('Board Palms')
  await board(page).focus()
  for (let shot = 0; shot < 5; shot += 1) await page.keyboard.press('n')
  await page.keyboard.press('Home')
  const cdp = await page.context().newCDPSession(page)
  const clock = createHandClock()
  const fingers = await fingersOn(board(page), cdp, clock)
  const pen = await penAt(board(page), cdp, clock)
  const mouse = await penAt(board(page), cdp, clock, 'mouse')
  const zoom = await zoomOf(page)
  const box = (await board(page).boundingBox())!

  // A pen carries; its hand lies down.
  await pen.down([0.1, 0.12])
  await pen.move([0.2, 0.13], [0.4, 0.13])
  await fingers.land({ 1: [0.5, 0.7] })
  await fingers.land({ 2: [0.6, 0.7] })
  await fingers.slide({ 1: [0.4, 0.6], 2: [0.7, 0.8] }, 4)
  await pen.move([0.6, 0.12])
  await pen.up([0.6, 0.12])
  await fingers.lift(1, 2)
  await expect(page.getByRole('button', { name: /^Undo Move Shot/ })).toBeEnabled()
  expect(await zoomOf(page)).toBe(zoom)
  await page.keyboard.press('Control+z')

  // The pen hovers: a touch is its hand.
  const still = await piece(page)
  const selected = await chosen(page).innerText()
  await pen.move([0.3, 0.5])
  await fingers.land({ 1: [0.5, 0.3] })
  await fingers.slide({ 1: [0.5, 0.5] }, 4)
  await fingers.lift(1)
  await expect(chosen(page)).toHaveText(selected)
  await page.mouse.move(box.x + 4, box.y + box.height - 4)
  expect(still.equals(await piece(page))).toBe(true)

  // The other button of a mouse opens nothing over a shot that is carried, and the drop is where its own button was let go.
  await mouse.down([0.1, 0.12])
  await mouse.move([0.2, 0.13], [0.6, 0.12])
  await mouse.down([0.6, 0.12], 'right')
  await mouse.up([0.6, 0.12])
  await mouse.move([0.1, 0.12])
  await mouse.up([0.1, 0.12], 'right')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Undo Move Shot/ })).toBeEnabled()
})
