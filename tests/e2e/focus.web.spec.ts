import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ALL_THEMES, enterPanel, expect, expectAccessibleInThemes, ready, test } from './app.ts'
import {
  AT_TABLE,
  ELSEWHERE,
  IN_PANES,
  IN_SETTINGS,
  IN_WALL,
  ON_BOARD,
  board,
  press,
  settingsTab,
} from './focusPlaces.ts'
import type { Opened } from './focusPlaces.ts'

const OVERLAY = '[role="dialog"], [role="menu"]'

/** Opens and closes it with Esc, and says what has the focus then. */
async function walk(page: Page, name: string, { from, open }: Opened): Promise<void> {
  const before = await from(page)
  const under = await page.locator(OVERLAY).count()
  await before.focus()
  await before.evaluate((element) => element.setAttribute('data-was', ''))
  await open(page, before)
  await expect(page.locator(OVERLAY), `${name} opens`).toHaveCount(under + 1)
  await expect
    .poll(() => page.evaluate((overlay) => document.activeElement?.closest(overlay) !== null, OVERLAY), name)
    .toBe(true)
  await expectAccessibleInThemes(page, name)
  await press(page, 'Escape')
  await expect(page.locator(OVERLAY), `${name} closes`).toHaveCount(under)
  await expect(before, `the focus after ${name}`).toBeFocused()
  await before.evaluate((element) => element.removeAttribute('data-was'))
}

async function walkAll(page: Page, places: Readonly<Record<string, Opened>>): Promise<void> {
  for (const [name, opened] of Object.entries(places)) await walk(page, name, opened)
}

test('everything that opens over the window stands in the walk of the focus, or where trouble is played', () => {
  const root = join(import.meta.dirname, '../../renderer')
  const opening = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('ui/'))
    .filter((file) =>
      /<(?:Dialog|Popover|MenuButton|ContextMenu|Select)\b/.test(readFileSync(join(root, file), 'utf8')),
    )
  const walked = [ON_BOARD, IN_PANES, IN_SETTINGS, IN_WALL, AT_TABLE].flatMap((places) =>
    Object.values(places).map(({ file }) => file),
  )
  expect(opening.filter((file) => !walked.includes(file) && !(file in ELSEWHERE))).toEqual([])
})

test('the focus comes back to where it was from every dialog, menu and popover', async ({ launch }) => {
  if (ALL_THEMES) test.setTimeout(1_200_000)
  const { page } = await launch()
  await ready(page)
  await board(page).focus()
  await press(page, 'Home')
  await press(page, '/')
  await walkAll(page, ON_BOARD)
  await walkAll(page, IN_PANES)
  await press(page, 'Control+,')
  await walkAll(page, IN_SETTINGS)
  for (const name of await page.getByRole('dialog').getByRole('tab').allInnerTexts()) {
    await settingsTab(page, name)
    await expectAccessibleInThemes(page, `the settings, ${name}`)
  }
  await press(page, 'Escape')
  await press(page, 'Control+7')
  await walkAll(page, IN_WALL)
  await press(page, 'Escape')
  await enterPanel(page)
  await walkAll(page, AT_TABLE)
})
