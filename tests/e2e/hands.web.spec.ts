import type { CDPSession, Page } from '@playwright/test'
import { enterPanel, expect, inkOn, makeFilm, newHome, ready, test } from './app.ts'
import type { Launch } from './app.ts'
import { createHandClock, fingersOn, penAt } from './hands.ts'
import type { At } from './pen.ts'
import { seePaper } from './pixels.ts'

/** In a window that has seen no pen yet. */
async function newTable(launch: Launch, title: string): Promise<{ page: Page; cdp: CDPSession }> {
  const home = newHome()
  const { page } = await launch({ home, folder: await makeFilm(home, title) })
  await ready(page)
  return tableIn(page)
}

async function tableIn(page: Page): Promise<{ page: Page; cdp: CDPSession }> {
  await enterPanel(page)
  return { page, cdp: await page.context().newCDPSession(page) }
}

/** Where the paper lies in the window, and how large it is shown. */
async function paperOf(page: Page) {
  const { x, y, width, height } = (await page.locator('.table-paper').boundingBox())!
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
}

const undo = (page: Page) => page.getByRole('button', { name: /^Undo (Draw|Erase)/ })

test('fingers draw until a pen was used; two of them move and zoom the paper about their middle and leave no ink', async ({
  launch,
}) => {
  const { page, cdp } = await newTable(launch, 'Fingers')
  const area = page.getByRole('application', { name: 'Drawing' })
  const clock = createHandClock()
  const fingers = await fingersOn(area, cdp, clock)

  // Two fingers from the start: what lay between them lies between them still, and is twice as large.
  const before = await paperOf(page)
  const table = (await area.boundingBox())!
  await fingers.land({ 1: [0.4, 0.5], 2: [0.5, 0.5] })
  await fingers.slide({ 1: [0.4, 0.6], 2: [0.6, 0.6] })
  await fingers.lift(1)
  await fingers.slide({ 2: [0.8, 0.8] })
  await fingers.lift(2)
  const after = await paperOf(page)
  expect(after.width / before.width).toBeCloseTo(2, 2)
  const under = ({ x, y, width }: typeof before, [left, top]: At) => [
    (table.x + table.width * left - x) / width,
    (table.y + table.height * top - y) / width,
  ]
  const [was, is] = [under(before, [0.45, 0.5]), under(after, [0.5, 0.6])]
  expect(is[0]).toBeCloseTo(was[0]!, 2)
  expect(is[1]).toBeCloseTo(was[1]!, 2)
  await expect(undo(page)).toHaveCount(0)
  await page.keyboard.press('Control+0')
  expect(await inkOn(page)).toBe(0)

  // A pinch whose fingers land one after the other, the first of them sliding already.
  await fingers.land({ 1: [0.4, 0.4] })
  await fingers.slide({ 1: [0.41, 0.4] }, 2)
  await fingers.land({ 2: [0.5, 0.4] })
  await fingers.slide({ 1: [0.45, 0.4], 2: [0.5, 0.4] })
  await fingers.lift(2)
  await fingers.slide({ 1: [0.6, 0.6] }, 3)
  await fingers.lift(1)
  expect((await paperOf(page)).width).toBeLessThan(before.width * 0.7)
  await expect(undo(page)).toHaveCount(0)
  await page.keyboard.press('Control+0')
  expect(await inkOn(page)).toBe(0)

  // The system takes a finger away as a palm: its ink goes with it.
  await fingers.land({ 1: [0.4, 0.4] })
  await fingers.slide({ 1: [0.6, 0.5] })
  await fingers.take()
  await expect(undo(page)).toHaveCount(0)

  // One finger draws; what else touches a line that is well under way is the rest of a hand, and the line goes on.
  await fingers.land({ 1: [0.35, 0.4] })
  await fingers.slide({ 1: [0.5, 0.4] })
  clock.rest(400)
  await fingers.land({ 2: [0.55, 0.6] })
  await fingers.slide({ 1: [0.65, 0.4], 2: [0.57, 0.62] })
  await fingers.lift(2)
  await fingers.lift(1)
  await expect(undo(page)).toHaveCount(1)
  expect(await paperOf(page)).toEqual(before)
  await expect.poll(() => inkOn(page)).toBeGreaterThan(500)

  // A pen was used: a lone finger moves the paper from now on, in the next panel too.
  const pen = await penAt(page.locator('.table-paper'), cdp, clock)
  await pen.down([0.2, 0.2])
  await pen.move([0.3, 0.2], [0.4, 0.2])
  await pen.up([0.4, 0.2])
  for (const entered of [false, true]) {
    if (entered) {
      await page.keyboard.press('Escape')
      await enterPanel(page)
    }
    clock.rest(600)
    await page.keyboard.press('Control+0')
    const [ink, rest] = [await inkOn(page), await paperOf(page)]
    await fingers.land({ 1: [0.4, 0.5] })
    await fingers.slide({ 1: [0.5, 0.55] })
    await fingers.lift(1)
    const moved = await paperOf(page)
    expect(moved.x - rest.x, `pans ${entered ? 'after the panel was left' : 'at once'}`).toBeCloseTo(
      table.width * 0.1,
      0,
    )
    expect(moved.y - rest.y).toBeCloseTo(table.height * 0.05, 0)
    await page.keyboard.press('Control+0')
    await expect.poll(() => inkOn(page)).toBe(ink)
  }
})

