import type { Locator, Page } from '@playwright/test'
import { enterPanel, expect, inkOn, makeFilm, newHome, ready, test } from './app.ts'
import type { At } from './pen.ts'
import { drawing, line, setSlider, strokes } from './penEvents.ts'
import { pictureOf, readPicture } from './pixels.ts'
import { ownTable } from './table.ts'

/** How far across the nib is shown, CSS px: the cursor's ring or, where that would be too large, the ring that follows. */
async function nibShown(page: Page): Promise<number> {
  const ring: Locator = page.locator('.brush-ring')
  if ((await ring.count()) > 0) return (await ring.boundingBox())!.width
  const cursor = await drawing(page).evaluate((element) => decodeURIComponent(element.style.cursor))
  const radii = [...cursor.matchAll(/ r="([\d.]+)"/g)].map(([, radius]) => Number(radius))
  return radii.reduce((sum, radius) => sum + radius, 0)
}

test('the nib is shown as large as it draws at every zoom, and where the pen is; the stabiliser steadies and the pressure curve is remembered', async ({
  launch,
}) => {
  const home = newHome()
  const { page } = await launch({ home, folder: await makeFilm(home, 'Nib Size') })
  await ready(page)
  await enterPanel(page)
  // A sheet of graphite, for the eraser: what it takes away at full pressure is its nib's width and no more.
  await page.keyboard.press('g')
  const sheet = (await page.locator('.table-paper').boundingBox())!
  await page.mouse.click(sheet.x + sheet.width / 2, sheet.y + sheet.height / 2)
  await expect.poll(() => inkOn(page)).toBeGreaterThan(100_000)
  // It went to the layer for fills, below the lines.
  await page.getByRole('tab', { name: /^Layers/ }).click()
  await page.getByRole('radio', { name: /^Tone/ }).click()
  await drawing(page).focus()
  await page.keyboard.press('e')
  await setSlider(page, 'Steady', 'Home')
  const area = (await drawing(page).boundingBox())!
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 }
  const percent = async () => Number.parseInt(await page.getByRole('status', { name: 'Zoom' }).innerText(), 10)
  for (const [wanted, flip] of [
    [50, false],
    [100, true],
    [300, false],
  ] as const) {
    if (flip) await page.keyboard.press('Shift+F')
    await page.mouse.move(middle.x, middle.y)
    await page.keyboard.down('Control')
    for (let turn = 0; Math.abs((await percent()) - wanted) > 1; turn += 1) {
      expect(turn).toBeLessThan(40)
      const now = await percent()
      await page.mouse.wheel(
        0,
        Math.max(-30, Math.min(30, (-Math.log(wanted / now) * 100) | 0 || Math.sign(now - wanted))),
      )
      await expect.poll(percent).not.toBe(now)
    }
    await page.keyboard.up('Control')
    const zoom = (await percent()) / 100
    const size = Number(await page.locator('.rail-nib').innerText())
    expect(await nibShown(page), `at ${wanted} %`).toBeCloseTo(size * zoom, -0.3)

    // A line at full pressure is as thick as that.
    const paper = (await page.locator('.table-paper').boundingBox())!
    const on = (x: number): At => [(middle.x + x - paper.x) / paper.width, (middle.y - paper.y) / paper.height]
    await line(page, [on(-60), on(-20), on(20), on(60)], { pressure: 1 })
    const half = Math.ceil(size * zoom)
    const column = { x: middle.x, y: middle.y - half, width: 1, height: 2 * half }
    const tall = async () => (await readPicture(await pictureOf(page, column))).dark({ from: [0, 0], to: [1, 1] }, 380)
    await expect.poll(tall).toBeLessThan(2 * half)
    expect(Math.abs(2 * half - (await tall()) - size * zoom), `the line at ${wanted} %`).toBeLessThanOrEqual(2)
    await page.keyboard.press('Control+z')
    await page.mouse.move(middle.x, middle.y)

    await page.keyboard.press(']')
    const larger = Number(await page.locator('.rail-nib').innerText())
    expect(larger).toBeGreaterThan(size)
    expect(await nibShown(page), 'at once').toBeCloseTo(larger * zoom, -0.3)
    if (flip) await page.keyboard.press('Shift+F')
    await page.keyboard.press('[')
  }
  // Grown past what a cursor may be, it is where the pen is before that moves.
  await page.mouse.move(middle.x + 31, middle.y - 17)
  for (let more = 0; more < 12; more += 1) await page.keyboard.press('[')
  await expect(page.locator('.brush-ring')).toHaveCount(0)
  await page.mouse.move(middle.x + 33, middle.y - 17)
  for (let more = 0; more < 60 && (await page.locator('.brush-ring').count()) === 0; more += 1)
    await page.keyboard.press(']')
  await expect(page.locator('.brush-ring')).toBeVisible()
  const ring = (await page.locator('.brush-ring').boundingBox())!
  expect(ring.x + ring.width / 2).toBeCloseTo(middle.x + 33, 0)
  expect(ring.y + ring.height / 2).toBeCloseTo(middle.y - 17, 0)
  await page.keyboard.press('Control+0')
  await page.keyboard.press('Control+z')

  // The stabiliser at 0 keeps the pen's own way; at 100 a shaking hand's line is smooth, and ends where the pen was lifted.
  await page.keyboard.press('p')
  const shaking = Array.from({ length: 41 }, (_, i): At => [
    0.2 + i * 0.015,
    0.5 + (i % 2 === 0 || i === 40 ? 0 : 0.06),
  ])
  for (const [key, from] of [
    ['Home', 0],
    ['End', 1],
  ] as const) {
    await setSlider(page, 'Steady', key)
    await line(page, shaking)
    await expect(page.getByRole('button', { name: /^Undo Draw/ })).toBeEnabled()
    const points = (await strokes(page))[from]!
    const [first, last] = [points[0]!, points.at(-1)!]
    const wide = last.x - first.x
    expect(wide / 1920).toBeCloseTo(0.6, 3)
    const shake = points.slice(1).map((point, i) => Math.abs(point.y - points[i]!.y))
    if (key === 'Home') {
      expect(points).toHaveLength(41)
      const step = Math.max(...shake)
      for (const [i, { x, y }] of points.entries()) {
        expect((x - first.x) / wide).toBeCloseTo(i / 40, 3)
        expect(y - first.y).toBeCloseTo(i % 2 === 0 || i === 40 ? 0 : step, 0)
      }
    } else expect(Math.max(...shake.slice(0, -1))).toBeLessThan(5)
    expect(last.y).toBeCloseTo(first.y, 0)
  }
  await setSlider(page, 'Steady', 'Home')

  // The curve is bent by keys, tried with a pen, felt by the next stroke alone, and there after a new start.
  await page.locator('.rail-nib').click()
  const light = page.getByRole('slider', { name: 'Light pressure' })
  await page.getByRole('button', { name: 'Soft' }).click()
  const soft = Number(await light.getAttribute('aria-valuenow'))
  await light.focus()
  const sample = await page.locator('.nib-trial canvas').screenshot()
  for (let press = 0; press < 4; press += 1) await light.press('ArrowUp')
  await expect(light).toHaveAttribute('aria-valuenow', String(soft + 20))
  expect(sample.equals(await page.locator('.nib-trial canvas').screenshot()), 'the sample shows it').toBe(false)
  const box = (await page.locator('.nib-trial canvas').boundingBox())!
  const cdp = await page.context().newCDPSession(page)
  for (const [type, x, force] of [
    ['mousePressed', 20, 0.3],
    ['mouseMoved', 60, 0.3],
    ['mouseReleased', 60, 0],
  ] as const)
    await cdp.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + x,
      y: box.y + 30,
      force,
      pointerType: 'pen',
      clickCount: 1,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
    })
  await expect(page.getByText(/^30 % felt as \d+ %$/)).toBeVisible()
  const felt = Number(/felt as (\d+)/.exec(await page.getByText(/felt as/).innerText())![1]) / 100
  expect(felt).toBeGreaterThan(0.45)
  await page.keyboard.press('Escape')
  await line(
    page,
    [
      [0.2, 0.2],
      [0.3, 0.2],
      [0.4, 0.2],
    ],
    { pressure: 0.3 },
  )
  const all = await strokes(page)
  expect(all[0]![5]!.pressure).toBeCloseTo(0.6, 2)
  expect(all[2]![1]!.pressure).toBeCloseTo(felt, 1)
  await page.reload()
  await ready(page)
  await enterPanel(page)
  await page.locator('.rail-nib').click()
  await expect(light).toHaveAttribute('aria-valuenow', String(soft + 20))
})

