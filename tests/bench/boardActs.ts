import type { Page } from '@playwright/test'
import { see } from '../e2e/boardPlaces.ts'
import { atRest, longestTask } from './probes.ts'
import type { Measured } from './subject.ts'

/** The longest task of the main thread, processor ms, while a hand works on many shots of the board at once. */
export interface BoardActs {
  /** A field of 200 selected shots is set. */
  readonly batch: number
  /** Shift and an arrow, held down, take in 300 shots. */
  readonly walk: number
  /** As many shots as the walk took in, up to 241, are dropped elsewhere. */
  readonly drop: number
}

const SELECTED = 200
const WALKED = 300
const DROPPED = 241

const board = (page: Page) => page.getByRole('listbox', { name: 'Board' })

async function takeIn(page: Page, shots: number): Promise<void> {
  await board(page).focus()
  await page.keyboard.press('Home')
  for (let at = 1; at < shots; at += 1) await page.keyboard.press('Shift+ArrowRight')
}

/** The board's first frame, by the keys: wherever the board stands, its first shot is shown after Home. */
export async function measureBoardActs(measured: Measured): Promise<BoardActs> {
  const { page, cdp } = measured
  await page.bringToFront()
  await board(page).focus()
  await page.keyboard.press('Home')
  await atRest(measured)
  const walk = await longestTask(cdp, () => takeIn(page, WALKED), 'processor')
  await atRest(measured)
  await takeIn(page, SELECTED)
  await atRest(measured)
  const batch = await longestTask(
    cdp,
    async () => {
      await page.getByRole('button', { name: /^Size:/ }).click()
      await page.getByRole('menuitemradio', { name: /^CU/ }).click()
      await atRest(measured)
    },
    'processor',
  )
  await takeIn(page, DROPPED)
  await atRest(measured)
  const from = await selectedPlace(page)
  const drop = await longestTask(
    cdp,
    async () => {
      await carry(page, from)
      await atRest(measured)
    },
    'processor',
  )
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Home')
  await atRest(measured)
  return { batch, walk, drop }
}

/** The mark of what is selected, drawn around its card. */
const isMark = ([red, green, blue]: readonly number[]): boolean => red! > 170 && green! < 130 && blue! < 110
/** Narrower than the smallest card on the board, wider than the head of any badge, px. */
const EDGE = 24

/** A point within a selected card, once the board was scrolled so that there is room below it; px of the window. */
async function selectedPlace(page: Page): Promise<readonly [number, number]> {
  const box = (await board(page).boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.wheel(0, box.height * 0.6)
  for (let tries = 0; tries < 30; tries += 1) {
    const seen = await see(page, box)
    for (let y = 20; y < seen.height * 0.5; y += 1)
      for (let x = 0, run = 0; x < seen.width; x += 1) {
        run = isMark(seen.at([x / (seen.width - 1), y / (seen.height - 1)])) ? run + 1 : 0
        if (run === EDGE) return [box.x + x - EDGE / 2, box.y + y + 8]
      }
    await page.mouse.wheel(0, -box.height * 0.1)
  }
  throw new Error('no selected shot is in sight on the board')
}

/** From a selected card to others below it. */
async function carry(page: Page, [x, y]: readonly [number, number]): Promise<void> {
  const { height } = (await board(page).boundingBox())!
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + step * 6, y + (step * height * 0.5) / 8)
  await page.mouse.up()
  await page.getByRole('button', { name: /^Undo Move \d+ Shots/ }).waitFor()
}