test('a palm leaves no ink and moves nothing: under a pen, beside it, after it, and just before it', async ({
  launch,
}) => {
  const { page, cdp } = await newTable(launch, 'Palms')
  const clock = createHandClock()
  const fingers = await fingersOn(page.getByRole('application', { name: 'Drawing' }), cdp, clock)
  const pen = await penAt(page.locator('.table-paper'), cdp, clock)
  const start = await paperOf(page)

  // The hand comes down before the pen does, and draws and shoves until the pen tells what it was.
  await fingers.land({ 1: [0.5, 0.7] })
  await fingers.slide({ 1: [0.53, 0.72] }, 3)
  await pen.down([0.2, 0.3])
  await pen.move([0.3, 0.3], [0.5, 0.3])
  // A second part of the palm while the pen draws.
  await fingers.land({ 2: [0.6, 0.75] })
  await fingers.slide({ 1: [0.45, 0.6], 2: [0.7, 0.8] }, 4)
  await pen.move([0.7, 0.3])
  await pen.up([0.7, 0.3])
  await fingers.slide({ 1: [0.5, 0.7], 2: [0.6, 0.7] }, 4)
  await fingers.lift(2, 1)
  expect(await paperOf(page)).toEqual(start)
  await expect(page.getByRole('button', { name: /^Undo Draw/ })).toHaveCount(1)
  const line = await inkOn(page)
  expect(line).toBeGreaterThan(300)

  // The paper is the fingers' now; a palm that has moved it when the pen comes down is put back, too.
  clock.rest(600)
  await fingers.land({ 1: [0.5, 0.7] })
  await fingers.slide({ 1: [0.55, 0.75] }, 3)
  await pen.down([0.2, 0.5])
  expect(await paperOf(page)).toEqual(start)
  await pen.move([0.4, 0.5])
  await pen.up([0.4, 0.5])
  await fingers.lift(1)
  await expect.poll(() => inkOn(page)).toBeGreaterThan(line)
  const both = await inkOn(page)

  // Hovering just before, and lifted just before after a long rest on the spot.
  await pen.move([0.5, 0.5])
  await fingers.land({ 1: [0.5, 0.7] })
  await fingers.slide({ 1: [0.6, 0.8] }, 3)
  await fingers.lift(1)
  expect(await paperOf(page)).toEqual(start)
  await pen.down([0.6, 0.2])
  await pen.move([0.62, 0.2])
  clock.rest(700)
  await pen.up([0.62, 0.2])
  await fingers.land({ 1: [0.5, 0.7] })
  await fingers.slide({ 1: [0.6, 0.8] }, 3)
  await fingers.lift(1)
  expect(await paperOf(page)).toEqual(start)
  await page.keyboard.press('Control+z')
  await expect.poll(() => inkOn(page)).toBe(both)
})