test('a layer’s picture and the nib’s sheet are as sharp as the screen that the window is taken to', async ({
  launch,
}) => {
  const { page } = await ownTable(launch, 'Two Screens', 1, true)
  // A stand-in for a second screen changes what a px is, and tells nobody who asked for it: the test does.
  await page.evaluate(() => {
    const asked: MediaQueryList[] = []
    const query = window.matchMedia.bind(window)
    window.matchMedia = (words) => {
      const list = query(words)
      if (words.includes('resolution')) asked.push(list)
      return list
    }
    window.addEventListener('other-screen', () => [...asked].forEach((list) => list.dispatchEvent(new Event('change'))))
  })
  await line(page, [
    [0.2, 0.2],
    [0.4, 0.4],
  ])
  await page.keyboard.press('Control+5')
  await page.locator('.rail-nib').click()
  const sheets = ['.layer-thumb canvas', '.nib-trial canvas'].map((name) => page.locator(name).first())
  const density = (): Promise<number[]> =>
    Promise.all(
      sheets.map((sheet) =>
        sheet.evaluate((canvas) => Math.round((canvas as HTMLCanvasElement).width / canvas.clientWidth)),
      ),
    )
  await expect.poll(density).toEqual([1, 1])
  const cdp = await page.context().newCDPSession(page)
  const { width, height } = page.viewportSize()!
  await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: false })
  await page.evaluate(() => window.dispatchEvent(new Event('other-screen')))
  await expect.poll(density).toEqual([2, 2])
})
