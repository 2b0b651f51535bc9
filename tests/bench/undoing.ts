import type { Page } from '@playwright/test'
import { DEEP_MARK } from './film.ts'
import { atRest, percentile, timeToPixels, watchPixels } from './probes.ts'
import type { Measured } from './subject.ts'
import { PAPER, closePanel, openPanel, stroke } from './table.ts'

/** From key press to pixels by the clock, ms, on the layer of 2,000 strokes. */
export interface Undoing {
  /** The newest stroke, over and over. */
  readonly undoNewest: number
  readonly redoNewest: number
  /** Many one after another. */
  readonly undoMany: number
  readonly redoMany: number
  /** The sixth mark from the bottom. */
  readonly deleteDeep: number
  readonly undoDeep: number
  /** The slowest of all of them. */
  readonly slowest: number
}

const NEWEST = 3
const middle = (list: readonly number[]): number => percentile(list, 0.5)

/** Presses a key so many times, one after another; every fifth in ms to the pixels that it changes. */
async function presses(page: Page, key: string, count: number): Promise<number[]> {
  const list: number[] = []
  for (let at = 1; at <= count; at += 1) {
    if (at % 5 === 0) list.push(await timeToPixels(page, key))
    else await page.keyboard.press(key)
  }
  return list
}

/** Touches the deep mark where no other ink lies, until it is selected: now and then a click comes before the tool is in hand. */
async function reachDeep(page: Page): Promise<void> {
  const selected = page.getByRole('toolbar', { name: 'Selected marks' }).getByText('1 mark', { exact: true })
  const [across, down] = DEEP_MARK.reached
  for (let tries = 0; tries < 5; tries += 1) {
    const paper = (await page.locator(PAPER).boundingBox())!
    await page.keyboard.press('s')
    await page.mouse.click(paper.x + paper.width * across, paper.y + paper.height * down)
    const met = selected.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    )
    if (await met) return
  }
  throw new Error('The sixth mark of the heavy panel was met by no click.')
}

/** `count`: how many are undone one after another, five or more. Ends on the board. */
export async function measureUndoing(measured: Measured, count: number): Promise<Undoing> {
  const { page } = measured
  await page.bringToFront()
  await openPanel(measured, 1)
  // A colour that shows on a layer full of ink.
  await page.getByRole('radio', { name: 'Red pencil' }).click()
  await page.getByRole('application', { name: 'Drawing' }).focus()
  for (let line = 0; line < count + 1; line += 1) await stroke(page, line, 4)
  await atRest(measured)
  await watchPixels(page)
  const [undone, redone]: [number[], number[]] = [[], []]
  for (let at = 0; at < NEWEST; at += 1) {
    undone.push(await timeToPixels(page, 'Control+z'))
    redone.push(await timeToPixels(page, 'Control+Shift+z'))
  }
  const undoneMany = await presses(page, 'Control+z', count)
  const redoneMany = await presses(page, 'Control+Shift+z', count)
  await reachDeep(page)
  await atRest(measured)
  const deleteDeep = await timeToPixels(page, 'Delete')
  const undoDeep = await timeToPixels(page, 'Control+z')
  await closePanel(measured)
  return {
    undoNewest: middle(undone),
    redoNewest: middle(redone),
    undoMany: middle(undoneMany),
    redoMany: middle(redoneMany),
    deleteDeep,
    undoDeep,
    slowest: Math.max(...undone, ...redone, ...undoneMany, ...redoneMany, deleteDeep, undoDeep),
  }
}
