import { join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { enterPanel, expect, inkOn, makeFilm, newHome, ready, saved, test } from './app.ts'

type At = readonly [x: number, y: number]

/** A pen with pressure and tilt, as the system reports one; places are parts of the paper's width and height. */
async function penOn(page: Page, cdp: CDPSession) {
  const paper = (await page.locator('.desk-paper').boundingBox())!
  async function send(type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y]: At, force: number): Promise<void> {
    const held = type !== 'mouseReleased' && force > 0
    await cdp.send('Input.dispatchMouseEvent', {
      type,
      x: paper.x + paper.width * x,
      y: paper.y + paper.height * y,
      button: type === 'mouseMoved' && !held ? 'none' : 'left',
      buttons: held ? 1 : 0,
      force,
      tiltX: 20,
      tiltY: 10,
      pointerType: 'pen',
      clickCount: type === 'mouseMoved' ? 0 : 1,
    })
  }
  return {
    /** One stroke through these places, lighter at its ends. */
    async stroke(path: readonly At[]): Promise<void> {
      await send('mouseMoved', path[0]!, 0)
      await send('mousePressed', path[0]!, 0.2)
      for (const [at, place] of path.entries()) {
        await send('mouseMoved', place, 0.25 + 0.6 * Math.sin((Math.PI * at) / (path.length - 1)))
      }
      await send('mouseReleased', path.at(-1)!, 0)
    },
    tap: async (place: At): Promise<void> => {
      await send('mouseMoved', place, 0)
      await send('mousePressed', place, 0.5)
      await send('mouseReleased', place, 0)
    },
  }
}

const line = (from: At, to: At, wave = 0): At[] =>
  Array.from({ length: 24 }, (_, at) => [
    from[0] + ((to[0] - from[0]) * at) / 23,
    from[1] + ((to[1] - from[1]) * at) / 23 + wave * Math.sin(at / 2),
  ])
const loop = ([x, y]: At, across: number, down: number): At[] =>
  Array.from({ length: 40 }, (_, at) => [
    x + across * Math.cos((at * Math.PI) / 19),
    y + down * Math.sin((at * Math.PI) / 19),
  ])

test('a new artist boards a six-panel scene with keys and a pen, and opens no menu', async ({ launch }, info) => {
  test.setTimeout(180_000)
  const home = newHome()
  const { page } = await launch({ home, folder: makeFilm(home, 'Six Panels') })
  await ready(page)
  const cdp = await page.context().newCDPSession(page)
  await page.getByRole('listbox', { name: 'Board' }).focus()
  for (let shot = 0; shot < 5; shot += 1) await page.keyboard.press('n')
  await page.keyboard.press('Home')

  const panels: ((pen: Awaited<ReturnType<typeof penOn>>) => Promise<void>)[] = [
    async (pen) => {
      await page.keyboard.press('b')
      for (let y = 0.2; y < 0.8; y += 0.1) await pen.stroke(line([0.15, y], [0.85, y + 0.04], 0.01))
    },
    async (pen) => {
      await page.keyboard.press('p')
      await pen.stroke(loop([0.5, 0.4], 0.12, 0.25))
      await pen.stroke(line([0.1, 0.75], [0.9, 0.7], 0.02))
    },
    async (pen) => {
      await page.keyboard.press('w')
      await pen.stroke(line([0.15, 0.3], [0.85, 0.35], 0.05))
      await page.keyboard.press('m')
      await pen.stroke(line([0.15, 0.65], [0.85, 0.65], 0.03))
    },
    async (pen) => {
      for (const [key, y] of [
        ['l', 0.2],
        ['a', 0.4],
        ['r', 0.6],
      ] as const) {
        await page.keyboard.press(key)
        await pen.stroke(line([0.2, y], [0.7, y + 0.12]))
      }
      await page.keyboard.press('o')
      await pen.stroke(line([0.75, 0.2], [0.92, 0.7]))
    },
    async (pen) => {
      await page.keyboard.press('p')
      await pen.stroke(loop([0.35, 0.5], 0.15, 0.3))
      await page.keyboard.press('g')
      await pen.tap([0.35, 0.5])
      await page.keyboard.press('f')
      await pen.stroke(loop([0.75, 0.5], 0.1, 0.25))
    },
    async (pen) => {
      await page.keyboard.press('p')
      for (let x = 0.2; x < 0.8; x += 0.1) await pen.stroke(line([x, 0.2], [x, 0.8]))
      const before = await inkOn(page)
      await page.keyboard.press('e')
      await pen.stroke(line([0.1, 0.5], [0.9, 0.5]))
      await expect.poll(() => inkOn(page)).toBeLessThan(before)
    },
  ]
  for (const [at, draw] of panels.entries()) {
    await enterPanel(page)
    await draw(await penOn(page, cdp))
    await expect.poll(() => inkOn(page), `panel ${at + 1} has ink`).toBeGreaterThan(100)
    await page.screenshot({ path: join(info.outputDir, `panel-${at + 1}.png`) })
    await page.keyboard.press('Escape')
    await page.getByRole('listbox', { name: 'Board' }).focus()
    await page.keyboard.press('ArrowRight')
  }
  await saved(page)
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(info.outputDir, 'board.png') })
})
