import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, keepPicture, saved, test } from './app.ts'
import { lineOf } from './pen.ts'
import { pictureOf, readPicture } from './pixels.ts'
import type { Seen } from './pixels.ts'
import { openTable } from './table.ts'

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>

const NEAR_PX = 70

/** The paper and so many px of what it lies on, as the window shows them. */
async function seeAround(page: Page, paper: Box): Promise<Seen> {
  const clip = {
    x: paper.x - NEAR_PX,
    y: paper.y - NEAR_PX,
    width: paper.width + 2 * NEAR_PX,
    height: paper.height + 2 * NEAR_PX,
  }
  return readPicture(await pictureOf(page, clip))
}

/** How far the colour next to the paper goes on, in px, to the left, to the right and below it. */
function strips(seen: Seen): readonly number[] {
  const [middle, low] = [Math.round(seen.height * 0.75), Math.round(seen.width * 0.4)]
  const lines = [
    (far: number) => seen.px(NEAR_PX - far, middle),
    (far: number) => seen.px(seen.width - NEAR_PX - 1 + far, middle),
    (far: number) => seen.px(low, seen.height - NEAR_PX - 1 + far),
  ]
  return lines.map((at) => {
    let far = 12
    while (far < NEAR_PX - 2 && Math.abs(at(far)[0] - at(NEAR_PX - 2)[0]) > 3) far += 1
    return far
  })
}

const spread = (all: readonly number[]): number => Math.max(...all) - Math.min(...all)
const isTeal = (red: number, green: number, blue: number) => green > 150 && blue > 135 && red < 100

test('a take under the drawing is framed and named over everything: ink outside the frame, no colour, a flipped or enlarged view', async ({
  open,
}, info) => {
  const { page, pen, keys } = await openTable(open, 'Laid', 1, true)
  await page.getByRole('tab', { name: /^Takes/ }).click()
  await page.getByRole('button', { name: 'Make take' }).click()
  await expect(page.getByText('T1', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Lay under drawing' }).click()
  await page.getByRole('application', { name: 'Drawing' }).focus()
  const label = page.getByText('T1 · Stand-in')
  await expect(label).toBeVisible()
  await keys('p', ']', ']', ']', ']')
  await pen.stroke(lineOf([0.3, 0.5], [0.6, 0.5]), { press: 1 })
  await page.getByRole('button', { name: 'Zoom out' }).click()
  let paper = (await page.locator('.table-paper').boundingBox())!
  const teal = async () => (await seeAround(page, paper)).where({ from: [0, 0], to: [1, 1] }, isTeal).length
  await expect
    .poll(async () => {
      paper = (await page.locator('.table-paper').boundingBox())!
      return teal()
    })
    .toBeGreaterThan(1000)
  const clear = await teal()

  await test.step('marks outside the frame dim neither, and the pasteboard is as wide on every side', async () => {
    await page.getByRole('application', { name: 'Drawing' }).focus()
    await pen.stroke(lineOf([0.8, 0.5], [0.93, 0.5]), { press: 1 })
    await saved(page)
    await expect.poll(async () => spread(strips(await seeAround(page, paper)))).toBeLessThanOrEqual(1)
    expect(strips(await seeAround(page, paper))[0]).toBeGreaterThan(20)
    await keepPicture(page, join(info.outputDir, 'outside the frame.png'))
    expect(await teal()).toBeGreaterThan(clear * 0.95)
  })

  await test.step('in a view without colour and in a flipped one it stays teal, and its name can be read', async () => {
    await keys('Shift+Y', 'Shift+F')
    // Its dashes and its name lie otherwise on the pixels; without colour there would be no teal at all.
    await expect.poll(teal).toBeGreaterThan(clear * 0.75)
    await keepPicture(page, join(info.outputDir, 'flipped without colour.png'))
    await keys('Shift+Y', 'Shift+F')
  })

  await test.step('for tracing it shows without colour, in pencil blue, or its edges alone', async () => {
    const inside = { from: [0.3, 0.25], to: [0.7, 0.4] } as const
    const part = async (isIt: (red: number, green: number, blue: number) => boolean) => {
      const seen = await readPicture(await page.locator('.table-paper').screenshot())
      const [all, found] = [() => true, isIt].map((each) => seen.where(inside, each).length)
      return found! / all!
    }
    await expect.poll(() => part((red, _green, blue) => blue > red)).toBeLessThan(0.1)
    const ways = page.getByLabel('How the take shows under the drawing')
    await ways.getByRole('radio', { name: 'Blue' }).click()
    await expect.poll(() => part((red, _green, blue) => blue > red)).toBeGreaterThan(0.9)
    await keepPicture(page, join(info.outputDir, 'blue.png'))
    await ways.getByRole('radio', { name: 'Edges' }).click()
    await expect.poll(() => part((red, green, blue) => Math.min(red, green, blue) > 200)).toBeGreaterThan(0.8)
    await keepPicture(page, join(info.outputDir, 'edges.png'))
    await ways.getByRole('radio', { name: 'As it is' }).click()
  })

  await test.step('enlarged past the window, its name is still in it', async () => {
    for (let more = 0; more < 7; more += 1) await page.getByRole('button', { name: 'Zoom in' }).click()
    const [named, table] = [(await label.boundingBox())!, (await page.locator('.table').boundingBox())!]
    expect(named.x + named.width).toBeLessThanOrEqual(table.x + table.width)
    expect(named.y).toBeGreaterThanOrEqual(table.y)
    await keepPicture(page, join(info.outputDir, 'enlarged.png'))
  })
})
