import type { Page } from '@playwright/test'
import { KEYBOARDS } from '../support/keyboards.ts'
import type { Keyboard } from '../support/keyboards.ts'
import { enterPanel, expect, ready, saved, test } from './app.ts'

const LAYOUTS = ['Russian', 'AZERTY', 'Hebrew', 'Arabic', 'Dvorak'] as const
const board = (page: Page) => page.getByRole('listbox', { name: 'Board' })

/** As the layout's own keyboard sends it: by the key that types the letter, else by the one where a US keyboard has it. */
async function type(page: Page, layout: Keyboard, letter: string, mods: { ctrl?: boolean; shift?: boolean } = {}) {
  const low = letter.toLowerCase()
  const typing = [...layout].find(([, [plain]]) => plain === low)
  const code = typing?.[0] ?? (/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`)
  const [plain, shifted] = layout.get(code)!
  const init = { code, key: mods.shift ? shifted : plain, ctrlKey: mods.ctrl ?? false, shiftKey: mods.shift ?? false }
  await page.evaluate((press) => {
    const more = { ...press, bubbles: true, cancelable: true }
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', more))
    document.activeElement!.dispatchEvent(new KeyboardEvent('keyup', more))
  }, init)
}

test('five keyboard layouts make shots, undo, change the view and pick tools', { tag: '@page' }, async ({ open }) => {
  test.slow()
  const { page } = await open.sample()
  await board(page).focus()
  const undo = page.getByRole('button', { name: /^Undo/ })
  const start = await undo.getAttribute('aria-label')
  for (const name of LAYOUTS) {
    const layout = KEYBOARDS[name]!
    await type(page, layout, 'N')
    await expect(undo, `N in ${name}`).toHaveAttribute('aria-label', /shot/i)
    await type(page, layout, 'Z', { ctrl: true })
    await expect(undo, `Ctrl+Z in ${name}`).toHaveAttribute('aria-label', start!)
    await type(page, layout, '2', { ctrl: true })
    await expect(page.getByRole('grid'), `Ctrl+2 in ${name}`).toBeVisible()
    await type(page, layout, '1', { ctrl: true })
    await expect(board(page), `Ctrl+1 in ${name}`).toBeVisible()
    await board(page).focus()
    await type(page, layout, 'K', { ctrl: true })
    await expect(page.getByRole('dialog'), `Ctrl+K in ${name}`).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(board(page)).toBeFocused()
  }
  await enterPanel(page)
  const tools = page.getByRole('radiogroup', { name: 'Tool' }).getByRole('radio')
  const keys = await tools.evaluateAll((all) => all.map((each) => each.getAttribute('aria-keyshortcuts')))
  expect(keys.length).toBeGreaterThan(12)
  for (const name of LAYOUTS)
    for (const [at, each] of keys.entries()) {
      await type(page, KEYBOARDS[name]!, each!.split(' ')[0]!)
      await expect(tools.nth(at), `${each} in ${name}`).toHaveAttribute('aria-checked', 'true')
    }
})

test('keys are found on the sheet, changed, kept on this computer, and taken from a file only whole', async ({
  launch,
}) => {
  const { page } = await launch()
  await ready(page)
  await board(page).focus()
  const undo = page.getByRole('button', { name: /^Undo/ })
  const start = (await undo.getAttribute('aria-label'))!
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByRole('searchbox').fill('straight')
  await expect(sheet.getByText('Draw straight')).toBeVisible()
  await expect(sheet.locator('dl > div')).toHaveCount(1)
  await sheet.getByRole('button', { name: 'Change keys…' }).click()

  const settings = page.getByRole('dialog', { name: 'Project settings' })
  const find = settings.getByRole('searchbox')
  await find.fill('new shot')
  const row = settings.getByRole('listitem').filter({ hasText: 'on the board' })
  await row.getByRole('button', { name: 'Add keys to New shot' }).click()
  await page.keyboard.press('k')
  await expect(row.getByText('K', { exact: true })).toBeVisible()
  await row.getByRole('button', { name: 'Take N off New shot' }).click()
  await row.getByRole('button', { name: 'Add keys to New shot' }).click()
  await page.keyboard.press('p')
  await expect(row.getByRole('alert')).toContainText('P is “New panel” now')
  await row.getByRole('button', { name: 'Leave it' }).click()
  await row.getByRole('button', { name: 'Add keys to New shot' }).click()
  await page.keyboard.press('Control+c')
  await expect(row.getByRole('alert')).toContainText('stays as it is')
  await row.getByRole('button', { name: 'All right' }).click()

  const file = settings.getByLabel('File of keys')
  for (const [text, words] of [
    ['{"framewright":"keys","version":1,"keys":{"shot.add":["F"],"view.fitShot":["F"]}}', /both/],
    ['<html>', /not a file of keys/],
  ] as const) {
    await file.setInputFiles({ name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect(page.getByText(words)).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await board(page).focus()
  await page.keyboard.press('n')
  await expect(undo).toHaveAttribute('aria-label', start)
  await page.keyboard.press('k')
  await expect(undo).toHaveAttribute('aria-label', /shot/i)
  await page.keyboard.press('Control+z')
  await saved(page)
  await page.reload()
  await ready(page)
  await board(page).focus()
  await page.keyboard.press('k')
  await expect(undo).toHaveAttribute('aria-label', /shot/i)
})
