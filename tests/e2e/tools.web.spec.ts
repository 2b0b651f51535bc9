import { join } from 'node:path'
import { expect, keepPicture, test } from './app.ts'
import { lineOf } from './pen.ts'
import type { At } from './pen.ts'
import { INSIDE, differing, seePaper, seeStill } from './pixels.ts'
import type { Area, Seen } from './pixels.ts'
import { openTable } from './table.ts'

const level = (y: number, from = 0.1, to = 0.9): At[] => lineOf([from, y], [to, y])
const upright = (x: number, from = 0.1, to = 0.9): At[] => lineOf([x, from], [x, to])
/** A band of the paper round a level line, clear of the line's ends. */
const band = (y: number): Area => ({ from: [0.3, y - 0.06], to: [0.7, y + 0.06] })
/** The heart of that line. */
const heart = (y: number): Area => ({ from: [0.3, y - 0.004], to: [0.7, y + 0.004] })
const grey = ([red, green, blue]: readonly [number, number, number]): number => (red + green + blue) / 3

/** How many rows of pixels a level line's ink takes up, however pale it is. */
function breadth(seen: Seen, y: number): number {
  const rows = seen.where(band(y), (r, g, b) => r + g + b < 690).map(([, row]) => row)
  return Math.max(...rows) - Math.min(...rows) + 1
}

/** A marker's figure of eight through the middle left: its crossing is no darker than its far bend. */
function isEven(seen: Seen): void {
  const crossing = grey(seen.at([0.35, 0.5]))
  expect(crossing).toBeLessThan(200)
  expect(Math.abs(crossing - grey(seen.at([0.5693, 0.5])))).toBeLessThan(3)
}

/** A second marker's level line through it: darker on the first than beside it. */
function isDarker(seen: Seen): void {
  expect(grey(seen.at([0.35, 0.5]))).toBeLessThan(grey(seen.at([0.8, 0.5])) - 25)
  expect(grey(seen.at([0.8, 0.5]))).toBeLessThan(200)
}

const blue = (red: number, green: number, value: number): boolean => value > red + 40 && value > green

