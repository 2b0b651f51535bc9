import type { Locator, Page } from '@playwright/test'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import type { CommandEntry } from '#shared/commands/commandTable.ts'
import { enterPanel, expect, makeFilm, newHome, ready, saved, test } from './app.ts'

const board = (page: Page): Locator => page.getByRole('listbox', { name: 'Board' })
const scenes = (page: Page): Locator => page.getByRole('listbox', { name: 'Scenes' }).getByRole('option')

/** "Mod+Shift+N" as the menu is to show it. */
const shownAs = (keys: string): string =>
  keys.replace('Mod', 'CommandOrControl').replace('++', '+Plus').replace('Arrow', '')

test('the menu has every command with its keys, a key and an item do it once, and changed keys stand there at once', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  await ready(page)
  const items = await app.menu()
  for (const { id, label, keys = [], drawingKeys = [] } of COMMANDS as readonly CommandEntry[]) {
    const item = items.find((each) => each.id === id)
    expect(item?.label, id).toBe(label)
    const first = [...keys, ...drawingKeys].find((each) => each.startsWith('Mod+'))
    expect(item?.keys, id).toBe(first === undefined ? '' : shownAs(first))
  }

  await board(page).focus()
  let count = await scenes(page).count()
  async function makes(more: number, act: () => Promise<void>): Promise<void> {
    await act()
    // What comes after it in the same queue is seen once it is done.
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(board(page)).toBeFocused()
    await expect(scenes(page)).toHaveCount((count += more))
  }
  await makes(1, () => page.keyboard.press('Control+Shift+n'))
  await makes(1, () => app.choose('scene.add'))
  await makes(-1, () => page.keyboard.press('Control+z'))
  await makes(-1, () => app.choose('edit.undo'))

  await app.choose('help.keys')
  const settings = page.getByRole('dialog', { name: 'Project settings' })
  await settings.getByRole('searchbox').fill('new scene')
  await settings.getByRole('button', { name: 'Add keys to New scene' }).click()
  await page.keyboard.press('Control+Shift+y')
  await settings.getByRole('button', { name: 'Take Ctrl+Shift+N off New scene' }).click()
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await expect
    .poll(async () => (await app.menu()).find(({ id }) => id === 'scene.add')!.keys)
    .toBe('CommandOrControl+Shift+Y')
  await board(page).focus()
  await makes(0, () => page.keyboard.press('Control+Shift+n'))
  await makes(1, () => page.keyboard.press('Control+Shift+y'))
  await makes(-1, () => page.keyboard.press('Control+z'))
  await saved(page)
})

/** Items that open a dialog of ours. */
const OPENING = COMMANDS.map(({ id }) => id).filter(
  (id) =>
    id.startsWith('export.') ||
    ['project.new', 'project.settings', 'project.versions', 'palette.open', 'help.shortcuts', 'help.keys'].includes(id),
)

test('the focus comes back from whatever the menu opens, wherever it was', async ({ launch }) => {
  // A film of one shot: what is exported, and how long its pages are, is nothing to the focus.
  const home = newHome()
  const app = await launch({ home, folder: await makeFilm(home, 'Menu') })
  const { page } = app
  await ready(page)
  expect(OPENING.length).toBeGreaterThan(8)
  async function walk(where: string, from: Locator, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await from.focus()
      await app.choose(id)
      await expect(page.getByRole('dialog'), `${id} opens from ${where}`).not.toHaveCount(0)
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null))
        .toBe(true)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog'), `${id} closes`).toHaveCount(0)
      await expect(from, `the focus after ${id}, from ${where}`).toBeFocused()
    }
  }
  await walk('the board', board(page), OPENING)
  const some = ['project.settings', 'export.open', 'help.shortcuts']
  await walk('a button', page.getByRole('button', { name: 'Export…' }), some)
  await walk('a field', page.getByRole('textbox', { name: 'Action', exact: true }), some)
  await enterPanel(page)
  const shown = ['show.colors', 'show.presets', 'show.nib', 'show.helpers']
  await walk('the drawing table', page.getByRole('application', { name: 'Drawing' }), [...some, ...shown])
})
