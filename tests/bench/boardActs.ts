import type { Page } from '@playwright/test'
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
  const drop = await longestTask(
    cdp,
    async () => {
      await carry(page)
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

/** From the last shots that the walk took in to others below them. */
async function carry(page: Page): Promise<void> {
  const box = (await board(page).boundingBox())!
  const [x, y] = [box.x + box.width * 0.45, box.y + box.height * 0.2]
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, box.height * 0.6)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + step * 6, y + (step * box.height * 0.6) / 8)
  await page.mouse.up()
  await page.getByRole('button', { name: /^Undo Move \d+ Shots/ }).waitFor()
}
