import { LIMITS } from '#shared/document/limits.ts'
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, expectAccessibleInThemes, ready, saved, test } from './app.ts'

const field = (page: Page, name: string) => page.getByRole('complementary').getByLabel(name, { exact: true })
const sign = (page: Page) => page.getByRole('button', { name: /^Not saved: / })
const head = (page: Page) => page.locator('.shot-head h2')
const cell = (page: Page, shot: string, column: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: shot, exact: true }) })
    .locator(`.cell.${column}`)

const isInvalid = (box: Locator) => expect(box).toHaveAttribute('aria-invalid', 'true')

const LONG = `Mara ${'waits. '.repeat(90)}`.trim()
const OVER = LONG.length - 500

/** Puts a text where the keyboard is, as a paste does. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

test('a text that is longer than its field is kept there, through Tab, another shot and back, while others are saved', async ({
  open,
}) => {
  const { page } = await open.sample()
  const first = (await head(page).textContent()) ?? ''
  const subject = field(page, 'Subject')
  await subject.fill('x'.repeat(470))
  await expect(page.getByText('470 of 500 characters')).toBeVisible()

  await subject.fill(LONG)
  await expect(subject).toHaveAttribute('aria-invalid', 'true')
  const words = `The subject of shot ${first} can hold 500 characters, and this is ${OVER} too many. It stays here, not saved, until you shorten it.`
  await expect(subject).toHaveAccessibleDescription(words)
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await expect(sign(page)).toHaveText('Not saved: 1 entry')
  await expect(page).toHaveTitle(/— Not saved$/)
  await expect(subject).toHaveValue(LONG)

  await field(page, 'Action').fill('She turns.')
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(head(page)).not.toHaveText(first)
  await expect(subject).not.toHaveAttribute('aria-invalid', 'true')
  await expect(sign(page)).toBeVisible()
  await subject.fill('The quay')
  await page.keyboard.press('Enter')

  await sign(page).click()
  await expect(page.getByRole('dialog', { name: 'What is not saved' })).toContainText(words)
  await page.getByRole('button', { name: 'Go to it' }).click()
  await expect(head(page)).toHaveText(first)
  await expect(subject).toBeFocused()
  await expect(subject).toHaveValue(LONG)

  await subject.fill('Mara waits.')
  await expect(subject).not.toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.press('Enter')
  await expect(sign(page)).toBeHidden()
  await saved(page)
})

test('Esc leaves what does not fit as typed, letting go puts back what was there and offers it once more; closing asks first', async ({
  launch,
}) => {
  const app = await launch()
  const { page } = app
  await ready(page)
  const subject = field(page, 'Subject')
  const before = await subject.inputValue()
  await subject.fill(LONG)
  await page.keyboard.press('Escape')
  await expect(subject).not.toBeFocused()
  await expect(subject).toHaveValue(LONG)
  await expect(sign(page)).toHaveText('Not saved: 1 entry')

  await page.keyboard.press('Control+Shift+W')
  const asked = page.getByRole('alert').filter({ hasText: 'The project stays open' })
  await expect(asked).toBeVisible()
  await asked.getByRole('button', { name: 'Dismiss' }).click()

  await sign(page).click()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(subject).toHaveValue(before)
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(sign(page)).toHaveText('Not saved: 1 entry')

  const dialog = page.waitForEvent('dialog')
  const closing = page.close({ runBeforeUnload: true })
  const question = await dialog
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await closing
  await expect(subject).toHaveValue(LONG)

  await page.keyboard.press('Control+Shift+W')
  await page.getByRole('button', { name: 'Close without saving' }).click()
  await expect(page.getByRole('button', { name: 'New project…' }).first()).toBeVisible()
})

test('of a spreadsheet pasted into the list, the cell that is too long waits in its place and all others are saved', async ({
  open,
}) => {
  const { page } = await open.sample()
  await page.keyboard.press('Control+2')
  await cell(page, '1', 'subject').click()
  await pasteText(page, `Mara\n${LONG}\nThe quay`)
  await expect(cell(page, '1', 'subject')).toHaveText('Mara')
  await expect(
    page.getByText('Too long to be saved: subject of shot 1A. It waits in its cell to be shortened.'),
  ).toBeVisible()
  await expect(cell(page, '1B', 'subject')).toHaveText('The quay')
  await expect(cell(page, '1A', 'subject')).toHaveAttribute('aria-invalid', 'true')
  await expect(sign(page)).toHaveText('Not saved: 1 entry')

  await cell(page, '1A', 'subject').click()
  await page.keyboard.press('F2')
  const editor = page.getByRole('textbox', { name: 'Subject of shot 1A' })
  await expect(editor).toHaveValue(LONG)
  await page.keyboard.press('Enter')
  await expect(editor).toBeFocused()
  await expect(editor).toHaveAccessibleDescription(/and this is \d+ too many/)
  await expectAccessible(page)
  await editor.fill('Mara waits.')
  await page.keyboard.press('Enter')
  await expect(cell(page, '1A', 'subject')).toHaveText('Mara waits.')
  await expect(cell(page, '1A', 'subject')).not.toHaveAttribute('aria-invalid', 'true')
  await expect(sign(page)).toBeHidden()
  await saved(page)
})

test('a heading, a layer’s name, a card’s name and a number wait in their places as well, and are saved once they fit', async ({
  open,
}) => {
  const { page } = await open.sample()

  await page.getByRole('option', { name: /^Scene 1/ }).dblclick()
  const heading = page.getByRole('textbox', { name: 'Heading of scene 1' })
  await heading.fill(`EXT. ${'QUAY '.repeat(120)}- NIGHT`)
  await page.keyboard.press('Enter')
  await isInvalid(heading)
  await expect(heading).toHaveAccessibleDescription(/^The location of scene 1 can hold 500 characters/)

  await expect(page.getByRole('option', { name: /^Scene 1/ })).toBeHidden()
  await page.keyboard.press('Control+6')
  await page.getByRole('complementary').getByRole('article').first().getByRole('button').first().click()
  const card = field(page, 'Name')
  const before = await card.inputValue()
  await card.fill('n'.repeat(501))
  await page.keyboard.press('Tab')
  await isInvalid(card)

  await page.keyboard.press('Control+5')
  const first = page.getByRole('radiogroup', { name: 'Layers, from the top down' }).getByRole('radio').first()
  await first.dblclick()
  const layer = page.getByRole('textbox', { name: 'Layer name' })
  await layer.fill('n'.repeat(600))
  await page.keyboard.press('Enter')
  await isInvalid(layer)

  await page.keyboard.press('Control+3')
  const seconds = page.getByRole('complementary').getByLabel('Seconds', { exact: true }).last()
  await seconds.fill('1e308')
  await page.keyboard.press('Tab')
  await isInvalid(seconds)
  await expect(seconds).toHaveAccessibleDescription(/from 0 to 36,000/)
  await expect(sign(page)).toHaveText('Not saved: 4 entries')
  await sign(page).click()
  const list = page.getByRole('dialog', { name: 'What is not saved' })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await expectAccessible(page)
  await expectAccessibleInThemes(page, 'what is not saved')

  // Each is found again from the list, and saved as soon as it fits.
  for (const [box, text] of [
    [heading, 'EXT. QUAY - NIGHT'],
    [card, before],
    [layer, 'Ink'],
    [seconds, '3'],
  ] as const) {
    if (!(await list.isVisible())) await sign(page).click()
    await list.getByRole('button', { name: 'Go to it' }).first().click()
    await expect(box).toBeFocused()
    await box.fill(text)
    await page.keyboard.press('Enter')
  }
  await expect(sign(page)).toBeHidden()
  await expect(page.getByRole('option', { name: /^Scene 1/ })).toContainText('EXT. QUAY - NIGHT')
  await saved(page)
})

test('why a cell is refused stands whole between the shot numbers and the edge of a narrow list', async ({ open }) => {
  const { page } = await open.sample()
  await page.setViewportSize({ width: 1024, height: 700 })
  await page.keyboard.press('Control+2')
  const list = page.locator('.list-box')
  const note = list.locator('.cell-note small')
  await list.focus()
  for (const key of ['Control+Home', 'Home', 'ArrowRight']) await page.keyboard.press(key)
  // A term may be one's own, and is refused only for its length.
  const long = '?'.repeat(LIMITS.term + 1)
  for (const column of ['Size', 'Framing', 'Angle', 'Movement', 'Lens']) {
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type(column === 'Lens' ? '??' : long)
    await page.keyboard.press('Enter')
    await expect(note).toContainText(column === 'Lens' ? 'Lens of shot 1 can’t be “??”: ' : 'this is 1 too many')
    const numbers = (await list.locator('.list-header .cell.shot').boundingBox())!
    const [seen, edge] = [(await note.boundingBox())!, (await list.boundingBox())!]
    expect(seen.x, column).toBeGreaterThanOrEqual(numbers.x + numbers.width - 1)
    expect(seen.x + seen.width, column).toBeLessThanOrEqual(edge.x + edge.width + 1)
    await page.keyboard.press('Escape')
    await expect(note).toHaveCount(0)
    await list.focus()
  }
})
