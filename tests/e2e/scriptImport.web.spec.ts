import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, framewright, makeFilm, saved, test } from './app.ts'

const FIRST = `EXT. QUAY - NIGHT #1#

Mara waits under the one lamp.

MARA
Nobody is coming.

INT. CELLAR - DAY #2#

Empty shelves, and a bell far off.
`
/** The cellar has another name and number, a scene stands before it, and one is gone. */
const SECOND = `EXT. QUAY - NIGHT #1#

Mara waits under the one lamp.

MARA
Somebody is coming.

JONAS (O.S.)
I am.

EXT. FERRY - DAWN #2#

Fog.
`

async function chooseScript(page: Page, name: string, text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('import script')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Import script' })
  await expect(dialog.getByRole('button', { name: 'Choose file…' })).toBeFocused()
  await dialog
    .getByLabel('Script', { exact: true })
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}

test('a second draft is looked through before anything changes, its matches corrected, and undone in one step', async ({
  open,
}) => {
  const { home } = open
  const folder = await makeFilm(home, 'Ferry')
  const first = join(home, 'First.fountain')
  writeFileSync(first, FIRST)
  await framewright(home, 'import', folder, '--script', first, '--yes')
  const { page } = await open.at(folder)
  await chooseScript(page, 'Second.fountain', SECOND)
  const dialog = page.getByRole('dialog', { name: 'Import script' })
  const rows = dialog.getByRole('list', { name: 'Scenes' }).getByRole('listitem')

  await test.step('the preview says what becomes of every scene', async () => {
    await expect(rows.first()).toContainText('Changed: text')
    await expect(rows.filter({ hasText: 'CELLAR' })).toHaveAttribute('data-kind', 'gone')
    await expect(rows.filter({ hasText: 'FERRY' })).toHaveAttribute('data-kind', 'added')
    await expect(dialog.getByRole('textbox', { name: 'Draft' })).toHaveValue('Second.fountain')
    await expect(dialog.getByRole('textbox', { name: 'Revision colour' })).toHaveValue('Blue')
    await expectAccessible(page)
  })

  await test.step('a list of what becomes of a scene closes with Esc and leaves the dialog open', async () => {
    const fate = dialog.getByRole('button', { name: /What becomes of scene 2/ })
    await fate.press('Enter')
    await expect(page.getByRole('menuitemradio', { name: 'Omit it' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(fate).toBeFocused()
  })

  await test.step('a match is corrected by hand', async () => {
    await dialog.getByRole('button', { name: /Scene of the film for 2/ }).press('Enter')
    await page.keyboard.press('2')
    await expect(page.getByRole('menuitemradio', { name: /Scene 2/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(rows.filter({ hasText: 'FERRY' })).toContainText('Changed: heading, text')
    await expect(rows.filter({ hasText: 'FERRY' })).toContainText('chosen by hand')
    await expect(rows).toHaveCount(2)
    await expect(dialog.getByRole('button', { name: /Scene of the film for 2/ })).toBeFocused()
  })

  await test.step('who speaks and where becomes cards, those that the film has among them', async () => {
    await dialog.getByRole('tab', { name: /Cast and locations/ }).click()
    await expect(dialog.getByRole('button', { name: /Card of Mara/ })).toHaveText('Mara')
    await expect(dialog.getByRole('checkbox', { name: 'Jonas' })).toBeChecked()
    const card = dialog.getByRole('button', { name: /Card of Jonas/ })
    await card.press('Enter')
    await page.keyboard.press('Escape')
    await expect(card).toBeFocused()
  })

  await dialog.getByRole('button', { name: 'Import script' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('EXT. FERRY - DAWN').first()).toBeVisible()
  await saved(page)

  await test.step('the message leaves the foot of the script free, which comes up under it', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await page.keyboard.press('Control+9')
    const [foot, message] = [page.locator('.script-foot'), page.locator('.toasts')]
    await expect(message).toContainText('The script is imported.')
    const top = async (): Promise<number> => (await foot.getByRole('button').first().boundingBox())!.y
    await expect
      .poll(async () => {
        const box = (await message.boundingBox())!
        return box.y + box.height <= (await top())
      })
      .toBe(true)
  })
  await page.keyboard.press('Control+z')
  await expect(page.getByText('EXT. FERRY - DAWN')).toHaveCount(0)
})