test('each nib leaves what its maker promises: grain, ink, soft edge, even tone', async ({ open }, info) => {
  const { page, pen, keys, next } = await openTable(open, 'Nibs', 6)
  const picture = (name: string) => keepPicture(page, join(info.outputDir, `${name}.png`))

  await test.step('pencil: paper shows through its grain, pressure darkens and widens it, tilt widens and pales it', async () => {
    await keys('b', ...Array.from({ length: 10 }, () => ']'))
    await pen.stroke(level(0.2), { press: 0.15, tilt: 0 })
    await pen.stroke(level(0.4), { press: 0.5, tilt: 0 })
    await pen.stroke(level(0.6), { press: 1, tilt: 0 })
    await pen.stroke(level(0.8), { press: 0.5, tilt: 62 })
    const seen = await seeStill(page)
    const [light, middle, hard, side] = [0.2, 0.4, 0.6, 0.8].map((y) => seen.tone(heart(y)))
    expect(middle!).toBeLessThan(light! - 15)
    expect(hard!).toBeLessThan(middle! - 15)
    expect(side!).toBeGreaterThan(middle! + 15)
    expect(breadth(seen, 0.4)).toBeGreaterThan(breadth(seen, 0.2))
    expect(breadth(seen, 0.6)).toBeGreaterThan(1.35 * breadth(seen, 0.2))
    expect(breadth(seen, 0.8)).toBeGreaterThan(1.8 * breadth(seen, 0.4))
    // Paper and graphite lie side by side in the line itself.
    const tones = seen.where(heart(0.4), () => true).map(([x, y]) => grey(seen.px(x, y)))
    tones.sort((a, b) => a - b)
    expect(tones.at(-Math.round(tones.length / 20))! - tones[Math.round(tones.length / 20)]!).toBeGreaterThan(45)
    await picture('pencil')
  })

  await test.step('pen: solid ink, wider under pressure, drawn out to a point', async () => {
    await next()
    await keys('p', ...Array.from({ length: 10 }, () => ']'))
    await pen.stroke(level(0.3), { press: 0.2 })
    await pen.stroke(level(0.6), { press: 1 })
    const seen = await seeStill(page)
    expect(breadth(seen, 0.6)).toBeGreaterThan(1.6 * breadth(seen, 0.3))
    for (const y of [0.3, 0.6]) expect(seen.where(heart(y), (r, g, b) => r + g + b > 160)).toEqual([])
    const end = seen.dark({ from: [0.1, 0.5], to: [0.11, 0.7] })
    expect(end).toBeLessThan(0.8 * seen.dark({ from: [0.5, 0.5], to: [0.51, 0.7] }))
    await picture('pen')
  })

  await test.step('brush: wider under pressure, with an edge that fades', async () => {
    await next()
    await keys('w', ...Array.from({ length: 6 }, () => ']'))
    await pen.stroke(level(0.3), { press: 0.3 })
    await pen.stroke(level(0.65), { press: 1 })
    const seen = await seeStill(page)
    expect(breadth(seen, 0.65)).toBeGreaterThan(3 * breadth(seen, 0.3))
    const across = Array.from({ length: seen.height }, (_, y) => grey(seen.px(Math.round(seen.width / 2), y)))
    const fading = across.slice(Math.round(seen.height * 0.5)).filter((tone) => tone > 70 && tone < 210)
    expect(fading.length).toBeGreaterThan(5)
    expect(seen.tone(heart(0.65))).toBeLessThan(60)
    await picture('brush')
  })

  await test.step('airbrush: denser where the hand presses, and no edge anywhere', async () => {
    await next()
    await keys('j')
    await expect(page.getByRole('radio', { name: 'Airbrush' })).toBeChecked()
    await pen.stroke(level(0.25), { press: 0.3 })
    await pen.stroke(level(0.7), { press: 1 })
    const seen = await seeStill(page)
    const densest = seen.tone(heart(0.7))
    expect(densest).toBeLessThan(seen.tone(heart(0.25)) - 15)
    const rows = Array.from({ length: Math.floor(seen.height / 2) }, (_, row) => row + Math.floor(seen.height / 2))
    const [left, right] = [0.4, 0.6].map((part) => Math.round(part * seen.width))
    const columns = Array.from({ length: right! - left! }, (_, column) => column + left!)
    const tones = rows.map((y) => columns.reduce((sum, x) => sum + grey(seen.px(x, y)), 0) / columns.length)
    expect(tones.filter((tone) => tone > densest + 10 && tone < 245).length).toBeGreaterThan(15)
    expect(Math.max(...tones.slice(1).map((tone, y) => Math.abs(tone - tones[y]!)))).toBeLessThan(25)
    await picture('airbrush')
  })

  await test.step('marker: one even tone where it crosses itself, darker over another, live and landed', async () => {
    await next()
    await keys('m')
    const eight = Array.from({ length: 70 }, (_, i): At => {
      const t = (i / 69) * Math.PI * 2
      return [0.35 + 0.22 * Math.sin(t), 0.5 + 0.25 * Math.sin(2 * t)]
    })
    await pen.stroke(eight, { press: 0.6 }, async () => isEven(await seeStill(page)))
    isEven(await seeStill(page))
    await pen.stroke(level(0.5, 0.05, 0.95), {}, async () => isDarker(await seeStill(page)))
    isDarker(await seeStill(page))
    await picture('marker')
  })

  await test.step('eraser: cuts its own layer and leaves the one below, live and landed', async () => {
    await next()
    await keys('p')
    await pen.stroke(level(0.35))
    await keys('Control+Shift+L')
    await pen.stroke(level(0.65))
    const before = await seeStill(page)
    await keys('e')
    const cut = (seen: Seen) => {
      expect(seen.dark({ from: [0.49, 0.6], to: [0.51, 0.7] })).toBe(0)
      expect(seen.dark({ from: [0.3, 0.6], to: [0.4, 0.7] })).toBeGreaterThan(50)
      expect(differing(before, seen, { from: [0, 0.2], to: [1, 0.5] })).toBe(0)
    }
    await pen.stroke(upright(0.5), { press: 0.8 }, async () => cut(await seeStill(page)))
    cut(await seeStill(page))
    await picture('eraser')
  })
})

