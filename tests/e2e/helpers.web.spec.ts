import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, keepPicture, test } from './app.ts'
import { overlayNode } from './overlayNodes.ts'
import { lineOf } from './pen.ts'
import type { At } from './pen.ts'
import { INSIDE, changed, differing, pictureOf, readPicture, seeStill } from './pixels.ts'
import type { Seen } from './pixels.ts'
import { openTable } from './table.ts'

type Place = readonly [x: number, y: number]

/** The px in which a helper shows: those that differ from the paper without it. */
const shownOn = (blank: Seen, seen: Seen) => changed(blank, seen, INSIDE, 6)

/** What is shown on the paper besides, once something is. */
async function shownBesides(page: Page, blank: Seen): Promise<ReturnType<typeof shownOn>> {
  let shown = shownOn(blank, await seeStill(page))
  await expect.poll(async () => (shown = shownOn(blank, await seeStill(page))).length).toBeGreaterThan(0)
  return shown
}

/** How far a px lies from the line through two others. */
function offLine([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  return Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / Math.hypot(bx - ax, by - ay)
}

/** Opens what lies behind the helpers' button, does something there, and closes it again. */
async function amongHelpers(page: Page, act: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Helpers' }).click()
  await act()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('checkbox', { name: 'Thirds' })).toHaveCount(0)
  await page.getByRole('application', { name: 'Drawing' }).focus()
}

/** Where, on a circle about a vanishing point, a ray of its colour crosses: degrees, one for each ray. */
function raysAt(seen: Seen, [cx, cy]: Place, radius: number, colored: (...color: Rgb) => boolean): number[] {
  const found: number[] = []
  for (let angle = -180; angle < 180; angle += 0.02) {
    const x = Math.round(cx + radius * Math.cos((angle * Math.PI) / 180))
    const y = Math.round(cy + radius * Math.sin((angle * Math.PI) / 180))
    if (x < 8 || y < 8 || x > seen.width - 9 || y > seen.height - 9 || !colored(...seen.px(x, y))) continue
    const last = found.at(-1)
    if (last === undefined || (angle - last) * radius * (Math.PI / 180) > 4) found.push(angle)
  }
  return found
}
type Rgb = readonly [red: number, green: number, blue: number]
const RAYS = {
  red: (r: number, _: number, b: number) => r - b > 24,
  blue: (r: number, _: number, b: number) => b - r > 8,
  green: (r: number, g: number, b: number) => g - r > 5 && g > b,
} as const

/** Every ray that is seen far out is seen nearer in at the same angle: it runs to the point. */
function runTo(seen: Seen, point: Place, near: number, far: number, color: keyof typeof RAYS): void {
  const inner = raysAt(seen, point, near, RAYS[color])
  const outer = raysAt(seen, point, far, RAYS[color])
  const slack = (2.5 / near) * (180 / Math.PI)
  const inSight = (angle: number) => {
    const x = point[0] + near * Math.cos((angle * Math.PI) / 180)
    const y = point[1] + near * Math.sin((angle * Math.PI) / 180)
    return x > 10 && y > 10 && x < seen.width - 11 && y < seen.height - 11
  }
  const astray = outer.filter((angle) => inSight(angle) && !inner.some((other) => Math.abs(other - angle) < slack))
  expect(outer.length).toBeGreaterThan(4)
  // A ray of another colour may hide one where they cross.
  expect(astray.length).toBeLessThanOrEqual(1)
}