test('nothing that happens in mid-stroke loses ink that a pen has laid', async ({ open }) => {
  const { page, cdp } = await tableIn((await open.film('Interrupted')).page)
  const clock = createHandClock()
  const pen = await penAt(page.locator('.table-paper'), cdp, clock)
  const mouse = await penAt(page.locator('.table-paper'), cdp, clock, 'mouse')
  const area = page.getByRole('application', { name: 'Drawing' })
  const seen = async (place: At) =>
    (await seePaper(page)).dark({
      from: [place[0] - 0.01, place[1] - 0.02],
      to: [place[0] + 0.01, place[1] + 0.02],
    })
  const strokes = async (count: number) => {
    await expect(undo(page)).toHaveCount(1)
    for (let i = 0; i < count; i += 1) await page.keyboard.press('Control+z')
    await expect(undo(page)).toHaveCount(0)
    expect(await inkOn(page)).toBe(0)
  }

  // The pen leaves the window and comes back: one line, over the paper's edge.
  await pen.down([0.5, 0.3])
  await pen.move([0.5, 0.1], [0.5, -0.6], [0.7, -0.6], [0.7, 0.1], [0.7, 0.3])
  await pen.up([0.7, 0.3])
  expect(await seen([0.5, 0.2])).toBeGreaterThan(20)
  expect(await seen([0.7, 0.2])).toBeGreaterThan(20)
  await strokes(1)

  // Another window comes to the front and goes.
  await pen.down([0.2, 0.3])
  await pen.move([0.3, 0.3])
  await page.evaluate(() => void window.dispatchEvent(new Event('blur')))
  await pen.move([0.4, 0.3])
  // Lifted farther on than it was last told of.
  await pen.up([0.5, 0.3])
  expect(await seen([0.25, 0.3])).toBeGreaterThan(20)
  expect(await seen([0.47, 0.3])).toBeGreaterThan(20)
  await strokes(1)

  // The system takes the pen away (here as events of our own: the protocol has none of these): what was drawn stays drawn.
  for (const type of ['pointercancel', 'lostpointercapture']) {
    await area.evaluate((element) => {
      element.addEventListener(
        'pointerdown',
        (event) => event instanceof PointerEvent && (element.dataset['pen'] = String(event.pointerId)),
      )
    })
    await pen.down([0.2, 0.3])
    await pen.move([0.3, 0.3], [0.4, 0.3])
    await area.evaluate((element, what) => {
      element.dispatchEvent(new PointerEvent(what, { pointerId: Number(element.dataset['pen']), pointerType: 'pen' }))
    }, type)
    await pen.move([0.6, 0.3])
    await pen.up([0.6, 0.3])
    await expect.poll(() => seen([0.3, 0.3]), type).toBeGreaterThan(20)
    expect(await seen([0.5, 0.3]), type).toBe(0)
    await strokes(1)
  }

  // The other button goes down while a mouse draws, and the drawing one is let go first: the line ends there.
  await mouse.down([0.2, 0.5])
  await mouse.move([0.3, 0.5])
  await mouse.down([0.3, 0.5], 'right')
  await mouse.move([0.4, 0.5])
  await mouse.up([0.4, 0.5])
  await mouse.move([0.5, 0.5], [0.6, 0.5])
  await mouse.up([0.6, 0.5], 'right')
  await expect(page.getByRole('menu')).toHaveCount(0)
  expect(await seen([0.25, 0.5])).toBeGreaterThan(20)
  expect(await seen([0.35, 0.5])).toBeGreaterThan(20)
  expect(await seen([0.5, 0.5])).toBe(0)
  await strokes(1)

  // Esc takes back what is under way, ink or a moved paper.
  const start = await paperOf(page)
  await pen.down([0.2, 0.3])
  await pen.move([0.4, 0.3])
  await page.keyboard.press('Escape')
  await pen.move([0.6, 0.3])
  await pen.up([0.6, 0.3])
  await expect(undo(page)).toHaveCount(0)
  await page.keyboard.press('v')
  await mouse.down([0.2, 0.3])
  await mouse.move([0.4, 0.4])
  expect((await paperOf(page)).x).toBeGreaterThan(start.x + 50)
  await page.keyboard.press('Escape')
  expect(await paperOf(page)).toEqual(start)
  await mouse.up([0.4, 0.4])
  expect(await inkOn(page)).toBe(0)
})
