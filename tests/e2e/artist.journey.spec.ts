import { join } from 'node:path'
import { enterPanel, expect, inkOn, keepPicture, makeFilm, newHome, ready, saved, test } from './app.ts'
import { lineOf, loopOf, penOn } from './pen.ts'
import type { Pen } from './pen.ts'

test(
  'a new artist boards a six-panel scene with keys and a pen, and opens no menu',
  { tag: '@page' },
  async ({ launch }, info) => {
    const home = newHome()
    const { page } = await launch({ home, folder: await makeFilm(home, 'Six Panels') })
    await ready(page)
    const cdp = await page.context().newCDPSession(page)
    await page.getByRole('listbox', { name: 'Board' }).focus()
    for (let shot = 0; shot < 5; shot += 1) await page.keyboard.press('n')
    await page.keyboard.press('Home')

    const panels: ((pen: Pen) => Promise<void>)[] = [
      async (pen) => {
        await page.keyboard.press('b')
        for (let y = 0.2; y < 0.8; y += 0.1) await pen.stroke(lineOf([0.15, y], [0.85, y + 0.04], 0.01))
      },
      async (pen) => {
        await page.keyboard.press('p')
        await pen.stroke(loopOf([0.5, 0.4], 0.12, 0.25))
        await pen.stroke(lineOf([0.1, 0.75], [0.9, 0.7], 0.02))
      },
      async (pen) => {
        await page.keyboard.press('w')
        await pen.stroke(lineOf([0.15, 0.3], [0.85, 0.35], 0.05))
        await page.keyboard.press('m')
        await pen.stroke(lineOf([0.15, 0.65], [0.85, 0.65], 0.03))
      },
      async (pen) => {
        for (const [key, y] of [
          ['l', 0.2],
          ['a', 0.4],
          ['r', 0.6],
        ] as const) {
          await page.keyboard.press(key)
          await pen.stroke(lineOf([0.2, y], [0.7, y + 0.12]))
        }
        await page.keyboard.press('o')
        await pen.stroke(lineOf([0.75, 0.2], [0.92, 0.7]))
      },
      async (pen) => {
        await page.keyboard.press('p')
        await pen.stroke(loopOf([0.35, 0.5], 0.15, 0.3))
        await page.keyboard.press('g')
        await pen.tap([0.35, 0.5])
        await page.keyboard.press('f')
        await pen.stroke(loopOf([0.75, 0.5], 0.1, 0.25))
      },
      async (pen) => {
        await page.keyboard.press('p')
        for (let x = 0.2; x < 0.8; x += 0.1) await pen.stroke(lineOf([x, 0.2], [x, 0.8]))
        const before = await inkOn(page)
        await page.keyboard.press('e')
        await pen.stroke(lineOf([0.1, 0.5], [0.9, 0.5]))
        await expect.poll(() => inkOn(page)).toBeLessThan(before)
      },
    ]
    for (const [at, draw] of panels.entries()) {
      await enterPanel(page)
      await draw(await penOn(page, cdp))
      await expect.poll(() => inkOn(page), `panel ${at + 1} has ink`).toBeGreaterThan(100)
      await keepPicture(page, join(info.outputDir, `panel-${at + 1}.png`))
      await page.keyboard.press('Escape')
      await page.getByRole('listbox', { name: 'Board' }).focus()
      await page.keyboard.press('ArrowRight')
    }
    await saved(page)
    await keepPicture(page, join(info.outputDir, 'board.png'))
  },
)