test('guides lie where the frame says: thirds, centre, safe areas, perspective, horizon, rulers', async ({
  open,
}, info) => {
  const { page, keys } = await openTable(open, 'Guides', 1)
  const picture = (name: string) => keepPicture(page, join(info.outputDir, `${name}.png`))
  const blank = await seeStill(page)
  const { width, height } = blank

  await test.step('thirds', async () => {
    await keys('Shift+T')
    const seen = await seeStill(page)
    const shown = shownOn(blank, seen)
    const on = ([x, y]: Place) =>
      [1, 2].some((part) => Math.abs(x + 0.5 - (part * width) / 3) < 2 || Math.abs(y + 0.5 - (part * height) / 3) < 2)
    expect(shown.filter((px) => !on(px))).toEqual([])
    expect(shown.length).toBeGreaterThan(1.8 * (width + height))
    await keys('Shift+T')
    expect(differing(blank, await seeStill(page))).toBe(0)
  })

  await test.step('centre, without a key of its own', async () => {
    await amongHelpers(page, () => page.getByRole('checkbox', { name: 'Centre' }).check())
    const shown = shownOn(blank, await seeStill(page))
    const arm = height / 12
    const on = ([x, y]: Place) => {
      const [dx, dy] = [Math.abs(x + 0.5 - width / 2), Math.abs(y + 0.5 - height / 2)]
      return (dx < 2 && dy < arm + 2) || (dy < 2 && dx < arm + 2)
    }
    expect(shown.filter((px) => !on(px))).toEqual([])
    expect(shown.length).toBeGreaterThan(3.5 * arm)
    await amongHelpers(page, () => page.getByRole('checkbox', { name: 'Centre' }).uncheck())
  })

  await test.step('action safe and title safe', async () => {
    await keys('Shift+S')
    const shown = await shownBesides(page, blank)
    for (const part of [0.93, 0.9]) {
      const [left, top] = [(width * (1 - part)) / 2, (height * (1 - part)) / 2]
      const sides = [
        shown.filter(([x, y]) => Math.abs(x + 0.5 - left) < 2 && y > top && y < height - top),
        shown.filter(([x, y]) => Math.abs(x + 0.5 - width + left) < 2 && y > top && y < height - top),
        shown.filter(([x, y]) => Math.abs(y + 0.5 - top) < 2 && x > left && x < width - left),
        shown.filter(([x, y]) => Math.abs(y + 0.5 - height + top) < 2 && x > left && x < width - left),
      ]
      sides.forEach((side, i) => expect(side.length).toBeGreaterThan(0.35 * part * (i < 2 ? height : width)))
    }
    const inner = shown.filter(
      ([x, y]) => x > 0.06 * width && x < 0.94 * width && y > 0.06 * height && y < 0.94 * height,
    )
    expect(inner).toEqual([])
    await picture('safe areas')
    await keys('Shift+S')
  })

  await test.step('perspective of none to three points: every line runs to its vanishing point', async () => {
    await keys('Shift+G')
    const level = 0.42 * height
    for (const [count, points] of [
      ['1 point', [['red', [0.5 * width, level], 120, 280]]],
      [
        '2',
        [
          ['red', [0, level], 250, 500],
          ['blue', [width, level], 250, 500],
        ],
      ],
      [
        '3',
        [
          ['red', [0, level], 250, 400],
          ['blue', [width, level], 250, 400],
          ['green', [0.5 * width, 1.25 * height], 0.4 * height, 0.7 * height],
        ],
      ],
    ] as const) {
      await amongHelpers(page, () => page.getByRole('radio', { name: count, exact: true }).click())
      const seen = await seeStill(page)
      for (const [color, point, near, far] of points) runTo(seen, point, near, far, color)
      await picture(`perspective ${count}`)
    }
    await amongHelpers(page, () => page.getByRole('radio', { name: 'Horizon', exact: true }).click())
    const horizon = (await shownBesides(page, blank)).filter(([x]) => x > 0.1 * width)
    expect(horizon.length).toBeGreaterThan(0.85 * width)
    expect(horizon.filter(([, y]) => Math.abs(y + 0.5 - level) > 2)).toEqual([])
    await keys('Shift+G')
    expect(differing(blank, await seeStill(page))).toBe(0)
  })

  await test.step('rulers: a tick stands at every number, counted from the paper’s corner', async () => {
    await keys('Shift+R')
    const paper = (await page.locator('.table-paper').boundingBox())!
    const ruler = (await page.locator('.table-overlay').boundingBox())!
    const strip = await readPicture(await pictureOf(page, { ...ruler, height: 16 }))
    const area = strip.px(strip.width - 3, 13)
    const ticks = Array.from({ length: strip.width - 24 }, (_, i) => i + 20).filter((x) =>
      strip.px(x, 13).some((part, i) => Math.abs(part - area[i]!) > 12),
    )
    const zoom = paper.width / 1920
    const numbers = (await overlayNode(page, '.rulers .across')).text.split(' ').map(Number)
    expect(numbers.length).toBeGreaterThan(6)
    for (const number of numbers) {
      const at = paper.x - ruler.x + number * zoom
      if (at > 22 && at < strip.width - 5)
        expect(
          ticks.some((x) => Math.abs(x + 0.5 - at) < 1.6),
          `${number}`,
        ).toBe(true)
    }
    for (const x of ticks)
      expect(numbers.some((number) => Math.abs(paper.x - ruler.x + number * zoom - x - 0.5) < 1.6)).toBe(true)
    await picture('rulers')
  })
})

/** Dark px. A vanishing point's handle has a dark rim and lies on the line itself: what is near it is left out. */
function inked(seen: Seen, handle: Place = [-99, -99]): Place[] {
  const dark = seen.where({ from: [0.03, 0.03], to: [0.97, 0.97] }, (r, g, b) => r + g + b < 300)
  return dark.filter(([x, y]) => Math.hypot(x - handle[0], y - handle[1]) > 16)
}

/** A stroke at the lower left, where the pen was, and none at the right. */
function liesAtTheLeft(seen: Seen): void {
  expect(seen.dark({ from: [0.1, 0.77], to: [0.3, 0.83] })).toBeGreaterThan(100)
  expect(seen.dark({ from: [0.4, 0.7], to: [0.98, 0.9] })).toBe(0)
}

