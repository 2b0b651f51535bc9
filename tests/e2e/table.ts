import type { Page } from '@playwright/test'
import { enterPanel, expect, makeFilm, newHome, ready } from './app.ts'
import type { Launch, Open } from './app.ts'
import { penOn } from './pen.ts'
import type { Pen } from './pen.ts'

/** A drawing table on the first of several empty panels, and a pen over it. */
export interface Table {
  readonly page: Page
  readonly pen: Pen
  readonly keys: (...keys: readonly string[]) => Promise<void>
  /** Turns to the next panel. */
  readonly next: () => Promise<void>
  readonly color: (name: string) => Promise<void>
}

/** In the window that journeys share. `sides`: with the panels at its sides; else with nothing round it. */
export async function openTable(open: Open, title: string, panels: number, sides = false): Promise<Table> {
  return tableIn((await open.film(title, '1.78')).page, panels, sides)
}

/** In a window of its own. */
export async function ownTable(launch: Launch, title: string, panels: number, sides = false): Promise<Table> {
  const home = newHome()
  const { page } = await launch({ home, folder: await makeFilm(home, title, '1.78') })
  await ready(page)
  return tableIn(page, panels, sides)
}

async function tableIn(page: Page, panels: number, sides: boolean): Promise<Table> {
  await page.getByRole('listbox', { name: 'Board' }).focus()
  for (let more = 1; more < panels; more += 1) await page.keyboard.press('p')
  await page.keyboard.press('Home')
  await enterPanel(page)
  if (!sides) await bare(page)
  const cdp = await page.context().newCDPSession(page)
  const pen = await penOn(page, cdp)
  async function keys(...pressed: readonly string[]): Promise<void> {
    for (const key of pressed) await page.keyboard.press(key)
  }
  return {
    page,
    pen,
    keys,
    async next() {
      const before = await page.getByText(/Panel \d+ of/).textContent()
      await page.getByRole('application', { name: 'Drawing' }).focus()
      await page.keyboard.press('PageDown')
      await expect(page.getByText(/Panel \d+ of/)).not.toHaveText(before!)
      await page.locator('.table-paper[data-table-ready]').waitFor()
    },
    async color(name) {
      await page.getByRole('radio', { name, exact: true }).click()
      await page.getByRole('application', { name: 'Drawing' }).focus()
    },
  }
}

/** Hides the panels at the sides, and waits until the paper has found its place in the middle. */
async function bare(page: Page): Promise<void> {
  await page.keyboard.press('Tab')
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await expect
    .poll(async () => {
      const box = (await page.locator('.table-paper').boundingBox())!
      return box.x + box.width / 2
    })
    .toBeGreaterThan(700)
}
