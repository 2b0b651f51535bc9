import type { Page } from '@playwright/test'
import { expect, addShot, saved, test } from './app.ts'
import type { Open } from './app.ts'

const field = (page: Page, name: string) => page.getByRole('complementary').getByLabel(name, { exact: true }).first()
const undo = (page: Page) => page.getByRole('button', { name: /^Undo/ })
const front = (page: Page) => page.getByRole('listbox', { name: 'Board' })
const action = (page: Page) => page.getByRole('gridcell').and(page.locator('.cell.action')).first()

async function editedFilm(open: Open) {
  const { page } = await open.film('Typed')
  await addShot(page)
  await saved(page)
  return page
}

test('a field is saved while it has the focus, never says Saved before, and is one step however long it is typed in', async ({
  open,
}) => {
  const page = await editedFilm(open)
  await field(page, 'Notes').click()
  // Every letter's own answer: whether the title claims more than the disk has.
  const claims = await page.evaluate(async () => {
    const box = document.activeElement as HTMLTextAreaElement
    const seen: string[] = []
    for (const letter of 'The tide is out') {
      box.setRangeText(letter, box.value.length, box.value.length, 'end')
      box.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter }))
      await new Promise(requestAnimationFrame)
      seen.push(document.title)
    }
    return seen
  })
  expect(claims.filter((title) => title.endsWith('— Saved')).length).toBeLessThan(claims.length / 2)
  await saved(page)
  await expect(field(page, 'Notes')).toBeFocused()
  await page.keyboard.type(' again.')
  await saved(page)
  await page.keyboard.press('Escape')
  await expect(front(page)).toBeFocused()
  await expect(field(page, 'Notes')).toHaveValue('The tide is out again.')
  await undo(page).click()
  await expect(field(page, 'Notes')).toHaveValue('')
  await expect(undo(page)).not.toHaveAccessibleName(/Notes/)
})

test('a cell takes Esc as a spreadsheet does, and undo brings the text back; Mod+Enter ends a field and makes no take', async ({
  open,
}) => {
  const page = await editedFilm(open)
  await page.keyboard.press('Control+2')
  await action(page).dblclick()
  await page.keyboard.type('She turns')
  await saved(page)
  await page.keyboard.type(' away')
  await page.keyboard.press('Escape')
  await expect(action(page)).toHaveText('')
  await page.keyboard.press('Control+z')
  await expect(action(page)).toHaveText('She turns away')
  await page.keyboard.press('Control+z')
  await expect(action(page)).toHaveText('')

  await page.keyboard.press('Control+1')
  await field(page, 'Action').fill('She runs')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('tab', { name: 'Shot', exact: true })).toHaveAttribute('aria-selected', 'true')
  await saved(page)
  await page.keyboard.press('Control+z')
  await expect(field(page, 'Action')).toHaveValue('')
})

test('an input method begins a cell with its first letter, and its Enter ends neither cell nor heading', async ({
  open,
}) => {
  const page = await editedFilm(open)
  const cdp = await page.context().newCDPSession(page)
  const press = (key: string) =>
    cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 })
  const compose = (text: string) => cdp.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 })
  const take = async (text: string) => {
    await press('Enter')
    await cdp.send('Input.insertText', { text })
  }

  await page.keyboard.press('Control+2')
  await action(page).click()
  await press('Process')
  await compose('n')
  const cell = page.locator('.cell-editor textarea')
  await expect(cell).toHaveValue('n')
  await compose('に')
  await take('二')
  await expect(cell).toHaveValue('二')
  await expect(cell).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(action(page)).toHaveText('二')

  const filter = page.getByRole('searchbox', { name: 'Filter shots' })
  await filter.focus()
  await take('二')
  await compose('か')
  await press('Escape')
  await expect(filter).toHaveValue('二か')
  await filter.fill('')

  await page.keyboard.press('Control+1')
  await page.getByRole('option', { name: /^Scene 1/ }).dblclick()
  const heading = page.getByRole('textbox', { name: 'Heading of scene 1' })
  await compose('い')
  await take('家')
  await expect(heading).toBeFocused()
  await expect(heading).toHaveValue('家')
})

test('a spreadsheet’s cells keep their lines, an address that is pasted says what it can’t do, and a new film that can’t be made leaves this one open', async ({
  open,
}) => {
  const page = await editedFilm(open)
  const paste = (kinds: Readonly<Record<string, string>>) =>
    page.evaluate((carried) => {
      const data = new DataTransfer()
      for (const [kind, text] of Object.entries(carried)) data.setData(kind, text)
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, kinds)

  await paste({ 'text/plain': 'https://example.org/quay.png' })
  await expect(page.getByText(/^That is only an address, and Framewright fetches nothing/)).toBeVisible()

  await page.keyboard.press('Control+2')
  await action(page).click()
  await paste({
    'text/plain': 'She said "go".\nHe stays.\nTwo',
    'text/html':
      '<html><body><table><tr><td style="x">She said "go".<br style="mso-data-placement:same-cell">\n  He&nbsp;stays.</td><td>35</td></tr></table></body></html>',
  })
  await expect(action(page)).toHaveText('She said "go".\nHe stays.', { useInnerText: true })

  await page.getByRole('button', { name: /project menu$/ }).click()
  await page.getByRole('menuitem', { name: /^New project/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title of the film').fill('家'.repeat(90))
  const folder = await dialog.getByLabel('Project folder').inputValue()
  expect(new TextEncoder().encode(folder.split('/').at(-1)).length).toBeLessThan(200)
  await dialog.getByLabel('Project folder').fill('/dev/null/no such place.framewright')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.locator('.toasts')).toContainText('/dev/null')
  await expect(page).toHaveTitle(/^Typed — Saved$/)
})
