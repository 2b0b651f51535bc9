import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, keepPicture, newHome, ready, saved, test } from './app.ts'
import { lineOf, loopOf, penOn } from './pen.ts'
import type { At, Pen } from './pen.ts'
import { drawing } from './penEvents.ts'
import { seeStill } from './pixels.ts'

/** Panels of each scene: a short day in every run, the whole of it with FRAMEWRIGHT_DAY=whole. */
const WHOLE = process.env['FRAMEWRIGHT_DAY'] === 'whole'
const SCENES = WHOLE ? [14, 13, 13] : [2, 1, 1]
const HEADINGS = ['INT. SALT HOUSE - NIGHT', 'EXT. CAUSEWAY - DAWN', 'INT. FERRY - DAY']

const strip = (page: Page) => page.getByRole('list', { name: 'Panels of the film' })
const current = (page: Page) => strip(page).locator('[aria-current]')
const crumb = (page: Page) => page.getByRole('navigation', { name: 'Where you are' })

/** Counts the menus that ever open: a day needs none. */
async function watchMenus(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = new Set<Element>()
    const look = (): void => {
      for (const menu of document.querySelectorAll('[role="menu"]')) seen.add(menu)
      document.documentElement.dataset['menus'] = String(seen.size)
    }
    look()
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
  })
  return () => page.evaluate(() => Number(document.documentElement.dataset['menus']))
}

/** Nothing between the hand and the paper: the page is there, empty, and takes the pen. */
async function expectBlank(page: Page): Promise<void> {
  await expect(drawing(page)).toBeFocused()
  await expect(page.locator('.table-paper')).toHaveAttribute('data-table-ready', 'true')
}

/** A figure before a horizon: rough in pencil, clean in ink, tone poured into it, a caption now and then. */
async function drawPanel(page: Page, pen: Pen, at: number): Promise<void> {
  const [x, y] = [0.3 + 0.4 * ((at * 0.37) % 1), 0.42 + 0.12 * ((at * 0.61) % 1)]
  await page.keyboard.press('b')
  await pen.stroke(lineOf([0.05, y + 0.2], [0.95, y + 0.2 - 0.06 * (at % 3)], 0.01))
  await pen.stroke(loopOf([x, y - 0.12], 0.045, 0.08))
  await page.keyboard.press('p')
  await pen.stroke(closed([x, y + 0.1], 0.09, 0.16), { press: 0.6 })
  await page.keyboard.press('g')
  await page.getByRole('radio', { name: ['Light tone', 'Middle tone', 'Dark tone'][at % 3]!, exact: true }).click()
  await pen.tap([x, y + 0.1])
  await expect(page.getByRole('button', { name: /^Undo Fill on Shot/ })).toBeVisible()
  await page.getByRole('radio', { name: 'Graphite', exact: true }).click()
  if (at % 4 !== 0) return
  await page.keyboard.press('t')
  await pen.tap([0.08, 0.1])
  await page.keyboard.type(`Panel ${at + 1}: the tide is late`)
  await page.keyboard.press('Control+Enter')
}

function closed(middle: At, across: number, down: number): At[] {
  const loop = loopOf(middle, across, down)
  return [...loop, ...loop.slice(0, 6)]
}

/** The next panel, as boards grow: mostly another panel, every third time another shot, every fifth a copy to change. */
async function goOn(page: Page, at: number): Promise<'empty' | 'copy'> {
  const before = await current(page).innerText()
  const key = at % 5 === 4 ? 'd' : at % 3 === 2 ? 'Shift+N' : 'n'
  await page.keyboard.press(key)
  await expect(current(page)).not.toHaveText(before)
  await expectBlank(page)
  return key === 'd' ? 'copy' : 'empty'
}

test('a board artist’s day: three scenes from nothing, by pen and keys, without a menu', async ({ launch }, info) => {
  if (WHOLE) test.setTimeout(900_000)
  const { page } = await launch({ home: newHome() })
  await ready(page)
  const menus = await watchMenus(page)
  const picture = (name: string) => keepPicture(page, join(info.outputDir, `${name}.png`))

  await page.keyboard.press('Control+N')
  await page.getByRole('textbox', { name: 'Title of the film' }).fill('The Late Tide')
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle(/The Late Tide/)
  await ready(page)
  await picture('1 a new film')
  await page.keyboard.press('Enter')
  await page.locator('.table-paper[data-table-ready]').waitFor()
  const again = await watchMenus(page)
  const pen = await penOn(page, await page.context().newCDPSession(page))

  let drawn = 0
  for (const [scene, count] of SCENES.entries()) {
    if (scene > 0) {
      await page.keyboard.press('Control+Shift+N')
      await expect(crumb(page)).toContainText(`Scene ${scene + 1}`)
      await expectBlank(page)
    }
    for (let panel = 0; panel < count; panel += 1) {
      const kind = panel === 0 ? 'empty' : await goOn(page, panel - 1)
      const under = kind === 'empty' ? await seeStill(page) : null
      if (under) expect(under.dark()).toBe(0)
      await drawPanel(page, pen, drawn)
      drawn += 1
      if (panel < 3 || panel === count - 1) await picture(`2 scene ${scene + 1} panel ${panel + 1}`)
    }
    // The last idea was better one earlier; and the one before it again.
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('button', { name: /^Undo Move / })).toBeEnabled()
    await page.keyboard.press('Alt+ArrowRight')
    await expectBlank(page)
  }

  // Back through the day, page by page: each is there, drawn.
  for (let turned = 1; turned < drawn; turned += 1) {
    const before = await current(page).innerText()
    await page.keyboard.press('ArrowLeft')
    await expect(current(page)).not.toHaveText(before)
  }
  await expect(current(page)).toHaveText(/^1( · 1)?$/)
  await expect.poll(async () => (await seeStill(page)).dark()).toBeGreaterThan(50)
  await picture('3 back at the first')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox', { name: 'Board' })).toBeFocused()
  await page.keyboard.press('Control+0')

  // The scenes get their headings where they stand.
  for (const [scene, heading] of HEADINGS.entries()) {
    await page.getByRole('listbox', { name: 'Scenes' }).getByRole('option').nth(scene).dblclick()
    await page.keyboard.type(heading)
    await page.keyboard.press('Enter')
  }
  await saved(page)
  await picture('4 the board')
  const board = page.getByRole('listbox', { name: 'Board' })
  await expect(board.getByRole('option').first()).toBeAttached()
  await page.keyboard.press('Control+2')
  await picture('5 the shot list')
  expect((await menus()) + (await again())).toBe(0)
})
