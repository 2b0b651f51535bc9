import type { Page } from '@playwright/test'
import { enterPanel, expect, inkOn, makeFilm, newHome, ready, test } from './app.ts'
import type { At } from './pen.ts'
import { line, setSlider, strokes, tell } from './penEvents.ts'
import { seePaper } from './pixels.ts'

async function darkAt(page: Page, [x, y]: At): Promise<number> {
  return (await seePaper(page)).dark({ from: [x - 0.008, y - 0.02], to: [x + 0.008, y + 0.02] })
}

test('a pen erases with its tail end and picks with its barrel; every sample of a burst is drawn, and nothing that was only foreseen', async ({
  launch,
}) => {
  const home = newHome()
  const { page } = await launch({ home, folder: await makeFilm(home, 'Pen Ends') })
  await ready(page)
  await page.getByRole('listbox', { name: 'Board' }).focus()
  // How the live canvas was asked for; the second time round it is given without the hint.
  await page.evaluate(() => {
    const asked: string[] = []
    const { prototype } = HTMLCanvasElement
    const own = Object.getOwnPropertyDescriptor(prototype, 'getContext')!.value as (...given: unknown[]) => unknown
    Object.assign(window, { asked, refuseHint: false })
    prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: object) {
      if (options && 'desynchronized' in options) asked.push(String(options.desynchronized))
      return own.call(this, kind, 'refuseHint' in window && window.refuseHint ? undefined : options)
    } as typeof prototype.getContext
  })
  await enterPanel(page)
  expect([...new Set(await page.evaluate<string[]>('asked'))]).toEqual(['true'])
  await setSlider(page, 'Steady', 'Home')

  // Ten samples of one event, on a bow: the ink is on the bow and not on the straight way.
  const bow = Array.from({ length: 10 }, (_, i): At => {
    const turn = Math.PI * (1 - (i + 1) / 10)
    return [0.4 + 0.2 * Math.cos(turn), 0.6 - 0.4 * Math.sin(turn)]
  })
  await page.mouse.move(5, 5)
  await tell(page, 'pointerdown', [0.2, 0.6])
  await tell(page, 'pointermove', bow.at(-1)!, { coalesced: bow })
  const during = await darkAt(page, bow[4]!)
  await tell(page, 'pointerup', bow.at(-1)!)
  expect(during).toBeGreaterThan(10)
  for (const place of bow.slice(0, -1)) expect(await darkAt(page, place), String(place)).toBeGreaterThan(10)
  expect(await darkAt(page, [0.4, 0.6])).toBe(0)

  // Foreseen ink is shown while the pen goes on, and gone where it rests or with the next event; what is kept has none of it.
  const ahead: At[] = [0.8, 0.84, 0.88].map((x) => [x, 0.3])
  await tell(page, 'pointerdown', [0.7, 0.3])
  const hand = { rests: false }
  const going = (async () => {
    while (!hand.rests) await tell(page, 'pointermove', [0.76, 0.3], { predicted: ahead })
  })()
  await expect.poll(() => darkAt(page, [0.84, 0.3])).toBeGreaterThan(10)
  hand.rests = true
  await going
  await expect.poll(() => darkAt(page, [0.84, 0.3])).toBe(0)
  await tell(page, 'pointermove', [0.76, 0.4])
  await expect.poll(() => darkAt(page, [0.84, 0.3])).toBe(0)
  await tell(page, 'pointermove', [0.76, 0.5], { predicted: ahead })
  await tell(page, 'pointerup', [0.76, 0.5])
  await expect.poll(() => darkAt(page, [0.84, 0.3])).toBe(0)
  expect((await strokes(page)).map((points) => points.length)).toEqual([11, 4])

  // The barrel's button picks the colour under it: red here.
  await page.getByRole('radio', { name: 'Red pencil' }).click()
  await line(page, [
    [0.1, 0.2],
    [0.12, 0.2],
    [0.14, 0.2],
  ])
  await page.getByRole('radio', { name: 'Graphite' }).click()
  await line(
    page,
    [
      [0.12, 0.2],
      [0.12, 0.2],
    ],
    { button: 2, buttons: 2 },
  )
  await expect(page.getByRole('radio', { name: 'Red pencil' })).toBeChecked()
  await page.getByRole('radio', { name: 'Graphite' }).click()

  // The tail end erases, and the pen is a pen again when it is turned.
  expect(await darkAt(page, bow[4]!)).toBeGreaterThan(10)
  await line(
    page,
    [
      [0.34, 0.15],
      [0.4, 0.2],
      [0.46, 0.25],
    ],
    { button: 5, buttons: 32 },
  )
  await expect(page.getByRole('button', { name: 'Undo Erase on Shot 1' })).toBeEnabled()
  await expect.poll(() => darkAt(page, [0.4, 0.2])).toBe(0)
  await line(page, [
    [0.34, 0.9],
    [0.4, 0.9],
    [0.46, 0.9],
  ])
  await expect(page.getByRole('button', { name: 'Undo Draw on Shot 1' })).toBeEnabled()
  expect(await darkAt(page, [0.4, 0.9])).toBeGreaterThan(10)

  // On a machine that does not give the hint the same line comes out the same, under the pen and kept.
  const drawn: number[][] = []
  for (const refuse of [false, true]) {
    await page.evaluate((value) => void Object.assign(window, { refuseHint: value }), refuse)
    await page.keyboard.press('Escape')
    await page.getByRole('listbox', { name: 'Board' }).focus()
    await page.keyboard.press('n')
    await enterPanel(page)
    await setSlider(page, 'Steady', 'Home')
    await page.mouse.move(5, 5)
    await tell(page, 'pointerdown', [0.2, 0.4])
    for (const x of [0.3, 0.5, 0.7]) await tell(page, 'pointermove', [x, 0.5])
    await expect.poll(() => darkAt(page, [0.5, 0.5])).toBeGreaterThan(10)
    const live = await inkOn(page)
    await tell(page, 'pointerup', [0.7, 0.5])
    await expect(page.getByRole('button', { name: /^Undo Draw/ })).toBeEnabled()
    drawn.push([live, await inkOn(page)])
  }
  expect(drawn[1]).toEqual(drawn[0])
  expect(Math.abs(drawn[0]![0]! - drawn[0]![1]!)).toBeLessThan(drawn[0]![1]! * 0.03)
})

test('how a stroke goes on is told to the drawing alone: whoever else listens to the whole window would slow the ink', async ({
  open,
}) => {
  const { page } = await open.film('Told Alone')
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await enterPanel(page)
  await page.evaluate(() => {
    Object.assign(window, { heard: 0 })
    window.addEventListener('pointermove', () => Object.assign(window, { heard: Number(window['heard' as never]) + 1 }))
  })
  const heard = () => page.evaluate(() => Number(window['heard' as never]))
  const paper = (await page.locator('.table-paper').boundingBox())!
  const to = (part: number) => page.mouse.move(paper.x + paper.width * part, paper.y + paper.height / 2)
  await to(0.2)
  await expect.poll(heard).toBe(1)
  await page.mouse.down()
  for (const part of [0.3, 0.4, 0.5, 0.6]) await to(part)
  await page.mouse.up()
  await expect.poll(async () => (await strokes(page)).length).toBe(1)
  expect((await strokes(page))[0]!.length).toBeGreaterThanOrEqual(4)
  expect(await heard()).toBe(1)
  await to(0.7)
  await expect.poll(heard).toBe(2)
})
