import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, keepPicture, test } from './app.ts'
import { lineOf } from './pen.ts'
import type { At } from './pen.ts'
import { INSIDE, differing, seeStill } from './pixels.ts'
import type { Area, Seen } from './pixels.ts'
import { openTable } from './table.ts'

const level = (y: number): At[] => lineOf([0.1, y], [0.9, y])
const upright = (x: number): At[] => lineOf([x, 0.1], [x, 0.9])
const CROSSING: At = [0.5, 0.5]
const ASIDE: At = [0.3, 0.5]
const THICK = Array.from({ length: 16 }, () => ']')
const grey = (seen: Seen, place: At): number => seen.at(place).reduce((sum, part) => sum + part, 0) / 3

async function ofLayer(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this layer' }).click()
  await page.getByRole(/Lock/.test(item) ? 'menuitemcheckbox' : 'menuitem', { name: item }).click()
  await page.getByRole('application', { name: 'Drawing' }).focus()
}

function multiplies(seen: Seen): void {
  expect(grey(seen, CROSSING)).toBeLessThan(grey(seen, ASIDE) - 30)
}

/** Red lies on the black bar, and beside it the paper is as it was. */
function staysOnInk(seen: Seen): void {
  const [red, , blue] = seen.at(CROSSING)
  expect(red).toBeGreaterThan(150)
  expect(blue).toBeLessThan(120)
  for (const place of [
    [0.5, 0.2],
    [0.5, 0.8],
  ] as const)
    expect(grey(seen, place)).toBeGreaterThan(225)
}

test('layers multiply, fade, hide, keep their transparency, merge and are shared, by what is seen', async ({
  open,
}, info) => {
  const { page, pen, keys, next, color } = await openTable(open, 'Stacks', 3, true)
  const picture = (name: string) => keepPicture(page, join(info.outputDir, `${name}.png`))
  await keys('Control+5')

  await test.step('multiply darkens what is below, live and landed; opacity pales; a hidden layer shows nothing, and all of it again', async () => {
    await keys('p', ...THICK)
    await color('Middle tone')
    await pen.stroke(upright(0.5), { press: 1 })
    const below = await seeStill(page)
    await keys('Control+Shift+L')
    await pen.stroke(level(0.5), { press: 1 })
    const covered = await seeStill(page)
    expect(Math.abs(grey(covered, CROSSING) - grey(covered, ASIDE))).toBeLessThan(3)
    await page.getByRole('button', { name: /^Blend of/ }).click()
    await page.getByRole('menuitemradio', { name: 'Multiply' }).click()
    multiplies(await seeStill(page))
    await keys('Control+z', 'Control+z')
    await page.getByRole('button', { name: /^Blend of/ }).click()
    await page.getByRole('menuitemradio', { name: 'Multiply' }).click()
    await pen.stroke(level(0.5), { press: 1 }, async () => multiplies(await seeStill(page)))
    const multiplied = await seeStill(page)
    multiplies(multiplied)
    await picture('multiply')

    const opacity = page.getByRole('slider', { name: /^Opacity of/ })
    await opacity.focus()
    await keys('Home', ...Array.from({ length: 5 }, () => 'Shift+ArrowRight'))
    const paper = grey(multiplied, [0.3, 0.2])
    const half = grey(await seeStill(page), ASIDE)
    expect(half).toBeGreaterThan(grey(multiplied, ASIDE) + 25)
    expect(Math.abs(half - (paper + grey(multiplied, ASIDE)) / 2)).toBeLessThan(8)
    const faded = await seeStill(page)
    await page.getByRole('button', { name: 'Hide layer' }).first().click()
    expect(differing(below, await seeStill(page))).toBe(0)
    await keys('Control+=', 'Control+0')
    expect(differing(below, await seeStill(page))).toBe(0)
    await page.getByRole('button', { name: 'Show layer' }).first().click()
    expect(differing(faded, await seeStill(page))).toBe(0)
  })

  await test.step('with transparency locked, ink lies only where ink was, live and landed', async () => {
    await next()
    await color('Graphite')
    await pen.stroke(level(0.5), { press: 1 })
    await ofLayer(page, 'Lock transparency')
    await color('Red pencil')
    await pen.stroke(upright(0.5), { press: 1 }, async () => staysOnInk(await seeStill(page)))
    staysOnInk(await seeStill(page))
    await picture('lock transparency')
    await keys('Control+z', 'Control+z')
  })

  await test.step('merging down leaves every pixel as it was', async () => {
    await keys('b', ...THICK)
    await color('Graphite')
    await pen.stroke(level(0.3))
    await keys('m')
    await pen.stroke(level(0.6))
    await keys('Control+Shift+L')
    await color('Red pencil')
    await keys('b')
    await pen.stroke(upright(0.3))
    await keys('p')
    await pen.stroke(upright(0.7))
    const apart = await seeStill(page)
    await expect(page.getByRole('button', { name: 'Hide layer' })).toHaveCount(3)
    await ofLayer(page, 'Merge down')
    await expect(page.getByRole('button', { name: 'Hide layer' })).toHaveCount(2)
    expect(differing(apart, await seeStill(page), INSIDE, 3)).toBe(0)
  })

  await test.step('a shared background is seen, and changed, in every panel of the shot', async () => {
    const here = await seeStill(page)
    await ofLayer(page, 'Show in every panel of this shot')
    await next()
    const clear: Area = { from: [0.02, 0.1], to: [0.98, 0.8] }
    expect(differing(here, await seeStill(page), clear)).toBe(0)
    await page.getByRole('radio', { name: /shared with other panels/ }).click()
    await pen.stroke(level(0.75), { press: 1 })
    const there = await seeStill(page)
    expect(differing(here, there, clear)).toBeGreaterThan(500)
    await page.getByRole('application', { name: 'Drawing' }).focus()
    await keys('PageUp')
    await expect.poll(async () => differing(there, await seeStill(page), clear)).toBe(0)
  })
})
