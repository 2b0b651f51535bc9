import type { CDPSession, Page } from '@playwright/test'
import { DEEP_MARK } from './film.ts'
import { longestTask, metric, percentile, timeToPixels, watchPixels } from './probes.ts'

/** Milliseconds: what is usual and the worst seen. */
export interface Times {
  readonly median: number
  readonly worst: number
}

export interface Drawing {
  /** Main-thread ms for a pointer step of pencil: the first stroke in the window, later ones, and on the layer of 2,000. */
  readonly firstInk: number
  readonly ink: number
  readonly inkOn2000: number
  /** On the layer of 2,000 strokes, of ten strokes and their landing. */
  readonly longestTask: number
  /** From key press to pixels, on the layer of 2,000 strokes: the newest stroke, then many one after another. */
  readonly undoNewest: Times
  readonly redoNewest: Times
  readonly undoMany: Times
  readonly redoMany: Times
  /** The sixth mark from the bottom. */
  readonly deleteDeep: number
  readonly undoDeep: number
}

const INK_STEPS = 200
const STROKE_POINTS = 40

/** Of one long stroke, while it lasts. */
async function ink(page: Page, cdp: CDPSession): Promise<number> {
  await page.mouse.move(400, 400)
  await page.mouse.down()
  const before = await metric(cdp, 'TaskDuration')
  for (let at = 0; at < INK_STEPS; at += 1) {
    await page.mouse.move(400 + Math.sin(at / 9) * 180 + at, 420 + Math.cos(at / 7) * 90)
  }
  const spent = (await metric(cdp, 'TaskDuration')) - before
  await page.mouse.up()
  await page.waitForTimeout(300)
  return (spent * 1000) / INK_STEPS
}

/** Opens the panel of the shot `right` places after the first, which is the new film's own and empty; the next has 2,000 strokes. */
export async function openPanel(page: Page, right: number): Promise<void> {
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('Home')
  for (let at = 0; at < right; at += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.locator('[data-table-ready]').waitFor()
  await page.waitForTimeout(800)
}

async function closePanel(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForTimeout(600)
}

/** A stroke of so many points, on the line of this number. */
async function stroke(page: Page, line: number, points = STROKE_POINTS): Promise<void> {
  const y = 240 + (line % 30) * 12
  const x = 280 + (line % 7) * 10
  await page.mouse.move(x, y)
  await page.mouse.down()
  const step = 320 / points
  for (let at = 0; at < points; at += 1) await page.mouse.move(x + at * step, y + Math.sin((at * step) / 32) * 20)
  await page.mouse.up()
}

const times = (list: readonly number[]): Times => ({ median: percentile(list, 0.5), worst: Math.max(...list) })

/** Presses a key so many times, one after another; every fifth in ms to the pixels that it changes. */
async function presses(page: Page, key: string, count: number): Promise<Times> {
  const list: number[] = []
  for (let at = 1; at <= count; at += 1) {
    if (at % 5 === 0) list.push(await timeToPixels(page, key))
    else await page.keyboard.press(key)
  }
  return times(list)
}

async function newest(page: Page): Promise<{ undoNewest: Times; redoNewest: Times }> {
  const [undone, redone]: [number[], number[]] = [[], []]
  for (let at = 0; at < 5; at += 1) {
    undone.push(await timeToPixels(page, 'Control+z'))
    redone.push(await timeToPixels(page, 'Control+Shift+z'))
  }
  return { undoNewest: times(undone), redoNewest: times(redone) }
}

/** Touches the deep mark where no other ink lies, deletes it and takes that back. */
async function deep(page: Page): Promise<{ deleteDeep: number; undoDeep: number }> {
  const paper = (await page.locator('.table-paper').boundingBox())!
  await page.keyboard.press('s')
  await page.mouse.click(paper.x + paper.width * DEEP_MARK.reached[0], paper.y + paper.height * DEEP_MARK.reached[1])
  await page.waitForTimeout(500)
  const deleteDeep = await timeToPixels(page, 'Delete')
  const undoDeep = await timeToPixels(page, 'Control+z')
  return { deleteDeep, undoDeep }
}

/** Draws on a common panel, then on the one of 2,000 strokes, where so many are undone one after another; ends on the board. */
export async function measureDrawing(page: Page, cdp: CDPSession, undos: number): Promise<Drawing> {
  await openPanel(page, 2)
  const firstInk = await ink(page, cdp)
  const later = [await ink(page, cdp), await ink(page, cdp), await ink(page, cdp)]
  await closePanel(page)
  await openPanel(page, 1)
  const heavy = [await ink(page, cdp), await ink(page, cdp), await ink(page, cdp)]
  // A colour that shows on a layer full of ink.
  await page.getByRole('radio', { name: 'Red pencil' }).click()
  await page.getByRole('application', { name: 'Drawing' }).focus()
  await page.keyboard.press('p')
  const longest = await longestTask(cdp, async () => {
    for (let line = 0; line < 10; line += 1) {
      await stroke(page, line)
      await page.waitForTimeout(250)
    }
  })
  for (let line = 10; line < undos + 4; line += 1) await stroke(page, line, 12)
  await page.waitForTimeout(800)
  await watchPixels(page)
  const { undoNewest, redoNewest } = await newest(page)
  const undoMany = await presses(page, 'Control+z', undos)
  const redoMany = await presses(page, 'Control+Shift+z', undos)
  const { deleteDeep, undoDeep } = await deep(page)
  await closePanel(page)
  const [usual, full] = [percentile(later, 0.5), percentile(heavy, 0.5)]
  const undone = { undoNewest, redoNewest, undoMany, redoMany, deleteDeep, undoDeep }
  return { firstInk, ink: usual, inkOn2000: full, longestTask: longest, ...undone }
}