test('colour fills what it was led round and what lines close in; shapes lie from corner to corner', async ({
  open,
}, info) => {
  const { page, pen, keys, next, color } = await openTable(open, 'Fills', 5)
  const picture = (name: string) => keepPicture(page, join(info.outputDir, `${name}.png`))
  const rule = async (from: At, to: At) => pen.stroke([from, to])

  await test.step('lasso fill: inside the loop and not outside', async () => {
    await keys('f')
    await color('Blue pencil')
    await pen.stroke([...lineOf([0.2, 0.2], [0.8, 0.2]), ...lineOf([0.8, 0.2], [0.8, 0.8]), [0.2, 0.8]])
    const seen = await seeStill(page)
    const inside: Area = { from: [0.22, 0.24], to: [0.78, 0.78] }
    expect(seen.where(inside, (r, g, b) => !blue(r, g, b))).toEqual([])
    const all = seen.where(INSIDE, blue)
    const [width, height] = [seen.width * 0.6, seen.height * 0.6]
    expect(Math.abs(all.length / (width * height) - 1)).toBeLessThan(0.02)
    await picture('lasso fill')
    // Turned by hand, it is as whole under the pen as at rest: what is inked is shown in tiles.
    await keys('Alt+r')
    const middle: Area = { from: [0.35, 0.35], to: [0.65, 0.65] }
    const rest = await seeStill(page)
    const under = async () => expect(differing(rest, await seeStill(page), middle)).toBe(0)
    await pen.stroke(lineOf([0.3, 0.12], [0.7, 0.12]), {}, under)
    await keys('Alt+Shift+r', 'Control+z')
  })

  await test.step('lasso fill: beneath the lines as soon as the pen goes round them', async () => {
    await next()
    await keys('p')
    await color('Graphite')
    await rule([0.2, 0.5], [0.8, 0.5])
    const line: Area = { from: [0.4, 0.49], to: [0.6, 0.51] }
    const inked = (await seeStill(page)).dark(line, 250)
    expect(inked).toBeGreaterThan(100)
    await keys('f')
    await color('Blue pencil')
    const round = [...lineOf([0.3, 0.2], [0.7, 0.2]), ...lineOf([0.7, 0.2], [0.7, 0.8]), [0.3, 0.8]] as const
    let meanwhile: Seen | null = null
    await pen.stroke(round, {}, async () => {
      await expect.poll(async () => blue(...(await seePaper(page)).at([0.5, 0.3]))).toBe(true)
      meanwhile = await seePaper(page)
    })
    for (const seen of [meanwhile!, await seeStill(page)]) {
      expect(blue(...seen.at([0.5, 0.3]))).toBe(true)
      expect(seen.dark(line, 250)).toBeGreaterThan(inked * 0.9)
    }
  })

  await test.step('bucket: fills to the line all round, over a small gap, and runs out through a large one', async () => {
    await next()
    // Panel px are about 1/1920 of the paper's width: an opening of 10 of them, and one of 80.
    for (const [left, gap] of [
      [0.1, 0.008],
      [0.55, 0.045],
    ] as const) {
      const [right, middle] = [left + 0.35, left + 0.175]
      await keys('l')
      await color('Graphite')
      await rule([left, 0.3], [middle - gap / 2, 0.3])
      await rule([middle + gap / 2, 0.3], [right, 0.3])
      await rule([right, 0.3], [right, 0.8])
      await rule([right, 0.8], [left, 0.8])
      await rule([left, 0.8], [left, 0.3])
    }
    await keys('g')
    await color('Blue pencil')
    await pen.tap([0.2, 0.55])
    await expect.poll(async () => blue(...(await seePaper(page)).at([0.2, 0.6]))).toBe(true)
    const held = await seeStill(page)
    const within: Area = { from: [0.102, 0.304], to: [0.448, 0.796] }
    expect(held.where(within, (r, g, b) => r + g + b > 600)).toEqual([])
    expect(held.where({ from: [0.5, 0.05], to: [0.98, 0.95] }, blue)).toEqual([])
    expect(held.where({ from: [0.05, 0.85], to: [0.5, 0.95] }, blue)).toEqual([])
    await pen.tap([0.65, 0.55])
    await expect.poll(async () => blue(...(await seePaper(page)).at([0.65, 0.6]))).toBe(true)
    expect(blue(...(await seeStill(page)).at([0.5, 0.1]))).toBe(true)
    await picture('bucket')
  })

  await test.step('line, arrow, rectangle and ellipse', async () => {
    await next()
    await color('Graphite')
    for (const [key, left] of [
      ['l', 0.1],
      ['a', 0.3],
      ['r', 0.5],
      ['o', 0.7],
    ] as const) {
      await keys(key)
      await rule([left, 0.3], [left + 0.15, 0.7])
    }
    const seen = await seeStill(page)
    const near = ([x, y]: At) => seen.dark({ from: [x - 0.006, y - 0.01], to: [x + 0.006, y + 0.01] }, 450)
    for (const place of [
      [0.11, 0.327],
      [0.175, 0.5],
      [0.24, 0.673],
    ] as const)
      expect(near(place)).toBeGreaterThan(5)
    // The arrow has a head: more ink at its end than at its start.
    expect(seen.dark({ from: [0.4, 0.6], to: [0.47, 0.73] })).toBeGreaterThan(
      1.3 * seen.dark({ from: [0.29, 0.27], to: [0.36, 0.4] }),
    )
    for (const place of [
      [0.5, 0.3],
      [0.65, 0.3],
      [0.5, 0.7],
      [0.65, 0.7],
      [0.575, 0.3],
      [0.5, 0.5],
    ] as const)
      expect(near(place)).toBeGreaterThan(5)
    for (const place of [
      [0.775, 0.3],
      [0.775, 0.7],
      [0.7, 0.5],
      [0.85, 0.5],
    ] as const)
      expect(near(place)).toBeGreaterThan(5)
    for (const place of [
      [0.575, 0.5],
      [0.775, 0.5],
      [0.7, 0.3],
      [0.85, 0.7],
    ] as const)
      expect(near(place)).toBe(0)
    await picture('shapes')
  })

  await test.step('words and a camera move; the eyedropper takes the colour that is seen', async () => {
    await next()
    await keys('t')
    await pen.tap([0.08, 0.1])
    await page.getByRole('textbox', { name: 'Words on the panel' }).fill('HOLD ON HIM')
    await keys('Control+Enter')
    const words: Area = { from: [0.08, 0.1], to: [0.3, 0.16] }
    await expect.poll(async () => (await seePaper(page)).dark(words)).toBeGreaterThan(150)
    expect((await seePaper(page)).dark({ from: [0.08, 0.2], to: [0.3, 0.3] })).toBe(0)

    await keys('m')
    await color('Red pencil')
    await pen.stroke(level(0.8, 0.1, 0.5))
    const toned = (await seeStill(page)).at([0.3, 0.8])
    await keys('i')
    await pen.tap([0.3, 0.8])
    await keys('p')
    await pen.stroke(level(0.8, 0.6, 0.9), { press: 1 })
    const painted = (await seeStill(page)).at([0.75, 0.8])
    expect(Math.max(...painted.map((part, i) => Math.abs(part - toned[i]!)))).toBeLessThan(4)

    await keys('c')
    await pen.stroke(lineOf([0.5, 0.3], [0.8, 0.6]))
    await keys('v')
    const seen = await seeStill(page)
    const paper = seen.at([0.45, 0.45])
    const lined = (from: At, to: At) => {
      const area: Area = { from: [from[0] - 0.006, from[1] - 0.008], to: [to[0] + 0.006, to[1] + 0.008] }
      return seen.where(area, (r, g, b) => Math.abs(grey([r, g, b]) - grey(paper)) > 60).length
    }
    // Frame B from the corner that was pressed to the one where the pen was lifted, frame A round the whole picture.
    expect(lined([0.55, 0.3], [0.75, 0.3])).toBeGreaterThan(seen.width * 0.2)
    expect(lined([0.55, 0.6], [0.75, 0.6])).toBeGreaterThan(seen.width * 0.2)
    expect(lined([0.5, 0.35], [0.5, 0.55])).toBeGreaterThan(seen.height * 0.2)
    expect(lined([0.8, 0.35], [0.8, 0.55])).toBeGreaterThan(seen.height * 0.2)
    expect(lined([0.3, 0.006], [0.9, 0.006])).toBeGreaterThan(seen.width * 0.5)
    await picture('words, eyedropper, camera move')
  })
})