test('strokes snap to the line to a vanishing point; a flipped and a grey view change nothing that is drawn', async ({
  open,
}, info) => {
  const { page, pen, keys, next, color } = await openTable(open, 'Views', 3)
  const picture = (name: string) => keepPicture(page, join(info.outputDir, `${name}.png`))
  const paper = await seeStill(page)
  const px = ([x, y]: At): Place => [x * paper.width, y * paper.height]
  await test.step('a shaky stroke lies on the line to the point that it goes towards, within two pixels', async () => {
    await keys('p', ...Array.from({ length: 5 }, () => '['), 'Shift+G', 'Shift+V')
    for (const [from, towards, point, points] of [
      [[0.3, 0.8], [0.75, 0.56], [1, 0.42], '2'],
      [[0.7, 0.9], [0.25, 0.59], [0, 0.42], '2'],
      [[0.2, 0.1], [0.4, 0.31], [0.5, 0.42], '1 point'],
      [[0.3, 0.2], [0.4, 0.72], [0.5, 1.25], '3'],
    ] as const) {
      await amongHelpers(page, () => page.getByRole('radio', { name: points, exact: true }).click())
      const shaky = lineOf(from, towards, 0.017)
      const onLine = async () => {
        const ink = inked(await seeStill(page), px(point))
        expect(ink.length).toBeGreaterThan(150)
        const away = ink.map(([x, y]) => offLine([x + 0.5, y + 0.5], px(from), px(point)))
        expect(Math.max(...away)).toBeLessThan(2.5)
      }
      await pen.stroke(shaky, {}, onLine)
      await onLine()
      await picture(`snapped to ${points}`)
      await keys('Control+z')
    }
    // The same hand without the snap shakes.
    await keys('Shift+V')
    await pen.stroke(lineOf([0.3, 0.8], [0.75, 0.56], 0.017))
    const free = inked(await seeStill(page)).map(([x, y]) => offLine([x + 0.5, y + 0.5], px([0.3, 0.8]), px([1, 0.42])))
    expect(Math.max(...free)).toBeGreaterThan(3.5)
    await keys('Shift+G')
  })

  await test.step('flipped: seen as in a mirror, and ink lands under the pen', async () => {
    await next()
    await keys(...Array.from({ length: 5 }, () => ']'))
    await pen.stroke(lineOf([0.1, 0.2], [0.35, 0.6]))
    const straight = await seeStill(page)
    await keys('Shift+F')
    await expect
      .poll(async () => (await seeStill(page)).dark({ from: [0.6, 0.1], to: [0.95, 0.7] }))
      .toBeGreaterThan(100)
    const mirrored = await seeStill(page)
    expect(mirrored.width).toBe(straight.width)
    const strays = inked(straight).filter(([x, y]) =>
      [-2, -1, 0, 1].every((by) => mirrored.px(straight.width - x + by, y).reduce((sum, part) => sum + part) > 420),
    )
    expect(strays).toEqual([])
    expect(Math.abs(inked(mirrored).length / inked(straight).length - 1)).toBeLessThan(0.05)
    // What was foreseen of a fast hand is gone once the pen rests.
    await pen.stroke(lineOf([0.08, 0.8], [0.32, 0.8]), {}, () =>
      expect(async () => liesAtTheLeft(await seeStill(page))).toPass(),
    )
    liesAtTheLeft(await seeStill(page))
    await picture('flipped')
    await keys('Shift+F')
    await expect
      .poll(async () => (await seeStill(page)).dark({ from: [0.7, 0.77], to: [0.9, 0.83] }))
      .toBeGreaterThan(100)
    expect(differing(straight, await seeStill(page), { from: [0.02, 0.02], to: [0.98, 0.7] })).toBe(0)
  })

  await test.step('without colour: red ink is shown grey, and is red again afterwards', async () => {
    await next()
    await color('Red pencil')
    await pen.stroke(lineOf([0.2, 0.3], [0.8, 0.3]), { press: 1 })
    const red = await seeStill(page)
    await keys('Shift+Y')
    const grey = await seeStill(page)
    expect(grey.where(INSIDE, (r, g, b) => Math.max(r, g, b) - Math.min(r, g, b) > 2)).toEqual([])
    expect(grey.where(INSIDE, (r, g, b) => r + g + b < 500).length).toBeGreaterThan(500)
    await picture('without colour')
    await pen.stroke(lineOf([0.2, 0.6], [0.8, 0.6]), { press: 1 })
    await keys('Shift+Y')
    const after = await seeStill(page)
    expect(differing(red, after, { from: [0.02, 0.02], to: [0.98, 0.5] })).toBe(0)
    expect(after.at([0.5, 0.6])).toEqual(red.at([0.5, 0.3]))
  })
})
